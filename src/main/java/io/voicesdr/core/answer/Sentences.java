package io.voicesdr.core.answer;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds where a line of running text may be cut: after sentences, never inside what only makes sense whole. */
final class Sentences {

    /** From the first of its signs on, each looked at once: a model that runs away writes thousands of them. */
    private static final Pattern END = Pattern.compile("(?<![.!?…])([.!?…]++)[\"'”’»)\\]*_~]*+(\\s++)");

    private static final Pattern BLANKS = Pattern.compile("\\s+");
    private static final Pattern SHORT_NUMBER = Pattern.compile("\\d{1,3}");
    private static final Pattern INITIALS = Pattern.compile("\\p{L}(?:\\.\\p{L}){0,9}");

    private static final Set<String> ABBREVIATIONS = Set.of((""
                    + "dr dra sr sra srs sras srta prof profa exmo ilmo av rod trav tel cel ramal ex obs nº no núm pág págs "
                    + "art inc cia ltda etc aprox máx mín apto ap bl qd lt cj cep km min seg ter qua qui sex sáb dom jan "
                    + "fev mar abr mai jun jul ago set out nov dez mr mrs ms jr vs st ud uds dña")
            .split(" "));

    private Sentences() {}

    /** {@code line} cut after each sentence; the blanks between are left out. */
    static List<String> of(String line) {
        BitSet inside = Whole.inside(line);
        List<String> sentences = new ArrayList<>();
        int from = 0;
        Matcher end = END.matcher(line);
        while (end.find()) {
            if (!inside.get(end.start(2)) && end.end() < line.length() && isEnd(line, end)) {
                sentences.add(line.substring(from, end.start(2)));
                from = end.end();
            }
        }
        sentences.add(line.substring(from));
        return sentences;
    }

    /** {@code text} cut at blanks into pieces of at most {@code maxChars} where a cut is allowed at all. */
    static List<String> words(String text, int maxChars) {
        BitSet inside = Whole.inside(text);
        List<String> pieces = new ArrayList<>();
        int from = 0;
        int lastBlank = -1;
        int afterLastBlank = -1;
        Matcher blank = BLANKS.matcher(text);
        while (blank.find()) {
            if (inside.get(blank.start())) {
                continue;
            }
            if (blank.start() - from > maxChars && lastBlank > from) {
                pieces.add(text.substring(from, lastBlank));
                from = afterLastBlank;
            }
            lastBlank = blank.start();
            afterLastBlank = blank.end();
        }
        if (text.length() - from > maxChars && lastBlank > from) {
            pieces.add(text.substring(from, lastBlank));
            from = afterLastBlank;
        }
        pieces.add(text.substring(from));
        return pieces;
    }

    private static boolean isEnd(String line, Matcher end) {
        if (end.group(1).contains("!") || end.group(1).contains("?")) {
            return true;
        }
        String word = wordBefore(line, end.start(1));
        return !Character.isLowerCase(line.codePointAt(end.end()))
                && !SHORT_NUMBER.matcher(word).matches()
                && !INITIALS.matcher(word).matches()
                && !ABBREVIATIONS.contains(word.toLowerCase(Locale.ROOT));
    }

    private static String wordBefore(String line, int end) {
        int start = end;
        while (start > 0
                && !Character.isWhitespace(line.charAt(start - 1))
                && "(\"'*_".indexOf(line.charAt(start - 1)) < 0) {
            start--;
        }
        return line.substring(start, end);
    }
}
