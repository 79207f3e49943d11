package io.voicesdr.core.answer;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Turns a line of markdown into WhatsApp's own marks; links, Pix codes and code stay as they are. */
final class Markdown {

    private static final Pattern HEADING = Pattern.compile("^\\s{0,3}#{1,6}\\s+(.*)$");
    private static final Pattern NAMED_LINK = Pattern.compile(
            "!?\\[([^\\[\\]\\n]+)]\\(\\s*<?((?:[^\\s()<>]++|\\([^\\s()<>]*\\)){1,50})>?(?:\\s+\"[^\"\\n]*\")?\\s*\\)");
    private static final Pattern BARE_LINK = Pattern.compile("<((?:https?://|mailto:)[^\\s<>]+)>");
    private static final Pattern STRONG_ITALIC = Pattern.compile("\\*{3}(?=\\S)([^*\\n]+?)(?<=\\S)\\*{3}");
    private static final Pattern STRONG = Pattern.compile("\\*{2}(?=\\S)(.+?)(?<=\\S)\\*{2}");
    private static final Pattern STRONG_LINES = Pattern.compile("(?<!\\w)__(?=\\S)(.+?)(?<=\\S)__(?!\\w)");
    private static final Pattern STRUCK = Pattern.compile("~~(?=\\S)(.+?)(?<=\\S)~~");
    private static final Pattern STAR_BULLET = Pattern.compile("^(\\s*)[*+](?=\\s+\\S)");
    private static final Pattern ESCAPED = Pattern.compile("\\\\([$*_#.!~()\\[\\]-])");
    private static final Pattern KEPT = Pattern.compile("\uE000(\\d+)\uE001");

    private Markdown() {}

    /** {@code line}, which has no line break, as WhatsApp shows it best. */
    static String toWhatsApp(String line) {
        String linked = BARE_LINK.matcher(links(line)).replaceAll("$1");
        List<String> kept = new ArrayList<>();
        String held = hold(linked, kept);
        return release(heading(styles(STAR_BULLET.matcher(held).replaceFirst("$1-"))), kept);
    }

    private static String links(String line) {
        return NAMED_LINK.matcher(line).replaceAll(link -> {
            String words = link.group(1).strip();
            String address = link.group(2);
            return Matcher.quoteReplacement(words.equals(address) ? address : words + ": " + address);
        });
    }

    private static String styles(String line) {
        String both = STRONG_ITALIC.matcher(line).replaceAll("*_$1_*");
        String strong = STRONG.matcher(both).replaceAll("*$1*");
        String lines = STRONG_LINES.matcher(strong).replaceAll("*$1*");
        String struck = STRUCK.matcher(lines).replaceAll("~$1~");
        return ESCAPED.matcher(struck).replaceAll("$1");
    }

    private static String heading(String line) {
        Matcher heading = HEADING.matcher(line);
        if (!heading.matches()) {
            return line;
        }
        String title = heading.group(1).replace("*", "").strip();
        return title.isEmpty() ? "" : "*" + title + "*";
    }

    private static String hold(String line, List<String> kept) {
        return Whole.VERBATIM.matcher(line).replaceAll(found -> {
            kept.add(found.group());
            return "\uE000" + (kept.size() - 1) + "\uE001";
        });
    }

    private static String release(String line, List<String> kept) {
        return KEPT.matcher(line)
                .replaceAll(found -> Matcher.quoteReplacement(kept.get(Integer.parseInt(found.group(1)))));
    }
}
