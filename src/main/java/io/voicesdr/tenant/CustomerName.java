package io.voicesdr.tenant;

import java.text.Normalizer;
import java.util.regex.Pattern;

/**
 * A customer's display name as it may stand in the system prompt. It is the customer's own text, so only what a name
 * needs gets through: no line, brace, quote or colon that could look like an instruction. Pure.
 */
final class CustomerName {

    private static final int MAX_CHARACTERS = 40;
    private static final Pattern NOT_OF_NAMES = Pattern.compile("[^\\p{L}\\p{M}\\p{Nd} \\-'.]");
    private static final Pattern LETTER = Pattern.compile("\\p{L}");

    private CustomerName() {}

    /** The name's first line, cleaned; a word for "customer" in {@code language} where no letter is left. */
    static String of(String displayName, String language) {
        String line = displayName.strip().lines().findFirst().orElse("");
        // NFKC makes plain letters of the decorated ones people like to put into their names
        String plain = Normalizer.normalize(line, Normalizer.Form.NFKC).replace('’', '\'');
        String name = shortened(NOT_OF_NAMES
                .matcher(plain)
                .replaceAll(" ")
                .replaceAll(" +", " ")
                .strip());
        return LETTER.matcher(name).find() ? name : someone(language);
    }

    private static String shortened(String name) {
        return name.codePointCount(0, name.length()) <= MAX_CHARACTERS
                ? name
                : name.substring(0, name.offsetByCodePoints(0, MAX_CHARACTERS)).strip();
    }

    private static String someone(String language) {
        return language.startsWith("en") ? "customer" : "cliente";
    }
}
