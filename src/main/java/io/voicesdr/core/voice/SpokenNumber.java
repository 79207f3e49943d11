package io.voicesdr.core.voice;

import io.voicesdr.core.text.Language;

/** Whole numbers as they are said, up to 999,999,999,999; larger ones stay digits. Pure. */
final class SpokenNumber {

    static final long MAX = 999_999_999_999L;

    private static final String[] PT = {
        "zero",
        "um",
        "dois",
        "três",
        "quatro",
        "cinco",
        "seis",
        "sete",
        "oito",
        "nove",
        "dez",
        "onze",
        "doze",
        "treze",
        "catorze",
        "quinze",
        "dezesseis",
        "dezessete",
        "dezoito",
        "dezenove"
    };
    private static final String[] PT_TENS = {
        "", "", "vinte", "trinta", "quarenta", "cinquenta", "sessenta", "setenta", "oitenta", "noventa"
    };
    private static final String[] PT_HUNDREDS = {
        "",
        "cento",
        "duzentos",
        "trezentos",
        "quatrocentos",
        "quinhentos",
        "seiscentos",
        "setecentos",
        "oitocentos",
        "novecentos"
    };
    private static final String[] EN = {
        "zero",
        "one",
        "two",
        "three",
        "four",
        "five",
        "six",
        "seven",
        "eight",
        "nine",
        "ten",
        "eleven",
        "twelve",
        "thirteen",
        "fourteen",
        "fifteen",
        "sixteen",
        "seventeen",
        "eighteen",
        "nineteen"
    };
    private static final String[] EN_TENS = {
        "", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"
    };
    private static final String[] ES = {
        "cero",
        "uno",
        "dos",
        "tres",
        "cuatro",
        "cinco",
        "seis",
        "siete",
        "ocho",
        "nueve",
        "diez",
        "once",
        "doce",
        "trece",
        "catorce",
        "quince",
        "dieciséis",
        "diecisiete",
        "dieciocho",
        "diecinueve",
        "veinte",
        "veintiuno",
        "veintidós",
        "veintitrés",
        "veinticuatro",
        "veinticinco",
        "veintiséis",
        "veintisiete",
        "veintiocho",
        "veintinueve"
    };
    private static final String[] ES_TENS = {
        "", "", "veinte", "treinta", "cuarenta", "cincuenta", "sesenta", "setenta", "ochenta", "noventa"
    };
    private static final String[] ES_HUNDREDS = {
        "",
        "ciento",
        "doscientos",
        "trescientos",
        "cuatrocientos",
        "quinientos",
        "seiscientos",
        "setecientos",
        "ochocientos",
        "novecientos"
    };

    private SpokenNumber() {}

    /** @param number from 0 */
    static String of(long number, Language language) {
        if (number > MAX) {
            return Long.toString(number);
        }
        return switch (language) {
            case PORTUGUESE -> portuguese(number);
            case ENGLISH -> english(number);
            case SPANISH -> spanish(number);
        };
    }

    /** As {@link #of}, agreeing with a feminine word: hours, times. */
    static String feminine(long number, Language language) {
        String words = of(number, language);
        return switch (language) {
            case PORTUGUESE ->
                words.replaceAll("\\bum$", "uma").replaceAll("\\bdois$", "duas").replaceAll("entos\\b", "entas");
            case ENGLISH -> words;
            case SPANISH -> words.replaceAll("uno$", "una").replaceAll("ientos\\b", "ientas");
        };
    }

    /** Before a masculine noun: "un euro", "veintiún pesos"; elsewhere as {@link #of}. */
    static String beforeNoun(long number, Language language) {
        String words = of(number, language);
        return language == Language.SPANISH
                ? words.replaceAll("veintiuno$", "veintiún").replaceAll("uno$", "un")
                : words;
    }

    private static String portuguese(long number) {
        if (number < 1_000) {
            return portugueseBelowThousand((int) number);
        }
        for (long scale : new long[] {1_000_000_000L, 1_000_000L, 1_000L}) {
            if (number >= scale) {
                long count = number / scale;
                long rest = number % scale;
                String head = switch (Long.toString(scale).length()) {
                    case 4 -> count == 1 ? "mil" : portuguese(count) + " mil";
                    case 7 -> portuguese(count) + (count == 1 ? " milhão" : " milhões");
                    default -> portuguese(count) + (count == 1 ? " bilhão" : " bilhões");
                };
                return rest == 0 ? head : head + (joinsWithAnd(rest) ? " e " : " ") + portuguese(rest);
            }
        }
        throw new IllegalStateException("unreachable for " + number);
    }

    /** "mil e cem", "mil e vinte", but "mil duzentos e trinta". */
    private static boolean joinsWithAnd(long rest) {
        return rest <= 100 || rest < 1_000 && rest % 100 == 0;
    }

    private static String portugueseBelowThousand(int number) {
        if (number < 20) {
            return PT[number];
        }
        if (number < 100) {
            return PT_TENS[number / 10] + (number % 10 == 0 ? "" : " e " + PT[number % 10]);
        }
        if (number == 100) {
            return "cem";
        }
        return PT_HUNDREDS[number / 100] + (number % 100 == 0 ? "" : " e " + portugueseBelowThousand(number % 100));
    }

    private static String english(long number) {
        if (number < 20) {
            return EN[(int) number];
        }
        if (number < 100) {
            return EN_TENS[(int) number / 10] + (number % 10 == 0 ? "" : "-" + EN[(int) number % 10]);
        }
        if (number < 1_000) {
            return EN[(int) number / 100] + " hundred" + (number % 100 == 0 ? "" : " and " + english(number % 100));
        }
        long scale = number >= 1_000_000_000L ? 1_000_000_000L : number >= 1_000_000L ? 1_000_000L : 1_000L;
        String name = scale == 1_000L ? " thousand" : scale == 1_000_000L ? " million" : " billion";
        long rest = number % scale;
        return english(number / scale) + name + (rest == 0 ? "" : (rest < 100 ? " and " : " ") + english(rest));
    }

    private static String spanish(long number) {
        if (number < 30) {
            return ES[(int) number];
        }
        if (number < 100) {
            return ES_TENS[(int) number / 10] + (number % 10 == 0 ? "" : " y " + ES[(int) number % 10]);
        }
        if (number == 100) {
            return "cien";
        }
        if (number < 1_000) {
            return ES_HUNDREDS[(int) number / 100] + (number % 100 == 0 ? "" : " " + spanish(number % 100));
        }
        if (number < 1_000_000) {
            return scaled(number, 1_000, number / 1_000 == 1 ? "mil" : spanishCount(number / 1_000) + " mil");
        }
        return scaled(
                number,
                1_000_000,
                number / 1_000_000 == 1 ? "un millón" : spanishCount(number / 1_000_000) + " millones");
    }

    private static String scaled(long number, long scale, String head) {
        return number % scale == 0 ? head : head + " " + spanish(number % scale);
    }

    private static String spanishCount(long count) {
        return spanish(count).replaceAll("veintiuno$", "veintiún").replaceAll("uno$", "un");
    }

    /** Each digit by itself. */
    static String digits(String digits, Language language) {
        StringBuilder words = new StringBuilder();
        digits.chars().forEach(digit -> words.append(words.isEmpty() ? "" : " ").append(of(digit - '0', language)));
        return words.toString();
    }
}
