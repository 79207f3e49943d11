package io.voicesdr.core.flow.value;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Numbers as Brazil writes them: points between thousands, a comma before decimals. Pure. */
final class Reais {

    private Reais() {}

    static String grouped(BigDecimal number, int decimals) {
        String digits = number.abs().setScale(decimals, RoundingMode.HALF_EVEN).toPlainString();
        int point = decimals == 0 ? digits.length() : digits.length() - decimals - 1;
        StringBuilder whole = new StringBuilder(digits.substring(0, point));
        for (int i = whole.length() - 3; i > 0; i -= 3) {
            whole.insert(i, '.');
        }
        String sign = number.signum() < 0 ? "-" : "";
        return sign + whole + (decimals == 0 ? "" : "," + digits.substring(point + 1));
    }
}
