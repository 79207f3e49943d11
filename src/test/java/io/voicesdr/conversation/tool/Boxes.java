package io.voicesdr.conversation.tool;

import java.util.List;

/** Toolboxes for tests of other packages. */
public final class Boxes {

    private Boxes() {}

    public static Toolbox of(Tool... tools) {
        return new Toolbox(List.of(tools), "chat=test", (tool, outcome, time) -> {});
    }
}
