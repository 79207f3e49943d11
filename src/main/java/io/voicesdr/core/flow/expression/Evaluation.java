package io.voicesdr.core.flow.expression;

import io.voicesdr.core.flow.expression.Expression.Comparison;
import io.voicesdr.core.flow.expression.Expression.Operand;
import io.voicesdr.core.flow.value.Value;
import io.voicesdr.core.text.Words;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Whether a condition holds for what is known. A variable that is not known yet is like nothing: it equals, contains and
 * holds nothing, it is only unequal and empty. Texts are compared by their words: no case, accents or punctuation. Pure.
 */
public final class Evaluation {

    private final Map<String, Value> variables;

    private Evaluation(Map<String, Value> variables) {
        this.variables = variables;
    }

    /** Whether {@code expression} holds. */
    public static boolean holds(Expression expression, Map<String, Value> variables) {
        return new Evaluation(variables).holds(expression);
    }

    private boolean holds(Expression expression) {
        return switch (expression) {
            case Expression.Or or -> holds(or.left()) || holds(or.right());
            case Expression.And and -> holds(and.left()) && holds(and.right());
            case Expression.Not not -> !holds(not.inner());
            case Expression.Empty empty -> value(empty.operand()).isEmpty();
            case Expression.Holds holds ->
                Boolean.TRUE.equals(value(holds.operand()).orElse(false));
            case Expression.In in -> in.items().stream().anyMatch(item -> isEqual(in.left(), item));
            case Expression.Contains contains -> contains(contains);
            case Expression.Compare compare -> compare(compare);
        };
    }

    private boolean contains(Expression.Contains contains) {
        Optional<String> whole = text(contains.left());
        Optional<String> part = text(contains.part());
        return whole.isPresent() && part.isPresent() && Words.of(whole.get()).contain(Words.of(part.get()));
    }

    private boolean compare(Expression.Compare compare) {
        if (compare.comparison() == Comparison.EQUAL || compare.comparison() == Comparison.NOT_EQUAL) {
            return isEqual(compare.left(), compare.right()) == (compare.comparison() == Comparison.EQUAL);
        }
        OptionalInt order = order(compare.left(), compare.right());
        return order.isPresent()
                && switch (compare.comparison()) {
                    case LESS -> order.getAsInt() < 0;
                    case LESS_OR_EQUAL -> order.getAsInt() <= 0;
                    case GREATER -> order.getAsInt() > 0;
                    case GREATER_OR_EQUAL -> order.getAsInt() >= 0;
                    case EQUAL, NOT_EQUAL -> false;
                };
    }

    private boolean isEqual(Operand left, Operand right) {
        Optional<Object> one = value(left);
        Optional<Object> other = value(right);
        if (one.isEmpty() || other.isEmpty()) {
            return false;
        }
        if (one.get() instanceof BigDecimal a && other.get() instanceof BigDecimal b) {
            return a.compareTo(b) == 0;
        }
        if (one.get() instanceof Boolean || other.get() instanceof Boolean) {
            return one.get().equals(other.get());
        }
        return isSameText(text(left), text(right))
                || isSameText(label(left), text(right))
                || isSameText(text(left), label(right));
    }

    /** By words; texts that are all signs by themselves. */
    private static boolean isSameText(Optional<String> one, Optional<String> other) {
        if (one.isEmpty() || other.isEmpty()) {
            return false;
        }
        Words words = Words.of(one.get());
        return words.words().isEmpty()
                ? one.get().strip().equals(other.get().strip())
                : words.equals(Words.of(other.get()));
    }

    private OptionalInt order(Operand left, Operand right) {
        Optional<Object> one = value(left);
        Optional<Object> other = value(right);
        if (one.isEmpty() || other.isEmpty()) {
            return OptionalInt.empty();
        }
        if (one.get() instanceof BigDecimal a && other.get() instanceof BigDecimal b) {
            return OptionalInt.of(a.compareTo(b));
        }
        return one.get() instanceof String a && other.get() instanceof String b
                ? OptionalInt.of(a.compareTo(b))
                : OptionalInt.empty();
    }

    private Optional<String> text(Operand operand) {
        return value(operand)
                .map(value -> value instanceof BigDecimal number ? number.toPlainString() : value.toString());
    }

    private Optional<String> label(Operand operand) {
        return operand instanceof Operand.Name name
                ? Optional.ofNullable(variables.get(name.name()))
                        .filter(Value.Choice.class::isInstance)
                        .map(Value::shown)
                : Optional.empty();
    }

    /** A number, a truth or a text; days are texts in ISO-8601, whose order is that of the days. */
    private Optional<Object> value(Operand operand) {
        return switch (operand) {
            case Operand.Literal literal -> Optional.of(literal.value());
            case Operand.Name name ->
                Optional.ofNullable(variables.get(name.name())).map(Evaluation::comparable);
        };
    }

    private static Object comparable(Value value) {
        return switch (value) {
            case Value.Amount amount -> amount.number();
            case Value.Money money -> money.reais();
            case Value.YesNo yesNo -> yesNo.yes();
            case Value.Text text -> text.plain();
            case Value.Choice choice -> choice.plain();
            case Value.Day day -> day.plain();
            case Value.Code code -> code.plain();
        };
    }
}
