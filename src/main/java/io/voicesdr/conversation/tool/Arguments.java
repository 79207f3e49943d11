package io.voicesdr.conversation.tool;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the model gave a tool to work with. Never trusted: of any type, missing, or invented. Immutable.
 *
 * @param values texts, numbers, booleans, lists and maps, as JSON has them
 */
public record Arguments(Map<String, @Nullable Object> values) {

    /** The text called {@code name}, outer blanks off; a number counts as its digits. Empty when there is none. */
    public Optional<String> text(String name) {
        Object value = values.get(name);
        if (value instanceof String text) {
            return Optional.of(text.strip()).filter(stripped -> !stripped.isEmpty());
        }
        return value instanceof Number number
                ? Optional.of(new BigDecimal(number.toString()).toPlainString())
                : Optional.empty();
    }

    /** The number called {@code name}, exactly; a text that is nothing but a number counts. */
    public Optional<BigDecimal> number(String name) {
        try {
            return text(name).map(BigDecimal::new);
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    /** The items called {@code name}; empty when it is no list. */
    public List<?> list(String name) {
        return values.get(name) instanceof List<?> list ? list : List.of();
    }
}
