package io.voicesdr.core.flow.expression;

import io.voicesdr.core.flow.expression.Expression.Comparison;
import io.voicesdr.core.flow.expression.Expression.Operand;
import io.voicesdr.core.flow.expression.Token.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Reads conditions (docs/flows.md):
 *
 * <pre>
 * or         = and { "or" and }
 * and        = not { "and" not }
 * not        = "not" not | "(" or ")" | test
 * test       = operand [ comparison operand | ["not"] "in" "[" operand { "," operand } "]"
 *                      | ["not"] "contains" operand | "is" ["not"] "empty" ]
 * operand    = name | "text" | 'text' | number | true | false
 * </pre>
 */
public final class ExpressionParser {

    /** Deeper than anybody writes; keeps a hostile file from exhausting the stack. */
    private static final int MAX_DEPTH = 50;

    private static final int MAX_CHARACTERS = 1_000;

    private static final Map<String, Comparison> COMPARISONS = Map.of(
            "=", Comparison.EQUAL,
            "==", Comparison.EQUAL,
            "!=", Comparison.NOT_EQUAL,
            "<>", Comparison.NOT_EQUAL,
            "<", Comparison.LESS,
            "<=", Comparison.LESS_OR_EQUAL,
            ">", Comparison.GREATER,
            ">=", Comparison.GREATER_OR_EQUAL);

    private static final Set<String> RESERVED = Set.of("and", "or", "not", "in", "contains", "is", "empty");

    private final List<Token> tokens;
    private int next;
    private int depth;

    private ExpressionParser(List<Token> tokens) {
        this.tokens = tokens;
    }

    /**
     * The condition that {@code source} writes.
     *
     * @throws ExpressionException with the column of what is wrong
     */
    public static Expression parse(String source) throws ExpressionException {
        if (source.length() > MAX_CHARACTERS) {
            throw new ExpressionException(1, "the condition is longer than " + MAX_CHARACTERS + " characters");
        }
        ExpressionParser parser = new ExpressionParser(Token.all(source));
        Expression expression = parser.or();
        Token rest = parser.peek();
        if (rest.kind() != Kind.END) {
            throw new ExpressionException(rest.column(), rest.shown() + " is too much here; write and, or, or nothing");
        }
        return expression;
    }

    private Expression or() throws ExpressionException {
        Expression left = and();
        while (accept("or")) {
            left = new Expression.Or(left, and());
        }
        return left;
    }

    private Expression and() throws ExpressionException {
        Expression left = not();
        while (accept("and")) {
            left = new Expression.And(left, not());
        }
        return left;
    }

    private Expression not() throws ExpressionException {
        Token token = peek();
        if (++depth > MAX_DEPTH) {
            throw new ExpressionException(token.column(), "the condition is nested deeper than " + MAX_DEPTH);
        }
        try {
            if (accept("not")) {
                return new Expression.Not(not());
            }
            if (accept("(")) {
                Expression inner = or();
                expect(")", "the ( on column " + token.column() + " is not closed");
                return inner;
            }
            return test();
        } finally {
            depth--;
        }
    }

    private Expression test() throws ExpressionException {
        Operand left = operand();
        Comparison comparison = peek().kind() == Kind.SIGN ? COMPARISONS.get(peek().text()) : null;
        if (comparison != null) {
            next++;
            return new Expression.Compare(left, comparison, operand());
        }
        if (accept("is")) {
            boolean not = accept("not");
            expect("empty", "after is only empty or not empty can stand");
            return negated(not, new Expression.Empty(left));
        }
        boolean not = accept("not");
        if (accept("in")) {
            return negated(not, new Expression.In(left, items()));
        }
        if (accept("contains")) {
            return negated(not, new Expression.Contains(left, operand()));
        }
        if (not) {
            throw new ExpressionException(peek().column(), "after not only in or contains can stand here");
        }
        return new Expression.Holds(left);
    }

    private static Expression negated(boolean not, Expression expression) {
        return not ? new Expression.Not(expression) : expression;
    }

    private List<Operand> items() throws ExpressionException {
        String close = peek().is("(") ? ")" : "]";
        if (!accept("(")) {
            expect("[", "after in a list belongs: [\"a\", \"b\"]");
        }
        List<Operand> items = new ArrayList<>();
        do {
            items.add(operand());
        } while (accept(","));
        expect(close, "the list is not closed; write " + close);
        return items;
    }

    private Operand operand() throws ExpressionException {
        Token token = tokens.get(next);
        boolean reserved = token.kind() == Kind.NAME && RESERVED.contains(token.text());
        if (reserved || token.kind() == Kind.SIGN || token.kind() == Kind.END) {
            throw new ExpressionException(
                    token.column(), "a variable, a number or \"text\" is missing before " + token.shown());
        }
        next++;
        return switch (token.kind()) {
            case NUMBER -> new Operand.Literal(token.number(), token.column());
            case TEXT -> new Operand.Literal(token.text(), token.column());
            default -> name(token);
        };
    }

    private static Operand name(Token token) {
        return token.text().equals("true") || token.text().equals("false")
                ? new Operand.Literal(token.text().equals("true"), token.column())
                : new Operand.Name(token.text(), token.column());
    }

    private boolean accept(String word) {
        boolean accepted = peek().is(word);
        if (accepted) {
            next++;
        }
        return accepted;
    }

    private void expect(String word, String message) throws ExpressionException {
        if (!accept(word)) {
            throw new ExpressionException(peek().column(), message);
        }
    }

    private Token peek() {
        return tokens.get(next);
    }
}
