package io.voicesdr.core.answer;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The spans of a text that only make sense whole. */
final class Whole {

    /** EMV code of a Pix, which may hold blanks (the receiver's name and city) and asterisks; ends with its checksum. */
    static final String PIX = "000201[^\\n]*?6304[0-9A-Fa-f]{4}(?![0-9A-Fa-f])";

    static final String LINK = "(?:https?://|www\\.)[^\\s<>]*[^\\s<>*_~.,;:!?)\\]}\"'`]";
    static final String EMAIL = "(?<![\\w.+-])[\\w.+-]+@[\\w-]+\\.[\\w.-]*\\w";

    private static final String PRICE =
            "(?:R\\$|US\\$|U\\$|\\$|€)[ \u00A0]?\\d+(?:[.,]\\d+){0,9}(?: (?:mil|milhão|milhões)\\b)?";
    private static final String PHONE = "(?<!\\d)(?:\\+\\d{1,3}[ -]?)?\\(?\\d{2,3}\\)?[ -]?\\d{4,5}[ -]?\\d{4}(?!\\d)";
    private static final String BANK_SLIP = "\\d{5}[.\\d ]{40,52}\\d";
    private static final String CODE = "`[^`\\n]+`";
    private static final String STYLED = "(?<![\\w*_~])(?:\\*[^*\\n]+\\*|_[^_\\n]+_|~[^~\\n]+~)(?![\\w*_~])";

    private static final List<Pattern> ALL = Stream.of(PIX, LINK, EMAIL, PRICE, BANK_SLIP, PHONE, CODE, STYLED)
            .map(Pattern::compile)
            .toList();

    /** What markdown signs inside are not markdown. */
    static final Pattern VERBATIM = Pattern.compile(String.join("|", PIX, LINK, EMAIL, CODE));

    private Whole() {}

    /** The characters of {@code text} before which it may not be cut: all but the first of every span. */
    static BitSet inside(String text) {
        BitSet inside = new BitSet(text.length());
        spans(text).forEach(span -> inside.set(span.start() + 1, Math.max(span.start() + 1, span.end())));
        return inside;
    }

    static List<MatchResult> spans(String text) {
        List<MatchResult> spans = new ArrayList<>();
        ALL.forEach(pattern -> pattern.matcher(text).results().forEach(spans::add));
        return spans;
    }
}
