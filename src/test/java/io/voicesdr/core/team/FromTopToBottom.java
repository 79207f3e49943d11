package io.voicesdr.core.team;

import io.voicesdr.core.history.History;
import io.voicesdr.core.message.Content;
import io.voicesdr.core.message.Jid;
import io.voicesdr.core.message.Message;
import io.voicesdr.core.message.Origin;
import io.voicesdr.core.signature.Kind;
import io.voicesdr.core.signature.Signature;
import io.voicesdr.core.signature.SignatureCodec;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What a team chat's ledger is by definition: everything read at once, from top to bottom. */
final class FromTopToBottom {

    private static final Set<String> OWN_NAMES = Set.of("Você", "You", "Tú");

    private final SignatureCodec signatures;
    private final Map<String, Card> cards = new HashMap<>();
    private final Map<CustomerNumber, List<Deed>> chats = new LinkedHashMap<>();
    private final Set<Integer> notices = new HashSet<>();
    private final List<Instant> deletedAt = new ArrayList<>();

    private FromTopToBottom(SignatureCodec signatures) {
        this.signatures = signatures;
    }

    /** The ledger that {@code messages}, all of one team chat, are, in any order and with any duplicates. */
    static Ledger of(Collection<Message> messages, SignatureCodec signatures) {
        FromTopToBottom fold = new FromTopToBottom(signatures);
        List<Message> ordered = History.of(messages, true).messages();
        Set<String> standing = standingReactions(ordered);
        ordered.forEach(message -> fold.take(message, standing));
        return new Ledger(
                fold.chats.entrySet().stream()
                        .collect(Collectors.toMap(Map.Entry::getKey, chat -> ChatFold.of(chat.getValue()))),
                fold.notices,
                fold.deletedAt);
    }

    /** Of each person the last reaction to each card, unless it was taken back: their ids. */
    private static Set<String> standingReactions(List<Message> ordered) {
        Map<String, Message> last = new HashMap<>();
        for (Message message : ordered) {
            if (message.content() instanceof Content.Reaction reaction) {
                last.put(reaction.targetId() + "\n" + message.fromMe() + message.pushName(), message);
            }
        }
        return last.values().stream().map(Message::id).collect(Collectors.toSet());
    }

    private void take(Message message, Set<String> standingReactions) {
        Optional<Signature> mark = mark(message);
        if (mark.isPresent()) {
            takeOurs(message, mark.get());
            return;
        }
        switch (message.content()) {
            case Content.Text text -> takeWords(message, text.text());
            case Content.Reaction reaction -> {
                if (standingReactions.contains(message.id())) {
                    takeReaction(message, reaction);
                }
            }
            case Content.Deleted ignored -> {
                if (message.fromMe()) {
                    deletedAt.add(message.sentAt());
                }
            }
            default -> {}
        }
    }

    private Optional<Signature> mark(Message message) {
        return message.fromMe() && message.origin() != Origin.DEVICE
                ? signatures.read(message.content().text())
                : Optional.empty();
    }

    private void takeOurs(Message message, Signature mark) {
        String text = SignatureCodec.strip(message.content().text());
        if (mark.kind() == Kind.COMMAND) {
            Command.in(text).ifPresent(command -> give(command, Optional.empty(), message, TeamFold.INBOX));
        } else if (mark.kind() == Kind.CARD && mark.place() == CardKind.NOTICE.code()) {
            notices.add(mark.answers());
        } else if (mark.kind() == Kind.CARD) {
            CardKind.of(mark.place())
                    .flatMap(kind -> CardText.read(kind, text))
                    .filter(card -> Said.reference(card.customer()) == mark.answers())
                    .ifPresent(card -> takeCard(message, card));
        }
    }

    private void takeCard(Message message, Card card) {
        cards.put(message.id(), card);
        chat(card.customer()).add(new Deed.Showed(message, card));
    }

    /** Unsigned sends by API are other software's: it gives no orders. */
    private void takeWords(Message message, String text) {
        if (message.origin() == Origin.API) {
            return;
        }
        Optional<Card> quoted = message.quote().map(quote -> cards.get(quote.messageId()));
        Command.in(text).ifPresent(command -> give(command, quoted, message, author(message)));
    }

    private void takeReaction(Message message, Content.Reaction reaction) {
        Card card = cards.get(reaction.targetId());
        if (card != null) {
            Reactions.verb(card.kind(), reaction.emoji())
                    .ifPresent(verb -> give(
                            Command.of(verb, card.customer().user()), Optional.of(card), message, author(message)));
        }
    }

    private void give(Command command, Optional<Card> quoted, Message message, String by) {
        Optional<Jid> customer = quoted.map(Card::customer)
                .filter(jid -> command.digits().isEmpty()
                        || CustomerNumber.of(jid)
                                .equals(CustomerNumber.of(command.digits().get())))
                .or(() -> command.digits().map(digits -> Jid.of(digits + "@s.whatsapp.net")));
        customer.ifPresent(jid -> chat(jid).add(new Deed.Gave(message, jid, command, by)));
    }

    private List<Deed> chat(Jid customer) {
        return chats.computeIfAbsent(CustomerNumber.of(customer), any -> new ArrayList<>());
    }

    private static String author(Message message) {
        return OWN_NAMES.contains(message.pushName()) ? "" : message.pushName().strip();
    }
}
