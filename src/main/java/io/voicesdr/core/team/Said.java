package io.voicesdr.core.team;

import io.voicesdr.core.message.Content;
import io.voicesdr.core.message.Jid;
import io.voicesdr.core.message.Message;
import io.voicesdr.core.message.Origin;
import io.voicesdr.core.signature.Hashes;
import io.voicesdr.core.signature.Kind;
import io.voicesdr.core.signature.Signature;
import io.voicesdr.core.signature.SignatureCodec;
import java.util.Optional;

/**
 * What one message of the team chat says by itself. Who may write there may tell the bot what to do; only what bears our mark
 * counts as a card, and the mark names the customer, so that neither a pasted card nor a changed one is believed. Verifying a mark and taking a text apart is what
 * costs: it is done once a message.
 */
sealed interface Said {

    /** A card of ours. */
    record Shown(Card card) implements Said {}

    /** A notice of ours. */
    record Noticed(int topic) implements Said {}

    /**
     * A command.
     *
     * @param ours written by the inbox or the API, under our mark
     */
    record Told(Command command, boolean ours) implements Said {}

    /** An emoji on another message. */
    record Reacted(String targetId, String emoji) implements Said {}

    /** Something of ours that is gone. */
    record TakenBack() implements Said {}

    /** Nothing that would concern us. */
    record Nothing() implements Said {}

    /** Reads a message; of the message only its content, its origin and whether it is the company's matter. */
    static Said of(Message message, SignatureCodec signatures) {
        Optional<Signature> mark = message.fromMe() && message.origin() != Origin.DEVICE
                ? signatures.read(message.content().text())
                : Optional.empty();
        return mark.map(ours -> ours(SignatureCodec.strip(message.content().text()), ours))
                .orElseGet(() -> others(message));
    }

    /** Whether both messages say the same by themselves. */
    static boolean isSame(Message one, Message other) {
        return one.fromMe() == other.fromMe()
                && one.origin() == other.origin()
                && one.content().equals(other.content());
    }

    /** How a mark names a customer. */
    static int reference(Jid customer) {
        return Hashes.ofMessage(customer.value());
    }

    private static Said ours(String text, Signature mark) {
        if (mark.kind() == Kind.COMMAND) {
            return Command.in(text)
                    .<Said>map(command -> new Told(command, true))
                    .orElseGet(Nothing::new);
        }
        if (mark.kind() != Kind.CARD) {
            return new Nothing();
        }
        if (mark.place() == CardKind.NOTICE.code()) {
            return new Noticed(mark.answers());
        }
        return CardKind.of(mark.place())
                .flatMap(kind -> CardText.read(kind, text))
                .filter(card -> reference(card.customer()) == mark.answers())
                .<Said>map(Shown::new)
                .orElseGet(Nothing::new);
    }

    /** Unsigned sends by API are other software's: it gives no orders. */
    private static Said others(Message message) {
        return switch (message.content()) {
            case Content.Text text -> message.origin() == Origin.API ? new Nothing() : words(text.text());
            case Content.Reaction reaction -> new Reacted(reaction.targetId(), reaction.emoji());
            case Content.Deleted ignored -> message.fromMe() ? new TakenBack() : new Nothing();
            default -> new Nothing();
        };
    }

    private static Said words(String text) {
        return Command.in(text).<Said>map(command -> new Told(command, false)).orElseGet(Nothing::new);
    }
}
