package io.voicesdr.core.prompt;

import io.voicesdr.core.prompt.Prompt.Part;
import io.voicesdr.core.prompt.Prompt.Role;
import io.voicesdr.core.prompt.Prompt.Turn;
import java.util.ArrayList;
import java.util.List;

/** Folds lines into turns as gemini/CONTRACT.md §1.2 wants them: neighbours of one role are one turn. */
final class Turns {

    /** @param text not empty */
    record Line(Role role, String text) {}

    private Turns() {}

    /** The turns of {@code lines}, in order, one text part each. */
    static List<Turn> of(List<Line> lines) {
        List<Turn> turns = new ArrayList<>();
        int from = 0;
        for (int to = 1; to <= lines.size(); to++) {
            if (to == lines.size() || lines.get(to).role() != lines.get(from).role()) {
                turns.add(turn(lines.subList(from, to)));
                from = to;
            }
        }
        return turns;
    }

    private static Turn turn(List<Line> lines) {
        String text = String.join("\n", lines.stream().map(Line::text).toList());
        return new Turn(lines.getFirst().role(), List.of(new Part.Text(text)));
    }
}
