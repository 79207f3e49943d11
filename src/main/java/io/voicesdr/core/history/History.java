package io.voicesdr.core.history;

import io.voicesdr.core.message.Message;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The messages of one chat, each once, oldest first, whatever order, duplication or page they came in. Immutable and
 * thread-safe; equal when it was made of the same copies.
 *
 * <p>Several copies of one id are folded: the content is that of the latest stored row, but a deletion wins; the place and
 * {@link Message#sentAt()} are those of the first writing (see {@link Chronology} and {@link Rewind}); origins and deliveries are united. Not
 * a record, because the copies must be kept: what a further page adds can only be folded right with all of them.
 */
public final class History {
    /** Every copy once, by id: copies are compared with those of the same message only. The lists are immutable. */
    private final Map<String, List<Message>> copies;

    private final boolean cut;

    /** Folded when first asked for: most histories are only parts of the one that is read. Racing threads fold the same. */
    private volatile @Nullable List<Message> messages;

    private History(Map<String, List<Message>> copies, boolean cut) {
        this.copies = copies;
        this.cut = cut;
    }

    /**
     * The history that {@code messages}, in any order and with any duplicates, tell.
     *
     * @param cut whether older messages exist that were not pulled (the page was full)
     */
    public static History of(Collection<Message> messages, boolean cut) {
        return new History(Map.of(), cut).and(messages);
    }

    /**
     * This history and what is known besides it: live webhooks, our own sends that no pull has shown yet. The same history
     * when that is nothing new.
     */
    public History and(Collection<Message> others) {
        if (knows(others)) {
            return this;
        }
        Map<String, List<Message>> all = HashMap.newHashMap(copies.size() + others.size());
        all.putAll(copies);
        others.forEach(message -> all.merge(message.id(), List.of(message), History::joined));
        return new History(all, cut);
    }

    private static List<Message> joined(List<Message> known, List<Message> one) {
        return known.contains(one.getFirst())
                ? known
                : Stream.concat(known.stream(), one.stream()).toList();
    }

    /** Unique by {@link Message#id()}, ordered by {@link Chronology#ORDER}. */
    public List<Message> messages() {
        List<Message> known = messages;
        if (known == null) {
            known = folded(copies);
            messages = known;
        }
        return known;
    }

    /** Whether every one of {@code others} has been taken into account, copy by copy. */
    public boolean knows(Collection<Message> others) {
        return others.stream().allMatch(this::knows);
    }

    private boolean knows(Message message) {
        return copies.getOrDefault(message.id(), List.of()).contains(message);
    }

    /** Whether older messages exist that were not pulled. */
    public boolean cut() {
        return cut;
    }

    private static List<Message> folded(Map<String, List<Message>> copies) {
        List<Message> each = copies.values().stream().map(Fold::of).toList();
        return Rewind.of(each).stream().sorted(Chronology.ORDER).toList();
    }

    private Set<Message> all() {
        return copies.values().stream().flatMap(List::stream).collect(Collectors.toUnmodifiableSet());
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof History that && cut == that.cut && all().equals(that.all());
    }

    @Override
    public int hashCode() {
        return 31 * all().hashCode() + Boolean.hashCode(cut);
    }

    /** Counts only: texts must not reach a log by accident. */
    @Override
    public String toString() {
        return "History[" + messages().size() + " messages, " + all().size() + " copies" + (cut ? ", cut]" : "]");
    }
}
