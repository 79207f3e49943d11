package io.voicesdr.knowledge;

import io.voicesdr.core.knowledge.Chapter;
import io.voicesdr.knowledge.pdf.Pdf;
import java.util.ArrayList;
import java.util.List;

/** A PDF by its pages. */
final class PdfText {

    private PdfText() {}

    static List<Chapter> chapters(byte[] content) throws Unreadable {
        Pdf.Reading reading = Pdf.read(content);
        switch (reading.flaw()) {
            case NONE -> {}
            case NO_PDF -> throw new Unreadable(0, "this is no PDF; give it the ending of what it is");
            case ENCRYPTED -> throw new Unreadable(0, "the PDF is protected; save it without a password");
            case NO_TEXT ->
                throw new Unreadable(0, "the PDF holds no text, only pictures; save what the scan says as .txt or .md");
            case NO_LETTERS ->
                throw new Unreadable(
                        0, "the PDF does not tell which letters its fonts show; save it anew, or as .docx or .txt");
        }
        List<Chapter> chapters = new ArrayList<>();
        for (int i = 0; i < reading.pages().size(); i++) {
            if (!reading.pages().get(i).isBlank()) {
                chapters.add(new Chapter("p. " + (i + 1), reading.pages().get(i)));
            }
        }
        return chapters;
    }
}
