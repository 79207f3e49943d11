package io.voicesdr.core.answer;

import java.util.List;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** What stands in a text to be copied or tapped rather than read: links, addresses, payment codes. Pure. */
public final class Verbatim {

    private static final Pattern LINK = Pattern.compile(Whole.LINK);
    private static final Pattern EMAIL = Pattern.compile(Whole.EMAIL);
    private static final Pattern ANY = Pattern.compile(String.join("|", Whole.PIX, Whole.LINK, Whole.EMAIL));

    private Verbatim() {}

    /** What kind of thing it is. */
    public enum Kind {
        LINK,
        EMAIL,
        /** A payment code, or some other thing that nobody reads aloud. */
        CODE
    }

    /** Each of them in {@code text}, in order. */
    public static List<String> in(String text) {
        return isCode(text)
                ? List.of(text.strip())
                : ANY.matcher(text).results().map(MatchResult::group).toList();
    }

    /** {@code text} with other words for each of them. */
    public static String replace(String text, Function<Kind, String> words) {
        return isCode(text)
                ? words.apply(Kind.CODE)
                : ANY.matcher(text)
                        .replaceAll(
                                found -> java.util.regex.Matcher.quoteReplacement(words.apply(kind(found.group()))));
    }

    /** Whether {@code text} is a payment code with nothing beside it, worth a bubble of its own. */
    public static boolean isPayment(String text) {
        return Copyable.isPayment(text);
    }

    private static boolean isCode(String text) {
        return Copyable.isAny(text) && !ANY.matcher(text).find() && text.chars().anyMatch(Character::isLetter)
                || Copyable.isPayment(text);
    }

    private static Kind kind(String found) {
        if (LINK.matcher(found).matches()) {
            return Kind.LINK;
        }
        return EMAIL.matcher(found).matches() ? Kind.EMAIL : Kind.CODE;
    }
}
