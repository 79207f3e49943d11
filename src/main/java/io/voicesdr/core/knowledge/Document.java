package io.voicesdr.core.knowledge;

import java.util.ArrayList;
import java.util.List;

/**
 * One file of a company's knowledge, as the words in it. What models are given, what searches find and what answers are held
 * to is this text, whatever the file looked like.
 *
 * @param name of the file below {@code knowledge/}, with {@code /} between folders
 * @param text all of it, headings and page numbers included
 * @param sha256 of the text's UTF-8 bytes, 64 hex digits
 * @param passages in order
 */
public record Document(String name, String text, String sha256, List<Passage> passages) {

    private static final int ID_DIGITS = 16;

    public Document {
        passages = List.copyOf(passages);
    }

    /** The document called {@code name} that consists of {@code chapters}. */
    public static Document of(String name, List<Chapter> chapters) {
        StringBuilder text = new StringBuilder();
        for (Chapter chapter : chapters) {
            String body = chapter.text().strip();
            if (!body.isEmpty()) {
                text.append(text.length() == 0 ? "" : "\n\n")
                        .append(chapter.place().isEmpty() ? "" : "# " + chapter.place() + "\n")
                        .append(body);
            }
        }
        String sha256 = Sha256.of(text.toString());
        List<Passage> passages = new ArrayList<>();
        for (Chapter chapter : chapters) {
            for (String piece : Passages.of(chapter.text())) {
                String id = Sha256.of(name + '\n' + sha256 + '\n' + passages.size());
                passages.add(new Passage(id.substring(0, ID_DIGITS), name, chapter.place(), piece));
            }
        }
        return new Document(name, text.toString(), sha256, passages);
    }

    /** Sizes only: it may be long. */
    @Override
    public String toString() {
        return "Document[" + name + ", " + text.length() + " characters, " + sha256.substring(0, ID_DIGITS) + "]";
    }
}
