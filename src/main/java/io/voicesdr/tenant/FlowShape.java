package io.voicesdr.tenant;

import static io.voicesdr.tenant.Shape.keys;
import static io.voicesdr.tenant.Shape.texts;

import io.voicesdr.core.flow.NodeKind;
import io.voicesdr.tenant.Shape.Items;
import io.voicesdr.tenant.Shape.Keys;
import java.util.Arrays;
import java.util.List;

/** Every key of a flow file (docs/flows.md). */
final class FlowShape {

    static final Keys ROOT = keys().texts("name", "start", "stuck", "abandoned_after")
            .with("words", words())
            .with("nodes", new Items(node()))
            .build();

    private FlowShape() {}

    private static Keys words() {
        Items list = new Items(new Shape.Text());
        return keys().with("restart", list)
                .with("back", list)
                .with("person", list)
                .build();
    }

    private static Keys node() {
        return keys().texts("id", "type", "text")
                .with("texts", new Items(new Shape.Text()))
                .texts("variable", "answer", "again", "tries", "min", "max", "time")
                .with("options", new Items(option()))
                .with("branches", new Items(texts("if", "next")))
                .texts("else", "goal")
                .with("until", new Items(new Shape.Text()))
                .texts("answers", "converted", "next")
                .build();
    }

    private static Keys option() {
        return keys().texts("id", "label", "next")
                .with("words", new Items(new Shape.Text()))
                .build();
    }

    /** The keys of a node of that kind, besides {@code id} and {@code type}. */
    static List<String> keysOf(NodeKind kind) {
        return switch (kind) {
            case MESSAGE -> List.of("text", "texts", "next");
            case QUESTION ->
                List.of("text", "variable", "answer", "again", "tries", "min", "max", "time", "options", "next");
            case CONDITION -> List.of("branches", "else");
            case AI -> List.of("goal", "until", "answers", "next");
            case HANDOVER, END -> List.of("text", "converted");
        };
    }

    /** Whether {@code key} is one of some kind of node; {@code id} and {@code type} are of all. */
    static boolean isNodeKey(String key) {
        return Arrays.stream(NodeKind.values()).anyMatch(kind -> keysOf(kind).contains(key));
    }
}
