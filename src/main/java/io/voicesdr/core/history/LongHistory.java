package io.voicesdr.core.history;

import io.voicesdr.core.message.Message;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The messages of one chat that is kept for long and grows by few at a time. It says what a {@link History} of the same copies
 * says, but what one more costs hardly depends on how many there are, unless that one is edited or deleted. Immutable and
 * thread-safe.
 */
public final class LongHistory {

    /** A chat of which nothing is known. */
    public static final LongHistory EMPTY = new LongHistory(SharedMap.empty(), Map.of());

    private final SharedMap<String, Row> rows;

    /** The rows that {@link Rewind} may have moved, by id. */
    private final Map<String, Row> moved;

    private LongHistory(SharedMap<String, Row> rows, Map<String, Row> moved) {
        this.rows = rows;
        this.moved = moved;
    }

    /** @param placed the folded message, where it was written */
    private record Row(List<Message> copies, Message folded, Message placed) {}

    /**
     * A chat that knows more than before.
     *
     * @param changed the messages that were unknown before, or are others than they were: as they are now, each once
     */
    public record Grown(LongHistory history, List<Message> changed) {
        public Grown {
            changed = List.copyOf(changed);
        }
    }

    /** Every copy of every message, each once, in no order. */
    public Stream<Message> copies() {
        return rows.values().stream().flatMap(row -> row.copies().stream());
    }

    /** This chat and {@code messages}, in any order, known or not. */
    public Grown and(Collection<Message> messages) {
        Map<String, List<Message>> joined = joined(messages);
        if (joined.isEmpty()) {
            return new Grown(this, List.of());
        }
        SharedMap.Draft<String, Row> draft = rows.draft();
        Map<String, Message> changed = new LinkedHashMap<>();
        joined.forEach((id, copies) -> {
            Message folded = Fold.of(copies);
            draft.put(id, new Row(copies, folded, folded));
            changed.put(id, folded);
        });
        SharedMap<String, Row> all = draft.done();
        return changed.values().stream().allMatch(this::movesNothing)
                ? new Grown(new LongHistory(all, moved), List.copyOf(changed.values()))
                : placed(all, changed);
    }

    /** The copies of the messages of which something new is known. */
    private Map<String, List<Message>> joined(Collection<Message> messages) {
        Map<String, List<Message>> joined = new LinkedHashMap<>();
        for (Message message : messages) {
            List<Message> known = joined.get(message.id());
            List<Message> copies =
                    known == null ? rows.find(message.id()).map(Row::copies).orElse(List.of()) : known;
            if (!copies.contains(message)) {
                joined.put(
                        message.id(),
                        Stream.concat(copies.stream(), Stream.of(message)).toList());
            }
        }
        return joined;
    }

    /** Whether every other message stays where it is when {@code now} is known. */
    private boolean movesNothing(Message now) {
        if (Chronology.isRewritten(now)) {
            return false;
        }
        if (moved.isEmpty()) {
            return true;
        }
        Row before = rows.get(now.id());
        if (before != null && Rewind.isInOrder(before.folded())) {
            return Rewind.isInOrder(now)
                    && now.rowId().equals(before.folded().rowId())
                    && now.sentAt().equals(before.folded().sentAt());
        }
        return moved.values().stream().allMatch(row -> Rewind.isUnmoved(row.folded(), row.placed(), now));
    }

    private static Grown placed(SharedMap<String, Row> rows, Map<String, Message> changed) {
        List<Message> folded = rows.values().stream().map(Row::folded).toList();
        SharedMap.Draft<String, Row> draft = rows.draft();
        for (Message placed : Rewind.of(folded)) {
            Row row = Objects.requireNonNull(rows.get(placed.id()));
            if (!row.placed().equals(placed)) {
                draft.put(placed.id(), new Row(row.copies(), row.folded(), placed));
                changed.put(placed.id(), placed);
            }
        }
        SharedMap<String, Row> all = draft.done();
        Map<String, Row> moved = all.entrySet().stream()
                .filter(row -> Chronology.isRewritten(row.getValue().folded()))
                .filter(row -> Rewind.isInOrder(row.getValue().folded()))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, (one, other) -> one, HashMap::new));
        return new Grown(new LongHistory(all, moved), List.copyOf(changed.values()));
    }
}
