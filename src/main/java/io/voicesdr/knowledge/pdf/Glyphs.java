package io.voicesdr.knowledge.pdf;

import java.nio.charset.Charset;
import java.text.Normalizer;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the codes and names of simple fonts stand for (ISO 32000-1, annex D). */
final class Glyphs {

    private static final Charset WINDOWS = Charset.forName("windows-1252");

    private static final String MAC =
            "ÄÅÇÉÑÖÜáàâäãåçéèêëíìîïñóòôöõúùûü†°¢£§•¶ß®©™´¨≠ÆØ∞±≤≥¥µ∂∑∏π∫ªºΩæø¿¡¬√ƒ≈∆«»…\u00A0ÀÃÕŒœ–—“”‘’÷◊ÿŸ⁄€‹›"
                    + "\uFB01\uFB02‡·‚„‰ÂÊÁËÈÍÎÏÌÓÔ\uF8FFÒÚÛÙıˆ˜¯˘˙˚¸˝˛ˇ";

    private static final Pattern ACCENTED =
            Pattern.compile("([A-Za-z])(acute|grave|circumflex|tilde|dieresis|cedilla|ring|caron)");
    private static final Pattern UNI = Pattern.compile("(?:uni|u)([0-9A-F]{4,6})");

    private static final Map<String, String> ACCENTS = Map.of(
            "acute",
            "\u0301",
            "grave",
            "\u0300",
            "circumflex",
            "\u0302",
            "tilde",
            "\u0303",
            "dieresis",
            "\u0308",
            "cedilla",
            "\u0327",
            "ring",
            "\u030A",
            "caron",
            "\u030C");

    private static final Map<String, String> NAMED = Map.ofEntries(
            Map.entry("space", " "),
            Map.entry("nbspace", " "),
            Map.entry("period", "."),
            Map.entry("comma", ","),
            Map.entry("colon", ":"),
            Map.entry("semicolon", ";"),
            Map.entry("hyphen", "-"),
            Map.entry("minus", "-"),
            Map.entry("endash", "–"),
            Map.entry("emdash", "—"),
            Map.entry("parenleft", "("),
            Map.entry("parenright", ")"),
            Map.entry("bracketleft", "["),
            Map.entry("bracketright", "]"),
            Map.entry("braceleft", "{"),
            Map.entry("braceright", "}"),
            Map.entry("slash", "/"),
            Map.entry("backslash", "\\"),
            Map.entry("underscore", "_"),
            Map.entry("quotesingle", "'"),
            Map.entry("quotedbl", "\""),
            Map.entry("quoteleft", "‘"),
            Map.entry("quoteright", "’"),
            Map.entry("quotedblleft", "“"),
            Map.entry("quotedblright", "”"),
            Map.entry("exclam", "!"),
            Map.entry("question", "?"),
            Map.entry("percent", "%"),
            Map.entry("ampersand", "&"),
            Map.entry("dollar", "$"),
            Map.entry("numbersign", "#"),
            Map.entry("at", "@"),
            Map.entry("asterisk", "*"),
            Map.entry("plus", "+"),
            Map.entry("equal", "="),
            Map.entry("less", "<"),
            Map.entry("greater", ">"),
            Map.entry("zero", "0"),
            Map.entry("one", "1"),
            Map.entry("two", "2"),
            Map.entry("three", "3"),
            Map.entry("four", "4"),
            Map.entry("five", "5"),
            Map.entry("six", "6"),
            Map.entry("seven", "7"),
            Map.entry("eight", "8"),
            Map.entry("nine", "9"),
            Map.entry("bullet", "•"),
            Map.entry("degree", "°"),
            Map.entry("ordfeminine", "ª"),
            Map.entry("ordmasculine", "º"),
            Map.entry("section", "§"),
            Map.entry("copyright", "©"),
            Map.entry("registered", "®"),
            Map.entry("trademark", "™"),
            Map.entry("Euro", "€"),
            Map.entry("fi", "fi"),
            Map.entry("fl", "fl"),
            Map.entry("ff", "ff"),
            Map.entry("ffi", "ffi"),
            Map.entry("ffl", "ffl"),
            Map.entry("ellipsis", "…"),
            Map.entry("guillemotleft", "«"),
            Map.entry("guillemotright", "»"),
            Map.entry("bar", "|"),
            Map.entry("asciitilde", "~"),
            Map.entry("dotlessi", "i"),
            Map.entry("multiply", "×"),
            Map.entry("questiondown", "¿"),
            Map.entry("exclamdown", "¡"),
            Map.entry("onehalf", "½"));

    private Glyphs() {}

    /** What {@code code} stands for in {@code WinAnsiEncoding}, or in {@code MacRomanEncoding}. */
    static String of(int code, boolean mac) {
        if (mac && code >= 128) {
            return MAC.substring(code - 128, code - 127);
        }
        return new String(new byte[] {(byte) code}, WINDOWS);
    }

    /** Empty for names that say nothing outside their font. */
    static Optional<String> named(String name) {
        if (name.length() == 1) {
            return Optional.of(name);
        }
        Matcher uni = UNI.matcher(name);
        if (uni.matches()) {
            int point = Integer.parseInt(uni.group(1), 16);
            return Character.isValidCodePoint(point) ? Optional.of(Character.toString(point)) : Optional.empty();
        }
        Matcher accented = ACCENTED.matcher(name);
        return accented.matches()
                ? Optional.of(Normalizer.normalize(
                        accented.group(1) + ACCENTS.getOrDefault(accented.group(2), ""), Normalizer.Form.NFC))
                : Optional.ofNullable(NAMED.get(name));
    }
}
