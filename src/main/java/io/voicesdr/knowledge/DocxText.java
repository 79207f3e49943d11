package io.voicesdr.knowledge;

import com.fasterxml.aalto.stax.InputFactoryImpl;
import io.voicesdr.core.knowledge.Chapter;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** A Word document by its headings; tables are read line by line. */
final class DocxText {

    private static final String BODY = "word/document.xml";

    /** Unpacked; more is no document but a bomb. */
    private static final int MAX_BYTES = 64 * 1024 * 1024;

    private static final String WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

    /** The ids of heading styles in Word's English, Portuguese and Spanish. */
    private static final Pattern HEADING = Pattern.compile("(?i)(?:heading|t[ií]?tulo|title)\\s?\\d?");

    private final List<Chapter> chapters = new ArrayList<>();
    private final StringBuilder body = new StringBuilder();
    private final StringBuilder paragraph = new StringBuilder();
    private String place = "";
    private boolean heading;
    private int tables;
    private boolean rowBegun;

    private DocxText() {}

    static List<Chapter> chapters(byte[] content) throws Unreadable {
        try {
            byte[] xml = body(content).orElseThrow(DocxText::noDocument);
            return new DocxText().read(xml);
        } catch (IOException | XMLStreamException | IllegalArgumentException e) {
            throw noDocument();
        }
    }

    private static Unreadable noDocument() {
        return new Unreadable(0, "this is no Word document that can be read; save it anew as .docx, or as .txt");
    }

    private static Optional<byte[]> body(byte[] content) throws IOException {
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(content))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                if (entry.getName().equals(BODY)) {
                    byte[] xml = zip.readNBytes(MAX_BYTES + 1);
                    return xml.length > MAX_BYTES ? Optional.empty() : Optional.of(xml);
                }
            }
        }
        return Optional.empty();
    }

    private List<Chapter> read(byte[] xml) throws XMLStreamException {
        XMLInputFactory factory = new InputFactoryImpl();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        XMLStreamReader reader = factory.createXMLStreamReader(new ByteArrayInputStream(xml));
        while (reader.hasNext()) {
            int event = reader.next();
            if (event == XMLStreamConstants.START_ELEMENT
                    && reader.getNamespaceURI().equals(WORD)) {
                begin(reader);
            } else if (event == XMLStreamConstants.END_ELEMENT
                    && reader.getNamespaceURI().equals(WORD)) {
                end(reader.getLocalName());
            }
        }
        close();
        return chapters;
    }

    private void begin(XMLStreamReader reader) throws XMLStreamException {
        switch (reader.getLocalName()) {
            case "t" -> paragraph.append(reader.getElementText());
            case "tab" -> paragraph.append(' ');
            case "br", "cr" -> paragraph.append('\n');
            case "noBreakHyphen" -> paragraph.append('-');
            case "pStyle" -> {
                String style = reader.getAttributeValue(WORD, "val");
                heading = style != null && HEADING.matcher(style).matches();
            }
            case "tbl" -> tables++;
            case "tr" -> rowBegun = false;
            default -> {}
        }
    }

    private void end(String element) {
        switch (element) {
            case "p" -> paragraphEnds();
            case "tr" -> body.append('\n');
            case "tbl" -> {
                tables--;
                body.append('\n');
            }
            default -> {}
        }
    }

    private void paragraphEnds() {
        String text = paragraph.toString().strip();
        paragraph.setLength(0);
        boolean isHeading = heading && tables == 0;
        heading = false;
        if (text.isEmpty()) {
            return;
        }
        if (isHeading) {
            close();
            place = text.replaceAll("\\s+", " ");
        } else if (tables > 0) {
            body.append(rowBegun ? " | " : "").append(text);
            rowBegun = true;
        } else {
            body.append(text).append("\n\n");
        }
    }

    private void close() {
        if (!body.toString().isBlank()) {
            chapters.add(new Chapter(place, body.toString()));
        }
        body.setLength(0);
    }
}
