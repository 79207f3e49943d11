package io.voicesdr.core.state;

import io.voicesdr.core.history.Author;
import io.voicesdr.core.history.Chronology;
import io.voicesdr.core.history.Entry;
import io.voicesdr.core.signature.Hashes;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Finds the customer's message that a mark names by its hash. Pure. */
final class Anchors {

    /**
     * How far a question may seem to come after its answer. The two carry different clocks; a host that is further off than
     * this shows in every log.
     */
    static final Duration MAX_SKEW = Duration.ofMinutes(10);

    private final Map<Integer, List<Entry>> byHash;

    Anchors(List<Entry> entries) {
        this.byHash = entries.stream()
                .filter(entry -> entry.isFrom(Author.CUSTOMER))
                .collect(Collectors.groupingBy(entry -> Hashes.ofMessage(entry.id())));
    }

    /** The newest message of that hash that can have been there when {@code bubble} was sent. */
    Optional<Entry> find(int hash, Entry bubble) {
        return byHash.getOrDefault(hash, List.of()).reversed().stream()
                .filter(question -> canAnswer(bubble, question))
                .findFirst();
    }

    private static boolean canAnswer(Entry bubble, Entry question) {
        return !question.at().isAfter(bubble.at().plus(MAX_SKEW))
                || Chronology.isStoredBefore(question.message(), bubble.message());
    }
}
