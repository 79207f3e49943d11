package io.voicesdr.core.flow;

import io.voicesdr.core.flow.value.Option;
import io.voicesdr.core.flow.value.VariableType;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * What a question fills.
 *
 * @param options of a choice, in the order they are offered; empty for every other type
 * @param min of a number or amount; of a text its least number of characters
 * @param max likewise
 * @param time which days a date may lie on
 */
public record Variable(
        String name,
        VariableType type,
        List<Option> options,
        Optional<BigDecimal> min,
        Optional<BigDecimal> max,
        Time time) {
    public Variable {
        options = List.copyOf(options);
    }

    /** A variable without options or limits. */
    public static Variable of(String name, VariableType type) {
        return new Variable(name, type, List.of(), Optional.empty(), Optional.empty(), Time.ANY);
    }

    /** Days as seen from the day the customer wrote on. */
    public enum Time {
        ANY,
        /** That day or later. */
        FUTURE,
        /** That day or earlier. */
        PAST
    }
}
