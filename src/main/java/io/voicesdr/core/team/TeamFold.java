package io.voicesdr.core.team;

import io.voicesdr.core.message.Message;
import io.voicesdr.core.signature.Hashes;
import io.voicesdr.core.signature.Kind;
import io.voicesdr.core.signature.Signature;
import io.voicesdr.core.signature.SignatureCodec;
import java.util.Collection;

/** What a team chat's messages come to, and the marks under which the bot writes there. Pure. */
public final class TeamFold {

    /** Who gave a command in the inbox or by the API: it stands in the team chat under our mark. */
    public static final String INBOX = "inbox";

    private TeamFold() {}

    /** The ledger that {@code messages}, all of one team chat, are, in any order and with any duplicates. */
    public static Ledger of(Collection<Message> messages, SignatureCodec signatures) {
        return TeamChat.under(signatures).and(messages).ledger();
    }

    /** The mark of a card. */
    public static Signature mark(Card card, String configHash) {
        return mark(Kind.CARD, card.kind().code(), Said.reference(card.customer()), configHash);
    }

    /** The mark of a notice on {@code topic}: what {@link Ledger#hasNotice} finds. */
    public static Signature noticeMark(String topic, String configHash) {
        return mark(Kind.CARD, CardKind.NOTICE.code(), topic(topic), configHash);
    }

    /** The mark of a command that the inbox writes. */
    public static Signature commandMark(String configHash) {
        return mark(Kind.COMMAND, 0, 0, configHash);
    }

    private static Signature mark(Kind kind, int place, int reference, String configHash) {
        return new Signature(kind, 0, true, place, reference, Hashes.ofConfig(configHash), 0);
    }

    static int topic(String topic) {
        return Hashes.ofMessage("notice " + topic);
    }
}
