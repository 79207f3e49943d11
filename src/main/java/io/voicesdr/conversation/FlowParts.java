package io.voicesdr.conversation;

import io.voicesdr.core.answer.Bubbles;
import io.voicesdr.core.flow.Line;
import io.voicesdr.core.flow.Wanted;
import io.voicesdr.core.signature.Hashes;
import io.voicesdr.core.signature.Kind;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Puts together what a flow says and what the model says in one turn. Pure. */
final class FlowParts {

    private FlowParts() {}

    /**
     * {@code answer} with the flow's texts around it, every bubble with its place. When a person must go on, or no model
     * answered, no further question is asked.
     */
    static Draft with(Wanted.AskModel flow, Draft answer) {
        int place = flow.node().map(Hashes::ofNode).orElse(0);
        Draft placed = new Draft(
                answer.kind(),
                answer.bubbles(),
                Collections.nCopies(answer.bubbles().size(), place),
                answer.answers(),
                answer.outcome(),
                answer.detail(),
                answer.intent(),
                answer.findings());
        List<Line> after = answer.kind() == Kind.ANSWER ? after(flow, answer) : List.of();
        return fitted(around(flow.before(), placed, after));
    }

    private static List<Line> after(Wanted.AskModel flow, Draft answer) {
        return flow.until().stream().anyMatch(intent -> isSame(intent, answer.intent())) ? flow.next() : flow.after();
    }

    /** Models write "agendar visita" for "agendar_visita". */
    private static boolean isSame(String intent, String found) {
        return plain(intent).equals(plain(found));
    }

    private static String plain(String intent) {
        return intent.toLowerCase(Locale.ROOT).replaceAll("[\\s_-]+", "_").strip();
    }

    /** {@code draft} between {@code before} and {@code after}. */
    static Draft around(List<Line> before, Draft draft, List<Line> after) {
        List<String> texts = new ArrayList<>();
        List<Integer> places = new ArrayList<>();
        before.forEach(line -> add(line, texts, places));
        texts.addAll(draft.bubbles());
        places.addAll(draft.places());
        after.forEach(line -> add(line, texts, places));
        return new Draft(
                draft.kind(),
                texts,
                places,
                draft.answers(),
                draft.outcome(),
                draft.detail(),
                draft.intent(),
                draft.findings());
    }

    private static void add(Line line, List<String> texts, List<Integer> places) {
        texts.add(line.text());
        places.add(line.place());
    }

    /** At most as many bubbles as a signature can number: neighbours are joined, those of one node first. */
    static Draft fitted(Draft draft) {
        if (draft.bubbles().size() <= Bubbles.MAX) {
            return draft;
        }
        List<String> texts = new ArrayList<>(draft.bubbles());
        List<Integer> places = new ArrayList<>(draft.places());
        while (texts.size() > Bubbles.MAX) {
            int join = joinable(places);
            texts.set(
                    join,
                    Stream.of(texts.get(join), texts.remove(join + 1))
                            .reduce((a, b) -> a + "\n\n" + b)
                            .orElseThrow());
            places.remove(join);
        }
        return new Draft(
                draft.kind(),
                texts,
                places,
                draft.answers(),
                draft.outcome(),
                draft.detail(),
                draft.intent(),
                draft.findings());
    }

    /** The joined bubble gets the later place: what came before it was said, too. */
    private static int joinable(List<Integer> places) {
        for (int i = 0; i + 1 < places.size(); i++) {
            if (places.get(i).equals(places.get(i + 1))) {
                return i;
            }
        }
        return 0;
    }
}
