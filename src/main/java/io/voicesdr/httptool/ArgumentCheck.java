package io.voicesdr.httptool;

import io.voicesdr.conversation.tool.Arguments;
import io.voicesdr.core.tenant.HttpTool;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Holds what a model gave against a tool's schema: exactly the keywords that tenant.yaml takes. Pure. */
final class ArgumentCheck {

    private static final int MAX_TEXT = 2_000;

    private ArgumentCheck() {}

    /** What is wrong, in words for the model; empty when all is well. */
    static Optional<String> complaint(HttpTool tool, Arguments arguments) {
        Map<?, ?> properties = tool.parameters().get("properties") instanceof Map<?, ?> map ? map : Map.of();
        List<?> required = tool.parameters().get("required") instanceof List<?> list ? list : List.of();
        for (Object name : required) {
            if (arguments.values().get(String.valueOf(name)) == null) {
                return Optional.of(name + " is missing");
            }
        }
        return arguments.values().entrySet().stream()
                .filter(argument -> argument.getValue() != null)
                .flatMap(argument ->
                        complaint(argument.getKey(), argument.getValue(), properties.get(argument.getKey())).stream())
                .findFirst();
    }

    private static Optional<String> complaint(String name, @Nullable Object value, @Nullable Object schema) {
        if (!(schema instanceof Map<?, ?> leaf)) {
            return Optional.of(name + " is not known");
        }
        String type = String.valueOf(leaf.get("type"));
        boolean fits = switch (type) {
            case "string" -> value instanceof String text && text.length() <= MAX_TEXT;
            case "boolean" -> value instanceof Boolean;
            case "integer" -> value instanceof Number number && isWhole(number);
            case "number" -> value instanceof Number;
            default -> false;
        };
        if (!fits) {
            return Optional.of(name + " is not of type " + type);
        }
        if (leaf.get("enum") instanceof List<?> choices && !choices.contains(value)) {
            return Optional.of(name + " is none of " + choices);
        }
        return value instanceof Number number ? outOfRange(name, number, leaf) : Optional.empty();
    }

    private static boolean isWhole(Number number) {
        return decimal(number).stripTrailingZeros().scale() <= 0;
    }

    private static Optional<String> outOfRange(String name, Number number, Map<?, ?> leaf) {
        boolean below =
                leaf.get("minimum") instanceof BigDecimal min && decimal(number).compareTo(min) < 0;
        boolean above =
                leaf.get("maximum") instanceof BigDecimal max && decimal(number).compareTo(max) > 0;
        return below || above ? Optional.of(name + " is out of range") : Optional.empty();
    }

    private static BigDecimal decimal(Number number) {
        return new BigDecimal(number.toString());
    }
}
