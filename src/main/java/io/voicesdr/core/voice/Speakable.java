package io.voicesdr.core.voice;

import io.voicesdr.core.answer.Bubbles;
import io.voicesdr.core.answer.Verbatim;
import io.voicesdr.core.text.CustomerText;
import io.voicesdr.core.text.Language;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * An answer made fit to be heard.
 *
 * @param spoken the words to say, without anything that only makes sense on a screen; never blank
 * @param written what is sent in writing after them, in order: links, addresses and payment codes, or the whole answer when
 *     only its beginning is spoken; empty when all was said
 */
public record Speakable(String spoken, List<String> written) {

    /** More is tiresome to hear, and can't be skimmed: about 40 seconds. */
    public static final int MAX_CHARS = 600;

    /** Of a longer answer, so much is said at most. */
    private static final int MAX_BEGINNING = 300;

    private static final Pattern STYLE =
            Pattern.compile("(?<![\\p{L}\\d])([*_~])(?=\\S)(.+?)(?<=\\S)\\1(?![\\p{L}\\d])");
    private static final Pattern CODE = Pattern.compile("`+([^`]*)`+");
    private static final Pattern BULLET = Pattern.compile("(?m)^\\s*(?:[-•*·–]|>+|#+)\\s+");
    private static final Pattern NUMBERED = Pattern.compile("(?m)^\\s*(\\d{1,2})[.)]\\s+");
    private static final Pattern UNFINISHED = Pattern.compile("(?<=[\\p{L}\\d)\"”%])[ ]*\\n+");
    private static final Pattern SENTENCE_END = Pattern.compile("(?<=[.!?…])\\s+");

    public Speakable {
        written = List.copyOf(written);
    }

    /** What {@code bubbles} say; empty when nothing of them can be said aloud. */
    public static Optional<Speakable> of(List<String> bubbles, String languageTag) {
        Language language = Language.of(languageTag);
        String spoken = aloud(bubbles, language);
        if (spoken.codePoints().noneMatch(Character::isLetter)) {
            return Optional.empty();
        }
        return spoken.length() <= MAX_CHARS
                ? Optional.of(new Speakable(spoken, essentials(bubbles, languageTag)))
                : beginning(spoken)
                        .map(begun ->
                                new Speakable(begun + " " + CustomerText.REST_IN_WRITING.in(languageTag), bubbles));
    }

    private static String aloud(List<String> bubbles, Language language) {
        List<String> told = new ArrayList<>();
        for (String bubble : bubbles) {
            String words = Verbatim.replace(bubble, kind -> inWriting(kind, language));
            told.add(Readings.of(language).read(withoutSigns(words)));
        }
        return UNFINISHED
                .matcher(String.join("\n", told).strip())
                .replaceAll(". ")
                .replaceAll("\\s*\\n+\\s*", " ")
                .replaceAll("[ \\u00A0]{2,}", " ")
                .replaceAll(" +([,.;:!?])", "$1")
                .strip();
    }

    private static String withoutSigns(String text) {
        String plain = CODE.matcher(text).replaceAll("$1");
        String unbulleted =
                NUMBERED.matcher(BULLET.matcher(plain).replaceAll("")).replaceAll("$1: ");
        String unstyled =
                STYLE.matcher(STYLE.matcher(unbulleted).replaceAll("$2")).replaceAll("$2");
        StringBuilder heard = new StringBuilder(unstyled.length());
        unstyled.codePoints().filter(point -> !isPicture(point)).forEach(heard::appendCodePoint);
        return heard.toString().replaceAll("(?m)[ ]+$", "");
    }

    /** Emoji and what belongs to them; the degree sign is a symbol too, but is read. */
    private static boolean isPicture(int point) {
        return point != '°'
                && (Character.getType(point) == Character.OTHER_SYMBOL
                        || Character.isEmojiModifier(point)
                        || point == 0x200D
                        || point == 0x20E3
                        || point >= 0xFE00 && point <= 0xFE0F
                        || Character.isEmojiPresentation(point));
    }

    private static String inWriting(Verbatim.Kind kind, Language language) {
        return switch (kind) {
            case LINK ->
                language.choose(
                        "o link que te mando por escrito",
                        "the link that I send you in writing",
                        "el enlace que te mando por escrito");
            case EMAIL ->
                language.choose(
                        "o e-mail que te mando por escrito",
                        "the e-mail address that I send you in writing",
                        "el correo que te mando por escrito");
            case CODE ->
                language.choose(
                        "o código que te mando por escrito",
                        "the code that I send you in writing",
                        "el código que te mando por escrito");
        };
    }

    /**
     * What can't be said, each once. One bubble at least can carry a mark: a link alone could not, and a turn without any
     * mark beside it would not be known as the bot's.
     */
    private static List<String> essentials(List<String> bubbles, String languageTag) {
        Set<String> found = new LinkedHashSet<>();
        for (String bubble : bubbles) {
            found.addAll(Bubbles.isToBeCopied(bubble) ? List.of(bubble.strip()) : Verbatim.in(bubble));
        }
        if (found.isEmpty()) {
            return List.of();
        }
        List<String> lines = new ArrayList<>();
        lines.add(CustomerText.HERE_IT_IS.in(languageTag));
        found.stream().filter(thing -> !Verbatim.isPayment(thing)).forEach(lines::add);
        List<String> written = new ArrayList<>(List.of(String.join("\n", lines)));
        found.stream().filter(Verbatim::isPayment).forEach(written::add);
        return written;
    }

    /** Its first whole sentences; empty when not even the first is short enough. */
    private static Optional<String> beginning(String spoken) {
        StringBuilder begun = new StringBuilder();
        for (String sentence : SENTENCE_END.split(spoken)) {
            if (begun.length() + 1 + sentence.length() > MAX_BEGINNING) {
                break;
            }
            begun.append(begun.isEmpty() ? "" : " ").append(sentence);
        }
        return begun.isEmpty() ? Optional.empty() : Optional.of(begun.toString());
    }
}
