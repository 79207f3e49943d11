package io.voicesdr.core.prompt;

import io.voicesdr.core.prompt.Prompt.Part;
import io.voicesdr.core.prompt.Prompt.Role;
import io.voicesdr.core.prompt.Prompt.Turn;
import io.voicesdr.core.text.Masking;
import java.util.List;

/** Keeps what identifies a customer from the model, where the tenant wants that. What the company wrote stays. Pure. */
final class Masks {

    private Masks() {}

    static List<Turn> inTurns(List<Turn> turns) {
        return turns.stream().map(Masks::inTurn).toList();
    }

    private static Turn inTurn(Turn turn) {
        return turn.role() == Role.MODEL
                ? turn
                : new Turn(turn.role(), turn.parts().stream().map(Masks::inPart).toList());
    }

    private static Part inPart(Part part) {
        return switch (part) {
            case Part.Media media -> media;
            case Part.Text text -> new Part.Text(Masking.of(text.text()));
        };
    }
}
