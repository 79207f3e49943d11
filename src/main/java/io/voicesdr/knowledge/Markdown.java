package io.voicesdr.knowledge;

import io.voicesdr.core.knowledge.Chapter;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Markdown by its headings: {@code # Trocas} and below it {@code ## Prazos} make the place {@code Trocas, Prazos}. */
final class Markdown {

    private static final Pattern HEADING = Pattern.compile("^ {0,3}(#{1,6})\\s+(.*?)\\s*#*\\s*$");
    private static final Pattern FENCE = Pattern.compile("^ {0,3}(?:```|~~~).*");

    private Markdown() {}

    static List<Chapter> chapters(String text) {
        List<Chapter> chapters = new ArrayList<>();
        List<String> path = new ArrayList<>();
        StringBuilder body = new StringBuilder();
        boolean fenced = false;
        for (String line : text.split("\n", -1)) {
            fenced ^= FENCE.matcher(line).matches();
            Matcher heading = HEADING.matcher(line);
            if (fenced || !heading.matches()) {
                body.append(line).append('\n');
                continue;
            }
            chapters.add(new Chapter(place(path), body.toString()));
            body.setLength(0);
            int level = heading.group(1).length();
            while (path.size() >= level) {
                path.removeLast();
            }
            while (path.size() < level - 1) {
                path.add("");
            }
            path.add(heading.group(2));
        }
        chapters.add(new Chapter(place(path), body.toString()));
        return chapters.stream().filter(chapter -> !chapter.text().isBlank()).toList();
    }

    private static String place(List<String> path) {
        return String.join(", ", path.stream().filter(name -> !name.isEmpty()).toList());
    }
}
