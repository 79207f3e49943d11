package io.voicesdr.core.flow.value;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Pattern;

/** Numbers in digits, with the separators of Brazil and, where nothing else fits, of others. Pure. */
final class Digits {

    private static final Pattern PLAIN = Pattern.compile("-?\\d{1,15}");
    private static final Pattern POINTS_GROUP = Pattern.compile("-?[1-9]\\d{0,2}(\\.\\d{3}){1,4}(,\\d{1,2})?");
    private static final Pattern COMMAS_GROUP = Pattern.compile("-?[1-9]\\d{0,2}(,\\d{3}){1,4}\\.\\d{1,2}");
    private static final Pattern COMMA_DECIMALS = Pattern.compile("-?\\d{1,15},\\d{1,2}");
    private static final Pattern POINT_DECIMALS = Pattern.compile("-?\\d{1,15}\\.\\d{1,2}");

    private Digits() {}

    /** {@code 1.234,56}, {@code 1234,5}, {@code 15.000}, {@code 15.5}; empty for what can be read in two ways. */
    static Optional<BigDecimal> number(String token) {
        if (PLAIN.matcher(token).matches() || POINT_DECIMALS.matcher(token).matches()) {
            return Optional.of(new BigDecimal(token));
        }
        if (POINTS_GROUP.matcher(token).matches()
                || COMMA_DECIMALS.matcher(token).matches()) {
            return Optional.of(new BigDecimal(token.replace(".", "").replace(',', '.')));
        }
        return COMMAS_GROUP.matcher(token).matches()
                ? Optional.of(new BigDecimal(token.replace(",", "")))
                : Optional.empty();
    }
}
