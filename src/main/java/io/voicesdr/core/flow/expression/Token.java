package io.voicesdr.core.flow.expression;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** @param column where it begins, counted from 1 */
record Token(Kind kind, String text, int column) {

    enum Kind {
        NAME,
        TEXT,
        NUMBER,
        SIGN,
        END
    }

    private static final Pattern FORM = Pattern.compile("\\s*(?:(?<name>[\\p{L}_][\\p{L}\\p{N}_]*)"
            + "|(?<number>-?\\d+(?:\\.\\d+)?)"
            + "|\"(?<double>[^\"]*)\"|'(?<single>[^']*)'"
            + "|(?<sign><=|>=|!=|==|<>|[=<>(),\\[\\]]))");

    static List<Token> all(String source) throws ExpressionException {
        List<Token> tokens = new ArrayList<>();
        Matcher form = FORM.matcher(source);
        int at = 0;
        while (!source.substring(at).isBlank()) {
            form.region(at, source.length());
            if (!form.lookingAt()) {
                throw unreadable(source, at);
            }
            tokens.add(token(form));
            at = form.end();
        }
        tokens.add(new Token(Kind.END, "", source.length() + 1));
        return tokens;
    }

    private static Token token(Matcher form) {
        if (form.group("name") != null) {
            return new Token(Kind.NAME, form.group("name"), form.start("name") + 1);
        }
        if (form.group("number") != null) {
            return new Token(Kind.NUMBER, form.group("number"), form.start("number") + 1);
        }
        if (form.group("sign") != null) {
            return new Token(Kind.SIGN, form.group("sign"), form.start("sign") + 1);
        }
        String quote = form.group("double") != null ? "double" : "single";
        return new Token(Kind.TEXT, form.group(quote), form.start(quote));
    }

    private static ExpressionException unreadable(String source, int from) {
        int at = from;
        while (Character.isWhitespace(source.charAt(at))) {
            at++;
        }
        char wrong = source.charAt(at);
        return wrong == '"' || wrong == '\''
                ? new ExpressionException(at + 1, "the quote opened here is never closed")
                : new ExpressionException(at + 1, "\"" + wrong + "\" can't stand here");
    }

    boolean is(String word) {
        return (kind == Kind.NAME || kind == Kind.SIGN) && text.equals(word);
    }

    BigDecimal number() {
        return new BigDecimal(text);
    }

    /** How a message names it. */
    String shown() {
        return kind == Kind.END ? "the end" : "\"" + text + "\"";
    }
}
