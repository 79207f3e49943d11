package io.voicesdr.core.prompt;

import io.voicesdr.core.media.MediaFile;
import io.voicesdr.core.prompt.Prompt.Part;
import io.voicesdr.core.prompt.Prompt.Role;
import io.voicesdr.core.prompt.Prompt.Turn;
import java.util.ArrayList;
import java.util.List;

/** Folds lines into turns as gemini/CONTRACT.md §1.2 wants them: neighbours of one role are one turn. */
final class Turns {

    /**
     * @param text not empty
     * @param files that belong to it, in order
     */
    record Line(Role role, String text, List<MediaFile> files) {
        /** A line of words only. */
        Line(Role role, String text) {
            this(role, text, List.of());
        }
    }

    private Turns() {}

    /** The turns of {@code lines}, in order: one text part each, divided where files come between. */
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
        List<Part> parts = new ArrayList<>();
        List<String> texts = new ArrayList<>();
        for (Line line : lines) {
            texts.add(line.text());
            if (!line.files().isEmpty()) {
                parts.add(new Part.Text(String.join("\n", texts)));
                texts.clear();
                line.files().forEach(file -> parts.add(new Part.Media(file)));
            }
        }
        if (!texts.isEmpty()) {
            parts.add(new Part.Text(String.join("\n", texts)));
        }
        return new Turn(lines.getFirst().role(), parts);
    }
}
