package io.voicesdr.core.history;

import io.voicesdr.core.message.Content;
import io.voicesdr.core.message.Delivery;
import io.voicesdr.core.message.Jid;
import io.voicesdr.core.message.Message;
import io.voicesdr.core.message.Origin;
import io.voicesdr.core.message.Quote;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Makes one message of everything known about one id. The order of the copies never matters. Pure. */
final class Fold {

    /**
     * Which copy knows best: a stored one, then the latest, then the edited one. What remains equal differs in nothing that
     * has an order, and is told apart by its spelling only to make every machine choose the same.
     */
    private static final Comparator<Message> BEST_LAST = Comparator.comparing(
                    (Message copy) -> !copy.rowId().isEmpty())
            .thenComparing(Message::sentAt)
            .thenComparing(Message::rowId)
            .thenComparing(Chronology::isRewritten)
            .thenComparing(Fold::spelling);

    private final List<Message> bestFirst;
    private final Message best;

    private Fold(Collection<Message> copies) {
        this.bestFirst = copies.stream().sorted(BEST_LAST.reversed()).toList();
        this.best = bestFirst.getFirst();
    }

    /** @param copies at least one, all of the same id */
    static Message of(List<Message> copies) {
        return copies.size() == 1 && isFolded(copies.getFirst()) ? copies.getFirst() : new Fold(copies).folded();
    }

    /** Most messages come once, and folding them would make the same again. */
    private static boolean isFolded(Message only) {
        return !Chronology.isRewritten(only)
                && only.remoteJidAlt().filter(only.remoteJid()::equals).isEmpty()
                && (only.pushName().isEmpty() || !only.pushName().isBlank());
    }

    private Message folded() {
        return new Message(
                best.id(),
                rowId(),
                best.remoteJid(),
                otherJid(),
                best.fromMe(),
                moment(),
                pushName(),
                content(),
                origin(),
                quote(),
                deliveries());
    }

    private String rowId() {
        return bestFirst.stream()
                .map(Message::rowId)
                .filter(rowId -> !rowId.isEmpty())
                .min(Comparator.naturalOrder())
                .orElse("");
    }

    private Instant moment() {
        return bestFirst.stream()
                .map(Chronology::moment)
                .min(Comparator.naturalOrder())
                .orElseThrow();
    }

    /** One message may be stored under the phone jid and under the LID (evolution/CONTRACT.md §7): both are kept. */
    private Optional<Jid> otherJid() {
        return bestFirst.stream()
                .flatMap(copy -> Stream.concat(copy.remoteJidAlt().stream(), Stream.of(copy.remoteJid())))
                .filter(jid -> !jid.equals(best.remoteJid()))
                .findFirst();
    }

    private String pushName() {
        return bestFirst.stream()
                .map(Message::pushName)
                .filter(name -> !name.isBlank())
                .findFirst()
                .orElse("");
    }

    private Content content() {
        return bestFirst.stream()
                .map(Message::content)
                .filter(Content.Deleted.class::isInstance)
                .findFirst()
                .orElse(best.content());
    }

    private Origin origin() {
        return bestFirst.stream().map(Message::origin).reduce(Origin.UNKNOWN, Origin::and);
    }

    private Optional<Quote> quote() {
        return bestFirst.stream().flatMap(copy -> copy.quote().stream()).findFirst();
    }

    private Set<Delivery> deliveries() {
        Set<Delivery> all = new HashSet<>();
        bestFirst.forEach(copy -> all.addAll(copy.deliveries()));
        return all;
    }

    private static String spelling(Message copy) {
        return String.join(
                "\u0000",
                copy.content().toString(),
                copy.pushName(),
                copy.remoteJid().value(),
                copy.remoteJidAlt().toString(),
                copy.quote().toString(),
                copy.origin().name(),
                String.valueOf(copy.fromMe()));
    }
}
