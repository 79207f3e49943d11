package io.voicesdr.core.flow.expression;

/** A condition can't be read. */
public final class ExpressionException extends Exception {
    private static final long serialVersionUID = 1L;

    private final int column;

    ExpressionException(int column, String message) {
        super(message);
        this.column = column;
    }

    /** Where, counted from 1. */
    public int column() {
        return column;
    }

    @Override
    public String getMessage() {
        return String.valueOf(super.getMessage());
    }
}
