package io.voicesdr.core.state;

import io.voicesdr.core.flow.value.Understanding;
import io.voicesdr.core.flow.value.Value;
import io.voicesdr.core.flow.value.VariableType;
import io.voicesdr.core.history.Author;
import io.voicesdr.core.history.Entry;
import io.voicesdr.core.message.Content;
import io.voicesdr.core.signature.Notice;
import io.voicesdr.core.text.Wish;
import io.voicesdr.core.text.Words;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * What a customer has asked of the product itself, replayed from the chat. The customer's own words count from the moment
 * they are written, whether or not anything was replied. Pure.
 *
 * @param stoppedAt since when the customer wants no messages that they did not ask for; empty when they may be sent. Who had
 *     everything forgotten wants none either
 * @param consent what became of the question whether we may write again. Who refused and asks for messages later has given it
 * @param lastConsentReply id of the message that gave or refused it
 */
public record Permission(Optional<Instant> stoppedAt, Consent consent, Optional<String> lastConsentReply) {

    /** What became of asking whether we may write again. */
    public enum Consent {
        NOT_ASKED,
        /** Asked, and the next message was neither yes nor no, or has not come. */
        OPEN,
        GIVEN,
        REFUSED
    }

    /** Said to a menu as well: after a stop they mean {@link Wish#RETURN}, after a mere no they may mean anything. */
    private static final Set<String> OF_MENUS = Set.of("voltar", "volver", "retomar");

    /** What {@code entries}, oldest first, tell. */
    public static Permission of(List<Entry> entries) {
        Permission permission = new Permission(Optional.empty(), Consent.NOT_ASKED, Optional.empty());
        boolean justAsked = false;
        for (Entry entry : entries) {
            if (entry.isFrom(Author.CUSTOMER) && entry.isSpeech()) {
                permission = permission.after(entry, justAsked);
                justAsked = false;
            } else if (entry.isFrom(Author.BOT)) {
                Optional<Notice> notice = entry.signature().flatMap(Notice::of);
                permission = notice.map(permission.onNotice(entry)).orElse(permission);
                justAsked |= notice.equals(Optional.of(Notice.CONSENT_ASKED));
            }
        }
        return permission;
    }

    /** Whether the bot asks with {@code entry} if it may write again: nothing else is answered with yes or no. */
    public static boolean isQuestion(Entry entry) {
        return entry.isFrom(Author.BOT)
                && entry.signature().flatMap(Notice::of).equals(Optional.of(Notice.CONSENT_ASKED));
    }

    /** The wish that {@code entry} is: only what was typed or tapped counts. */
    public static Optional<Wish> wish(Entry entry) {
        boolean words = entry.message().content() instanceof Content.Text
                || entry.message().content() instanceof Content.Choice;
        return entry.isFrom(Author.CUSTOMER) && words ? Wish.of(entry.text()) : Optional.empty();
    }

    public boolean stopped() {
        return stoppedAt.isPresent();
    }

    private Function<Notice, Permission> onNotice(Entry entry) {
        return notice -> switch (notice) {
            case FORGOTTEN -> new Permission(Optional.of(entry.at()), Consent.NOT_ASKED, Optional.empty());
            case CONSENT_ASKED ->
                consent == Consent.NOT_ASKED ? new Permission(stoppedAt, Consent.OPEN, Optional.empty()) : this;
            case OUT_OF_HOURS, STOPPED, RETURNED, DATA_SHOWN, LIMIT, ASSISTANT, CONSENT_NOTED -> this;
        };
    }

    private Permission after(Entry entry, boolean justAsked) {
        Optional<Wish> wish = wish(entry);
        if (wish.equals(Optional.of(Wish.STOP))) {
            return new Permission(stoppedAt.or(() -> Optional.of(entry.at())), consent, lastConsentReply);
        }
        if (wish.equals(Optional.of(Wish.RETURN)) && isReturn(entry)) {
            return new Permission(Optional.empty(), Consent.GIVEN, lastConsentReply);
        }
        Optional<Boolean> reply = justAsked ? yesOrNo(entry) : Optional.empty();
        return reply.map(yes ->
                        new Permission(stoppedAt, yes ? Consent.GIVEN : Consent.REFUSED, Optional.of(entry.id())))
                .orElse(this);
    }

    /** Whether {@code entry}, a {@link Wish#RETURN} by its words, is one here: without a stop or a no before it is talk. */
    public boolean isReturn(Entry entry) {
        boolean ofMenus =
                OF_MENUS.contains(String.join(" ", Words.of(entry.text()).words()));
        return stopped() || consent == Consent.REFUSED && !ofMenus;
    }

    /** "Quero" and "quero sim" say yes; "quero o prata" says what the customer came for. */
    private static boolean isWish(List<String> words) {
        return words.size() > 1
                && words.getFirst().equals("quero")
                && !words.get(1).equals("sim");
    }

    private static Optional<Boolean> yesOrNo(Entry entry) {
        return entry.message().content() instanceof Content.Text
                        && !isWish(Words.of(entry.text()).words())
                ? Understanding.of(VariableType.YES_NO, entry.text(), List.of(), LocalDate.EPOCH, false)
                        .filter(Value.YesNo.class::isInstance)
                        .map(value -> ((Value.YesNo) value).yes())
                : Optional.empty();
    }
}
