package io.voicesdr.sandbox.gemini;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/** Which rules made which texts, so that the phone page can say where an answer came from. Bounded, thread-safe. */
public final class Trail {
    private static final int MAX = 300;

    private final Deque<Step> steps = new ArrayDeque<>();

    private record Step(String text, String rules) {}

    synchronized void add(List<String> bubbles, String rules) {
        for (String bubble : bubbles) {
            steps.addFirst(new Step(comparable(bubble), rules));
        }
        while (steps.size() > MAX) {
            steps.removeLast();
        }
    }

    /** The rules that made {@code text}, or of which it is a piece; empty when the offline model did not say it. */
    public synchronized Optional<String> of(String text) {
        String sought = comparable(text);
        return sought.isEmpty()
                ? Optional.empty()
                : steps.stream()
                        .filter(step -> step.text().contains(sought))
                        .map(Step::rules)
                        .findFirst();
    }

    /** Letters and digits alone: marks, case and line ends change on the way to a chat. */
    private static String comparable(String text) {
        return Words.folded(text).replaceAll("[^\\p{Alnum}]", "");
    }
}
