package io.voicesdr.core.flow.expression;

import io.voicesdr.core.flow.expression.Expression.Comparison;
import io.voicesdr.core.flow.expression.Expression.Operand;
import io.voicesdr.core.flow.value.Option;
import io.voicesdr.core.flow.value.VariableType;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Finds what can never be meant in a condition: unknown variables, and comparing things of different kinds. Pure. */
public final class TypeCheck {

    private static final Set<VariableType> NUMBERS = EnumSet.of(VariableType.NUMBER, VariableType.MONEY);
    private static final Set<VariableType> ORDERED =
            EnumSet.of(VariableType.NUMBER, VariableType.MONEY, VariableType.DATE);

    /** In whose answers conditions may look for words. */
    private static final Set<VariableType> WRITTEN =
            EnumSet.of(VariableType.TEXT, VariableType.NAME, VariableType.EMAIL);

    private final Map<String, Declared> variables;
    private final List<Problem> problems = new ArrayList<>();

    private TypeCheck(Map<String, Declared> variables) {
        this.variables = variables;
    }

    /**
     * A variable that a question of the flow fills.
     *
     * @param options of a choice, else none
     */
    public record Declared(VariableType type, List<Option> options) {
        public Declared {
            options = List.copyOf(options);
        }
    }

    /**
     * What is wrong with a condition.
     *
     * @param column counted from 1
     * @param unknown the variable's name, when the problem is that there is none of it
     */
    public record Problem(int column, String message, Optional<String> unknown) {}

    /** Everything wrong with {@code expression}, left to right. */
    public static List<Problem> of(Expression expression, Map<String, Declared> variables) {
        TypeCheck check = new TypeCheck(variables);
        check.check(expression);
        return List.copyOf(check.problems);
    }

    private void check(Expression expression) {
        switch (expression) {
            case Expression.Or or -> {
                check(or.left());
                check(or.right());
            }
            case Expression.And and -> {
                check(and.left());
                check(and.right());
            }
            case Expression.Not not -> check(not.inner());
            case Expression.Empty empty -> variable(empty.operand());
            case Expression.Holds holds -> holds(holds.operand());
            case Expression.In in -> {
                Optional<Declared> left = variable(in.left());
                in.items().forEach(item -> same(left, item));
            }
            case Expression.Contains contains -> contains(contains);
            case Expression.Compare compare -> compare(compare);
        }
    }

    private void compare(Expression.Compare compare) {
        boolean literalFirst = compare.left() instanceof Operand.Literal;
        Operand first = literalFirst ? compare.right() : compare.left();
        Operand second = literalFirst ? compare.left() : compare.right();
        Optional<Declared> declared = variable(first);
        boolean ordering = compare.comparison() != Comparison.EQUAL && compare.comparison() != Comparison.NOT_EQUAL;
        if (ordering
                && declared.filter(known -> !ORDERED.contains(known.type())).isPresent()) {
            add(
                    first.column(),
                    "a %s has no greater or less; use = or !="
                            .formatted(declared.get().type().word()));
            return;
        }
        same(declared, second);
    }

    private void contains(Expression.Contains contains) {
        Optional<Declared> left = variable(contains.left());
        if (left.filter(known -> !WRITTEN.contains(known.type())).isPresent()) {
            add(
                    contains.left().column(),
                    "only a text can contain something, not a "
                            + left.get().type().word());
        }
        if (contains.part() instanceof Operand.Name) {
            variable(contains.part());
        } else if (!(((Operand.Literal) contains.part()).value() instanceof String)) {
            add(contains.part().column(), "write the text to look for between quotes");
        }
    }

    private void holds(Operand operand) {
        if (variable(operand)
                .filter(known -> known.type() != VariableType.YES_NO)
                .isPresent()) {
            add(operand.column(), "only a yes_no can stand alone; compare it with something");
        }
    }

    /** The variable; empty when it is none, which has been reported then. */
    private Optional<Declared> variable(Operand operand) {
        return switch (operand) {
            case Operand.Name name -> {
                if (!variables.containsKey(name.name())) {
                    problems.add(
                            new Problem(name.column(), "unknown variable " + name.name(), Optional.of(name.name())));
                }
                yield Optional.ofNullable(variables.get(name.name()));
            }
            case Operand.Literal literal -> {
                add(literal.column(), "a variable must stand here");
                yield Optional.empty();
            }
        };
    }

    private void same(Optional<Declared> left, Operand right) {
        switch (right) {
            case Operand.Name name -> {
                Optional<Declared> other = variable(name);
                if (left.isPresent() && other.isPresent() && !isComparable(left.get(), other.get())) {
                    add(
                            name.column(),
                            "a %s can't be compared with a %s"
                                    .formatted(
                                            left.get().type().word(),
                                            other.get().type().word()));
                }
            }
            case Operand.Literal literal ->
                left.flatMap(known -> unfit(known, literal.value()))
                        .ifPresent(message -> add(literal.column(), message));
        }
    }

    private static boolean isComparable(Declared one, Declared other) {
        return one.type() == other.type() || NUMBERS.contains(one.type()) && NUMBERS.contains(other.type());
    }

    private static Optional<String> unfit(Declared known, Object literal) {
        return switch (known.type()) {
            case NUMBER, MONEY ->
                literal instanceof BigDecimal
                        ? Optional.empty()
                        : Optional.of("compare a " + known.type().word() + " with a number, such as 15000 or 2.5");
            case YES_NO ->
                literal instanceof Boolean
                        ? Optional.empty()
                        : Optional.of("compare a yes_no with true or false, without quotes");
            case DATE ->
                isDay(literal) ? Optional.empty() : Optional.of("compare a date with a day such as \"2026-12-31\"");
            case CHOICE -> unfitChoice(known, literal);
            case TEXT, NAME, CEP, CPF, CNPJ, EMAIL, PHONE ->
                literal instanceof String ? Optional.empty() : Optional.of("write the text between quotes");
        };
    }

    private static Optional<String> unfitChoice(Declared known, Object literal) {
        boolean found = known.options().stream()
                .anyMatch(
                        option -> option.id().equals(literal) || option.label().equals(literal));
        return found
                ? Optional.empty()
                : Optional.of("no option is called that; allowed are "
                        + known.options().stream().map(Option::id).collect(Collectors.joining(", ")));
    }

    private static boolean isDay(Object literal) {
        try {
            return literal instanceof String text
                    && LocalDate.parse(text).toString().equals(text);
        } catch (DateTimeParseException e) {
            return false;
        }
    }

    private void add(int column, String message) {
        problems.add(new Problem(column, message, Optional.empty()));
    }
}
