package io.voicesdr.core.flow.value;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Portuguese number words, without accents. Pure. */
final class NumberWords {

    private static final Map<String, BigDecimal> SMALL = new HashMap<>();
    private static final Map<String, BigDecimal> MULTIPLIERS = Map.of(
            "mil", BigDecimal.valueOf(1_000),
            "k", BigDecimal.valueOf(1_000),
            "mi", BigDecimal.valueOf(1_000_000),
            "milhao", BigDecimal.valueOf(1_000_000),
            "milhoes", BigDecimal.valueOf(1_000_000));

    static {
        number(0, "zero");
        number(1, "um", "uma");
        number(2, "dois", "duas");
        String[] units = {"tres", "quatro", "cinco", "seis", "sete", "oito", "nove", "dez", "onze", "doze", "treze"};
        for (int i = 0; i < units.length; i++) {
            number(i + 3, units[i]);
        }
        number(14, "quatorze", "catorze");
        String[] teens = {"quinze", "dezesseis", "dezessete", "dezoito", "dezenove"};
        for (int i = 0; i < teens.length; i++) {
            number(i + 15, teens[i]);
        }
        String[] tens = {"vinte", "trinta", "quarenta", "cinquenta", "sessenta", "setenta", "oitenta", "noventa"};
        for (int i = 0; i < tens.length; i++) {
            number((i + 2) * 10, tens[i]);
        }
        number(100, "cem", "cento");
        String[] hundreds = {
            "duzent", "trezent", "quatrocent", "quinhent", "seiscent", "setecent", "oitocent", "novecent"
        };
        for (int i = 0; i < hundreds.length; i++) {
            number((i + 2) * 100, hundreds[i] + "os", hundreds[i] + "as");
        }
    }

    private NumberWords() {}

    private static void number(int number, String... words) {
        for (String word : words) {
            SMALL.put(word, BigDecimal.valueOf(number));
        }
    }

    /** The number below a thousand that {@code word} names. */
    static Optional<BigDecimal> small(String word) {
        return Optional.ofNullable(SMALL.get(word));
    }

    /** What {@code word} multiplies the number before it with. */
    static Optional<BigDecimal> multiplier(String word) {
        return Optional.ofNullable(MULTIPLIERS.get(word));
    }

    static boolean isHalf(String word) {
        return word.equals("meio") || word.equals("meia");
    }
}
