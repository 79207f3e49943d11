package io.voicesdr.knowledge;

import io.voicesdr.core.knowledge.Chapter;
import io.voicesdr.core.knowledge.Document;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Reads a file of a company's knowledge as text (docs/tenant.md). Pure; thread-safe. */
public final class KnowledgeReader {

    /** Of one file. */
    public static final int MAX_BYTES = 20 * 1024 * 1024;

    /** The endings of files that can be read. */
    public static final List<String> ENDINGS = List.of("pdf", "docx", "md", "txt", "csv");

    private KnowledgeReader() {}

    /**
     * What a file says.
     *
     * @param document empty when there is a problem
     * @param problem empty when there is a document
     */
    public record Reading(Optional<Document> document, Optional<KnowledgeProblem> problem) {}

    /** Reads {@code content} of a file called {@code name}, whose ending tells the format. Never throws. */
    public static Reading read(String name, byte[] content) {
        try {
            if (content.length > MAX_BYTES) {
                throw new Unreadable(0, "the file is larger than " + MAX_BYTES / 1024 / 1024 + " MiB; divide it");
            }
            Document document = Document.of(name, chapters(name, content));
            if (document.text().isEmpty()) {
                throw new Unreadable(0, "there is no text in it; write some, or let its name begin with _");
            }
            return new Reading(Optional.of(document), Optional.empty());
        } catch (Unreadable e) {
            return new Reading(Optional.empty(), Optional.of(e.problem()));
        }
    }

    private static List<Chapter> chapters(String name, byte[] content) throws Unreadable {
        String ending = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        return switch (ending) {
            case "txt" -> List.of(new Chapter("", PlainText.utf8(content)));
            case "md" -> Markdown.chapters(PlainText.utf8(content));
            case "pdf" -> PdfText.chapters(content);
            case "docx" -> DocxText.chapters(content);
            case "csv" -> CsvText.chapters(PlainText.utf8(content));
            default ->
                throw new Unreadable(
                        0,
                        "files of this kind can't be read; save it as " + String.join(", ", ENDINGS)
                                + ", or let its name begin with _");
        };
    }
}
