package io.voicesdr.core.history;

import io.voicesdr.core.message.Message;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
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
    private final Set<Message> copies;
    private final boolean cut;

    /** Folded when first asked for: most histories are only parts of the one that is read. Racing threads fold the same. */
    private volatile @Nullable List<Message> messages;

    private History(Set<Message> copies, boolean cut) {
        this.copies = copies;
        this.cut = cut;
    }

    /**
     * The history that {@code messages}, in any order and with any duplicates, tell.
     *
     * @param cut whether older messages exist that were not pulled (the page was full)
     */
    public static History of(Collection<Message> messages, boolean cut) {
        return new History(Set.copyOf(messages), cut);
    }

    /** This history and what is known besides it: live webhooks, our own sends that no pull has shown yet. */
    public History and(Collection<Message> others) {
        Set<Message> all = new HashSet<>(copies);
        all.addAll(others);
        return new History(Set.copyOf(all), cut);
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
        return copies.containsAll(others);
    }

    /** Whether older messages exist that were not pulled. */
    public boolean cut() {
        return cut;
    }

    private static List<Message> folded(Set<Message> copies) {
        List<Message> each = copies.stream().collect(Collectors.groupingBy(Message::id)).values().stream()
                .map(Fold::of)
                .toList();
        return Rewind.of(each).stream().sorted(Chronology.ORDER).toList();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof History that && copies.equals(that.copies) && cut == that.cut;
    }

    @Override
    public int hashCode() {
        return 31 * copies.hashCode() + Boolean.hashCode(cut);
    }

    /** Counts only: texts must not reach a log by accident. */
    @Override
    public String toString() {
        return "History[" + messages().size() + " messages, " + copies.size() + " copies" + (cut ? ", cut]" : "]");
    }
}
