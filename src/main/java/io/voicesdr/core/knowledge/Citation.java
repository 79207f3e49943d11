package io.voicesdr.core.knowledge;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Passages as models are shown them, and which of them an answer was made from. Pure. */
public final class Citation {

    private static final Pattern HEAD = Pattern.compile("(?m)^\\[([0-9a-f]{16})] ");

    private Citation() {}

    /** {@code [id] source} and below it the words, for each of {@code passages}. */
    public static String shown(List<Passage> passages) {
        return passages.stream()
                .map(passage -> "[" + passage.id() + "] " + passage.source() + "\n" + passage.text())
                .collect(Collectors.joining("\n\n"));
    }

    /**
     * The id of the passage behind {@code answer}.
     *
     * @param lookedUp texts in which passages were {@link #shown} while it was made
     * @param whole whether all documents were read anyway: then any passage may be the one where none was looked up
     * @return empty when nothing that was read fits
     */
    public static Optional<String> of(Knowledge knowledge, List<String> lookedUp, boolean whole, String answer) {
        Set<String> ids = shownIn(knowledge, lookedUp);
        if (ids.isEmpty() && !whole) {
            return Optional.empty();
        }
        return knowledge
                .source(answer, passage -> ids.isEmpty() || ids.contains(passage.id()))
                .map(Passage::id)
                .or(() -> ids.stream().findFirst());
    }

    /** In the order in which they were shown. */
    private static Set<String> shownIn(Knowledge knowledge, List<String> lookedUp) {
        return lookedUp.stream()
                .flatMap(text -> HEAD.matcher(text).results())
                .map(head -> head.group(1))
                .filter(id -> knowledge.find(id).isPresent())
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }
}
