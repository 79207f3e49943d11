package io.voicesdr.core.catalogue;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Amounts as people write them into tables, exactly: {@code 67.900}, {@code R$ 67.900,50}, {@code 67900.5}. A point or
 * comma before three digits at the end groups thousands, before one or two it separates cents. Pure.
 */
public final class Prices {

    /** Above this somebody has typed a phone number. */
    private static final BigDecimal MOST = new BigDecimal("100000000000");

    private static final Pattern AMOUNT =
            Pattern.compile("(\\d{1,3}(?:[.\\s]\\d{3})+|\\d{1,3}(?:,\\d{3}){2,}|\\d+)(?:[.,](\\d{1,2}))?");
    private static final Pattern ENGLISH = Pattern.compile("(\\d{1,3}(?:,\\d{3})+)\\.(\\d{1,2})");
    private static final Pattern COMMA_THOUSANDS = Pattern.compile("\\d{1,3},\\d{3}");
    private static final Pattern CURRENCY_BEFORE = Pattern.compile("(?i)^(?:R\\$|BRL)\\s*");
    private static final Pattern CURRENCY_BEHIND = Pattern.compile("(?i)\\s*(?:reais|BRL)$");
    private static final Pattern DASHED_CENTS = Pattern.compile(",-+$");
    private static final Pattern FIRST = Pattern.compile("\\d[\\d.,]*\\d|\\d");

    private Prices() {}

    /** The amount that {@code cell} is; empty when it is anything else. */
    public static Optional<BigDecimal> parse(String cell) {
        String amountOnly =
                CURRENCY_BEFORE.matcher(cell.replace('\u00A0', ' ').strip()).replaceFirst("");
        String whole = CURRENCY_BEHIND.matcher(amountOnly).replaceFirst("");
        String text = DASHED_CENTS.matcher(whole).replaceFirst("").strip();
        Matcher english = ENGLISH.matcher(text);
        if (english.matches()) {
            return bounded(english.group(1).replace(",", "") + "." + english.group(2));
        }
        if (COMMA_THOUSANDS.matcher(text).matches()) {
            return Optional.empty(); // 67,900: thousands or cents to three places? Nobody's guess.
        }
        Matcher amount = AMOUNT.matcher(text);
        if (!amount.matches()) {
            return Optional.empty();
        }
        String units = amount.group(1).replaceAll("[.,\\s]", "");
        return bounded(amount.group(2) == null ? units : units + "." + amount.group(2));
    }

    /** The first number in a cell such as {@code 28.000 km}; empty when there is none. */
    static Optional<BigDecimal> firstNumber(String cell) {
        Matcher number = FIRST.matcher(cell);
        return number.find() ? parse(number.group()) : Optional.empty();
    }

    /** {@code R$ 67.900}, or {@code R$ 67.900,50} where there are cents. */
    public static String show(BigDecimal price) {
        BigDecimal cents = price.setScale(2, RoundingMode.HALF_EVEN);
        String plain = cents.toPlainString();
        int point = plain.indexOf('.');
        StringBuilder whole = new StringBuilder(plain.substring(0, point));
        for (int i = whole.length() - 3; i > 0; i -= 3) {
            whole.insert(i, '.');
        }
        String rest = plain.substring(point + 1);
        return "R$ " + whole + (rest.equals("00") ? "" : "," + rest);
    }

    private static Optional<BigDecimal> bounded(String digits) {
        return Optional.of(digits)
                .filter(text -> text.length() <= 20)
                .map(BigDecimal::new)
                .filter(amount -> amount.compareTo(MOST) <= 0);
    }
}
