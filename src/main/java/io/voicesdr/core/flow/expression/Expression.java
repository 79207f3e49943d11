package io.voicesdr.core.flow.expression;

import java.util.List;

/** A condition, read and checked. A tree of values: nothing in it can run code. */
public sealed interface Expression {

    record Or(Expression left, Expression right) implements Expression {}

    record And(Expression left, Expression right) implements Expression {}

    record Not(Expression inner) implements Expression {}

    record Compare(Operand left, Comparison comparison, Operand right) implements Expression {}

    record In(Operand left, List<Operand> items) implements Expression {
        public In {
            items = List.copyOf(items);
        }
    }

    record Contains(Operand left, Operand part) implements Expression {}

    record Empty(Operand operand) implements Expression {}

    /** A yes_no variable by itself. */
    record Holds(Operand operand) implements Expression {}

    /** How two operands are compared. */
    enum Comparison {
        EQUAL,
        NOT_EQUAL,
        LESS,
        LESS_OR_EQUAL,
        GREATER,
        GREATER_OR_EQUAL
    }

    /** What stands on either side. */
    sealed interface Operand {
        /** Counted from 1, for messages. */
        int column();

        record Name(String name, int column) implements Operand {}

        record Literal(Object value, int column) implements Operand {}
    }
}
