package io.voicesdr.core.knowledge;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Cuts texts where readers would: between paragraphs, else lines, else sentences, else words. Pure. */
final class Passages {

    /** About 250 tokens: enough to stand for itself, little enough that four fit into one result of a tool. */
    static final int MAX_CHARS = 900;

    private static final List<Cut> CUTS = List.of(
            new Cut(Pattern.compile("\\n\\s*\\n"), "\n\n"),
            new Cut(Pattern.compile("\\n"), "\n"),
            new Cut(Pattern.compile("(?<=[.!?;])\\s+"), " "),
            new Cut(Pattern.compile("\\s+"), " "));

    /** @param glue what pieces are put together with again */
    private record Cut(Pattern at, String glue) {}

    private Passages() {}

    /** The pieces of {@code text}, in order, none empty, none longer than {@link #MAX_CHARS}. */
    static List<String> of(String text) {
        return cut(text.strip(), 0);
    }

    private static List<String> cut(String text, int level) {
        if (text.length() <= MAX_CHARS) {
            return text.isEmpty() ? List.of() : List.of(text);
        }
        return level == CUTS.size() ? hard(text) : packed(text, CUTS.get(level), level);
    }

    private static List<String> packed(String text, Cut cut, int level) {
        List<String> packed = new ArrayList<>();
        StringBuilder open = new StringBuilder();
        for (String part : cut.at().split(text)) {
            String piece = part.strip();
            if (piece.isEmpty()) {
                continue;
            }
            if (open.length() > 0 && open.length() + cut.glue().length() + piece.length() > MAX_CHARS) {
                packed.add(open.toString());
                open.setLength(0);
            }
            if (piece.length() > MAX_CHARS) {
                packed.addAll(cut(piece, level + 1));
            } else {
                open.append(open.length() == 0 ? "" : cut.glue()).append(piece);
            }
        }
        if (open.length() > 0) {
            packed.add(open.toString());
        }
        return packed;
    }

    private static List<String> hard(String text) {
        List<String> pieces = new ArrayList<>();
        int from = 0;
        while (from < text.length()) {
            int to = Math.min(text.length(), from + MAX_CHARS);
            if (to < text.length() && Character.isHighSurrogate(text.charAt(to - 1))) {
                to--;
            }
            pieces.add(text.substring(from, to));
            from = to;
        }
        return pieces;
    }
}
