package io.voicesdr.conversation;

import io.voicesdr.core.answer.Bubble;
import io.voicesdr.core.answer.Bubbles;
import io.voicesdr.core.flow.Line;
import io.voicesdr.core.flow.Wanted;
import io.voicesdr.core.signature.Hashes;
import io.voicesdr.core.signature.Kind;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/** Puts together what a flow says and what the model says in one turn. Pure. */
final class FlowParts {

    private FlowParts() {}

    /**
     * {@code answer} with the flow's texts around it, every bubble with its place. When a person must go on, or no model
     * answered, no further question is asked.
     */
    static Draft with(Wanted.AskModel flow, Draft answer) {
        int place = flow.node().map(Hashes::ofNode).orElse(0);
        Draft placed = answer.with(
                answer.bubbles(), Collections.nCopies(answer.bubbles().size(), place));
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
        List<Bubble> bubbles = new ArrayList<>();
        List<Integer> places = new ArrayList<>();
        before.forEach(line -> add(line, bubbles, places));
        bubbles.addAll(draft.bubbles());
        places.addAll(draft.places());
        after.forEach(line -> add(line, bubbles, places));
        return draft.with(bubbles, places);
    }

    private static void add(Line line, List<Bubble> bubbles, List<Integer> places) {
        bubbles.add(new Bubble.Text(line.text()));
        places.add(line.place());
    }

    /** At most as many bubbles as a signature can number: neighbouring texts are joined, those of one node first. */
    static Draft fitted(Draft draft) {
        if (draft.bubbles().size() <= Bubbles.MAX) {
            return draft;
        }
        List<Bubble> bubbles = new ArrayList<>(draft.bubbles());
        List<Integer> places = new ArrayList<>(draft.places());
        while (bubbles.size() > Bubbles.MAX) {
            int join = joinable(bubbles, places);
            if (join < 0) {
                break;
            }
            Bubble next = bubbles.remove(join + 1);
            bubbles.set(join, new Bubble.Text(bubbles.get(join).text() + "\n\n" + next.text()));
            places.subList(join, join + 1).clear();
        }
        return draft.with(bubbles, places);
    }

    /** The joined bubble gets the later place: what came before it was said, too. Negative when there are no two texts. */
    private static int joinable(List<Bubble> bubbles, List<Integer> places) {
        int first = -1;
        for (int i = 0; i + 1 < places.size(); i++) {
            if (bubbles.get(i) instanceof Bubble.Text && bubbles.get(i + 1) instanceof Bubble.Text) {
                if (places.get(i).equals(places.get(i + 1))) {
                    return i;
                }
                first = first < 0 ? i : first;
            }
        }
        return first;
    }
}
