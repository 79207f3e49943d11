package io.voicesdr.catalogue;

import java.util.ArrayList;
import java.util.List;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** The texts that cells of a workbook name by their number. */
final class SharedTexts {

    /** All texts together; what fits into the file many times over, and into memory. */
    private static final int MAX_CHARACTERS = 64 * 1024 * 1024;

    private SharedTexts() {}

    static List<String> read(XMLStreamReader xml) throws XMLStreamException {
        List<String> texts = new ArrayList<>();
        long characters = 0;
        while (xml.hasNext()) {
            if (xml.next() == XMLStreamConstants.START_ELEMENT
                    && xml.getLocalName().equals("si")) {
                String text = text(xml, "si");
                characters += text.length();
                if (characters > MAX_CHARACTERS) {
                    throw new IllegalArgumentException("more than " + MAX_CHARACTERS + " characters");
                }
                texts.add(text);
            }
        }
        return texts;
    }

    /** The pieces of a text up to the end of {@code element}; how Japanese is read aloud is no part of it. */
    static String text(XMLStreamReader xml, String element) throws XMLStreamException {
        StringBuilder text = new StringBuilder();
        boolean phonetic = false;
        while (true) {
            int event = xml.next();
            if (event == XMLStreamConstants.START_ELEMENT && xml.getLocalName().equals("t")) {
                String piece = xml.getElementText();
                text.append(phonetic ? "" : piece);
            } else if (event == XMLStreamConstants.START_ELEMENT
                    && xml.getLocalName().equals("rPh")) {
                phonetic = true;
            } else if (event == XMLStreamConstants.END_ELEMENT
                    && xml.getLocalName().equals("rPh")) {
                phonetic = false;
            } else if (event == XMLStreamConstants.END_ELEMENT
                    && xml.getLocalName().equals(element)) {
                return text.toString();
            }
        }
    }
}
