package io.voicesdr.core.flow.value;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** E-mail addresses and phone numbers. Pure. */
final class Contact {

    private static final Pattern EMAIL = Pattern.compile(
            "(?<![\\w.+-])[A-Za-z0-9_][A-Za-z0-9._%+-]{0,63}@(?:[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?\\.){1,5}[A-Za-z]{2,24}(?![\\w-])");
    private static final Pattern PHONE = Pattern.compile("(?<![\\w+])\\+?\\(?\\d[\\d ().-]{6,22}\\d(?!\\w)");

    /** Every area code in use (Anatel). */
    private static final Set<String> AREAS = Set.of(
            "11", "12", "13", "14", "15", "16", "17", "18", "19", "21", "22", "24", "27", "28", "31", "32", "33", "34",
            "35", "37", "38", "41", "42", "43", "44", "45", "46", "47", "48", "49", "51", "53", "54", "55", "61", "62",
            "63", "64", "65", "66", "67", "68", "69", "71", "73", "74", "75", "77", "79", "81", "82", "83", "84", "85",
            "86", "87", "88", "89", "91", "92", "93", "94", "95", "96", "97", "98", "99");

    private Contact() {}

    /** The only address in {@code text}, in lower case. */
    static Optional<String> email(String text) {
        List<String> found = EMAIL.matcher(text)
                .results()
                .map(hit -> hit.group().toLowerCase(Locale.ROOT))
                .filter(address -> !address.contains("..") && !address.contains(".@"))
                .distinct()
                .toList();
        return found.size() == 1 ? Optional.of(found.getFirst()) : Optional.empty();
    }

    /** The only number in {@code text}, with {@code +} and country code; a Brazilian one needs its area code. */
    static Optional<String> phone(String text) {
        List<String> found = PHONE.matcher(text)
                .results()
                .flatMap(hit -> international(hit.group()).stream())
                .distinct()
                .toList();
        return found.size() == 1 ? Optional.of(found.getFirst()) : Optional.empty();
    }

    private static Optional<String> international(String written) {
        String digits = written.replaceAll("\\D", "");
        if (written.startsWith("+") && !digits.startsWith("55")) {
            return digits.length() >= 8 && digits.length() <= 15 ? Optional.of("+" + digits) : Optional.empty();
        }
        String national = digits.startsWith("55") && digits.length() >= 12
                ? digits.substring(2)
                : digits.startsWith("0") ? digits.substring(1) : digits;
        return isBrazilian(national) ? Optional.of("+55" + national) : Optional.empty();
    }

    /** Mobiles have nine digits and begin with 9; landlines eight, from 2 to 5. */
    private static boolean isBrazilian(String national) {
        if (national.length() < 10 || !AREAS.contains(national.substring(0, 2))) {
            return false;
        }
        String local = national.substring(2);
        return local.matches("9\\d{8}|[2-5]\\d{7}");
    }
}
