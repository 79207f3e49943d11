package io.voicesdr.core.answer;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Turns what a model writes in HTML into markdown: WhatsApp would show the tags. A {@code <} of any other kind stays. Pure. */
final class Tags {

    private static final Pattern ANY = Pattern.compile(
            "</?(?:p|br|b|strong|i|em|u|s|del|ul|ol|li|h[1-6]|span|a)(?:\\s[^<>]{0,500})?\\s*/?>",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern LINK = Pattern.compile(
            "<a\\s(?:[^<>]{0,200}\\s)?href\\s*=\\s*[\"']([^\"'<>\\s]{1,2000})[\"'][^<>]{0,200}>([^<>]{0,500})</a\\s*>",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern NAME = Pattern.compile("</?([a-z]+[1-6]?)", Pattern.CASE_INSENSITIVE);

    private Tags() {}

    static String toMarkdown(String said) {
        if (!ANY.matcher(said).find()) {
            return said;
        }
        String linked = LINK.matcher(said)
                .replaceAll(link -> Matcher.quoteReplacement("[" + link.group(2).strip() + "](" + link.group(1) + ")"));
        return ANY.matcher(linked).replaceAll(tag -> mark(tag.group())).strip();
    }

    private static String mark(String tag) {
        boolean ends = tag.startsWith("</");
        Matcher name = NAME.matcher(tag);
        return switch (name.lookingAt() ? name.group(1).toLowerCase(Locale.ROOT) : "") {
            case "br" -> "\n";
            case "p", "h1", "h2", "h3", "h4", "h5", "h6" -> ends ? "\n\n" : "";
            case "ul", "ol" -> "\n";
            case "li" -> ends ? "" : "\n- ";
            case "b", "strong" -> "**";
            case "i", "em" -> "_";
            case "s", "del" -> "~~";
            default -> "";
        };
    }
}
