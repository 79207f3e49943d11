package io.voicesdr.sandbox.evolution;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What Evolution makes of the {@code number} of a send (evolution/CONTRACT.md §3). Pure. */
final class Numbers {
    private static final Pattern BRAZILIAN_MOBILE = Pattern.compile("55([1-9][1-9])9?([6-9]\\d{7}|[2-5]\\d{7})");
    private static final Pattern NINTH_DIGIT = Pattern.compile("55([1-9][1-9])9([7-9]\\d{7})");
    private static final int FIRST_AREA_WITHOUT_NINTH_DIGIT = 31;
    private static final int GROUP_DIGITS = 18;

    private Numbers() {}

    /** A full jid is taken as it is; digits are tidied, and Brazilian ones of areas 31 and above lose the ninth digit. */
    static String jid(String number) {
        if (number.contains("@")) {
            return number;
        }
        String digits = number.replaceAll("[+() ]", "");
        if (digits.length() >= GROUP_DIGITS) {
            return digits + "@g.us";
        }
        return withoutNinthDigit(digits) + "@s.whatsapp.net";
    }

    /** Whether WhatsApp would know a phone jid that nobody here has: any number that can exist. */
    static boolean canExist(String jid) {
        String digits = jid.substring(0, jid.indexOf('@'));
        return digits.startsWith("55") ? BRAZILIAN_MOBILE.matcher(digits).matches() : digits.matches("[1-9]\\d{9,14}");
    }

    private static String withoutNinthDigit(String digits) {
        Matcher mobile = NINTH_DIGIT.matcher(digits);
        if (!mobile.matches() || Integer.parseInt(mobile.group(1)) < FIRST_AREA_WITHOUT_NINTH_DIGIT) {
            return digits;
        }
        return "55" + mobile.group(1) + mobile.group(2);
    }
}
