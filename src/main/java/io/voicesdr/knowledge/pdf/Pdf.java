package io.voicesdr.knowledge.pdf;

import io.voicesdr.knowledge.pdf.PdfObject.Dict;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** The texts of a PDF's pages. Pure; thread-safe. */
public final class Pdf {

    /** Of a thousand letters, those that may be lost without the text being taken for unreadable. */
    private static final int LOST = 50;

    private Pdf() {}

    /** Why there is no text. */
    public enum Flaw {
        NONE,
        /** The bytes are no PDF. */
        NO_PDF,
        ENCRYPTED,
        /** Only pictures: a scan. */
        NO_TEXT,
        /** Its fonts don't tell which letters they show. */
        NO_LETTERS
    }

    /**
     * The words of a file, or why there are none.
     *
     * @param pages in order; empty unless the flaw is {@link Flaw#NONE}
     */
    public record Reading(List<String> pages, Flaw flaw) {
        public Reading {
            pages = List.copyOf(pages);
        }
    }

    /** Reads {@code content}. Never throws for what stands in it. */
    public static Reading read(byte[] content) {
        String head = new String(content, 0, Math.min(1024, content.length), StandardCharsets.ISO_8859_1);
        if (!head.contains("%PDF-")) {
            return new Reading(List.of(), Flaw.NO_PDF);
        }
        PdfFile file = new PdfFile(content);
        if (file.isEncrypted()) {
            return new Reading(List.of(), Flaw.ENCRYPTED);
        }
        List<String> pages = new ArrayList<>();
        long letters = 0;
        long unknown = 0;
        for (Dict page : file.pages()) {
            Layout layout = new PageText(file).read(page);
            letters += layout.letters();
            unknown += layout.unknown();
            pages.add(layout.text());
        }
        if (letters == 0) {
            return new Reading(List.of(), Flaw.NO_TEXT);
        }
        return unknown * 1000 > letters * LOST
                ? new Reading(List.of(), Flaw.NO_LETTERS)
                : new Reading(pages, Flaw.NONE);
    }
}
