package io.voicesdr.core.text;

import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Takes out of a text what identifies a person or opens an account: CPF and CNPJ with right check digits, card numbers that pass
 * Luhn's test, e-mail addresses. What only looks like one (a phone, an order number, a price) stays. Pure.
 */
public final class Masking {

    private static final Pattern EMAIL = Pattern.compile(
            "[\\p{L}\\p{N}._%+-]{1,64}@(?!(?:s\\.whatsapp\\.net|[gc]\\.us)\\b)[\\p{L}\\p{N}-]{1,63}(?:\\.[\\p{L}\\p{N}-]{1,63}){1,5}");
    private static final Pattern CARD = Pattern.compile("(?<![\\d.,])[3-6]\\d{3}(?:[ .-]?\\d{2,6}){2,4}(?![\\d])");
    private static final Pattern CNPJ =
            Pattern.compile("(?<![\\d.,])\\d{2}\\.?\\d{3}\\.?\\d{3}[/ ]?\\d{4}-?\\d{2}(?!\\d)");
    private static final Pattern CPF = Pattern.compile("(?<![\\d.,])\\d{3}[. ]?\\d{3}[. ]?\\d{3}[-. ]?\\d{2}(?!\\d)");

    private static final int[] CPF_WEIGHTS = {11, 10, 9, 8, 7, 6, 5, 4, 3, 2};
    private static final int[] CNPJ_WEIGHTS = {6, 5, 4, 3, 2, 9, 8, 7, 6, 5, 4, 3, 2};

    private Masking() {}

    /** {@code text} with a short word in brackets in place of each. */
    public static String of(String text) {
        String masked = EMAIL.matcher(text).replaceAll("[e-mail]");
        masked = replaced(masked, CARD, Masking::isCard, "[cartão]");
        masked = replaced(masked, CNPJ, digits -> isDocument(digits, CNPJ_WEIGHTS), "[CNPJ]");
        return replaced(masked, CPF, digits -> isDocument(digits, CPF_WEIGHTS), "[CPF]");
    }

    private static String replaced(String text, Pattern form, Predicate<String> isOne, String word) {
        return form.matcher(text).replaceAll(found -> isOne.test(digits(found)) ? word : quoted(found));
    }

    private static String quoted(MatchResult found) {
        return Matcher.quoteReplacement(found.group());
    }

    private static String digits(MatchResult found) {
        return found.group().replaceAll("\\D", "");
    }

    /** Luhn's test, for the lengths that cards have. */
    private static boolean isCard(String digits) {
        if (digits.length() < 14 || digits.length() > 19) {
            return false;
        }
        int sum = 0;
        for (int i = 0; i < digits.length(); i++) {
            int digit = digits.charAt(digits.length() - 1 - i) - '0';
            int doubled = i % 2 == 0 ? digit : digit * 2;
            sum += doubled > 9 ? doubled - 9 : doubled;
        }
        return sum % 10 == 0;
    }

    private static boolean isDocument(String digits, int[] weights) {
        int body = weights.length - 1;
        boolean oneDigitOnly = digits.chars().distinct().count() == 1;
        return !oneDigitOnly
                && digits.length() == weights.length + 1
                && check(digits, weights, body) == digits.charAt(body) - '0'
                && check(digits, weights, body + 1) == digits.charAt(body + 1) - '0';
    }

    private static int check(String digits, int[] weights, int length) {
        int sum = 0;
        for (int i = 0; i < length; i++) {
            sum += (digits.charAt(i) - '0') * weights[weights.length - length + i];
        }
        int rest = sum % 11;
        return rest < 2 ? 0 : 11 - rest;
    }
}
