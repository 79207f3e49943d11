package io.voicesdr.conversation.tool;

import io.voicesdr.core.knowledge.Library;
import java.util.List;

/** Toolboxes for tests of other packages. */
public final class Boxes {

    private Boxes() {}

    public static Toolbox of(Tool... tools) {
        return of(Library.NONE, () -> {}, tools);
    }

    /** @param onLost told when the model could not read {@code library} */
    public static Toolbox of(Library library, Runnable onLost, Tool... tools) {
        return new Toolbox(List.of(tools), library, onLost, "chat=test", (tool, outcome, time) -> {});
    }
}
