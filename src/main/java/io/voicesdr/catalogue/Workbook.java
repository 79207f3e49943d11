package io.voicesdr.catalogue;

import com.fasterxml.aalto.stax.InputFactoryImpl;
import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/**
 * The parts of a workbook (ECMA-376): a zip of XML files that name each other. Elements are told by their local names, which
 * are the same in the strict and the usual dialect. Pure.
 *
 * @param content the zip, at most {@link CatalogueReader#MAX_BYTES}; not copied
 */
record Workbook(byte[] content) {

    /** Of one part, unpacked; more is no catalogue but a bomb. */
    private static final int MAX_PART = 256 * 1024 * 1024;

    private static final String WORKBOOK = "xl/workbook.xml";

    /** The part with the rows of the first sheet. */
    String firstSheet() throws IOException, XMLStreamException {
        String workbook = related("_rels/.rels", "", "/officeDocument", null).orElse(WORKBOOK);
        String id = attribute(workbook, "sheet", "id").orElseThrow(() -> new IOException("no sheet"));
        return related(rels(workbook), workbook, "/worksheet", id).orElseThrow(() -> new IOException("no first sheet"));
    }

    /** The part with the texts that cells share; empty when they share none. */
    Optional<String> sharedTexts() throws IOException, XMLStreamException {
        String workbook = related("_rels/.rels", "", "/officeDocument", null).orElse(WORKBOOK);
        return related(rels(workbook), workbook, "/sharedStrings", null);
    }

    /** Calls {@code reader} with the XML of a part, unpacked as it is read. */
    void read(String part, PartReader reader) throws IOException, XMLStreamException, Unreadable {
        try (InputStream in = open(part).orElseThrow(() -> new IOException(part + " is missing"))) {
            XMLStreamReader xml = xml(in);
            reader.read(xml);
            xml.close();
        }
    }

    /** Reads one part. */
    interface PartReader {
        void read(XMLStreamReader xml) throws XMLStreamException, Unreadable;
    }

    private static String rels(String part) {
        int name = part.lastIndexOf('/') + 1;
        return part.substring(0, name) + "_rels/" + part.substring(name) + ".rels";
    }

    /** The first target of {@code source} with this type, and this id unless it is null. */
    private Optional<String> related(String rels, String source, String type, @Nullable String id)
            throws IOException, XMLStreamException {
        Optional<InputStream> in = open(rels);
        if (in.isEmpty()) {
            return Optional.empty();
        }
        try (InputStream part = in.get()) {
            XMLStreamReader xml = xml(part);
            while (xml.hasNext()) {
                if (xml.next() == XMLStreamConstants.START_ELEMENT
                        && xml.getLocalName().equals("Relationship")
                        && named(xml, "Type").endsWith(type)
                        && (id == null || named(xml, "Id").equals(id))) {
                    return Optional.of(resolved(source, named(xml, "Target")));
                }
            }
        }
        return Optional.empty();
    }

    private static String resolved(String source, String target) {
        return target.startsWith("/") ? target.substring(1) : source.substring(0, source.lastIndexOf('/') + 1) + target;
    }

    private Optional<String> attribute(String part, String element, String attribute)
            throws IOException, XMLStreamException {
        try (InputStream in = open(part).orElseThrow(() -> new IOException(part + " is missing"))) {
            XMLStreamReader xml = xml(in);
            while (xml.hasNext()) {
                if (xml.next() == XMLStreamConstants.START_ELEMENT
                        && xml.getLocalName().equals(element)) {
                    return Optional.of(named(xml, attribute));
                }
            }
        }
        return Optional.empty();
    }

    /** The attribute with this local name, whatever its name space; empty text when it is missing. */
    static String named(XMLStreamReader xml, String attribute) {
        for (int i = 0; i < xml.getAttributeCount(); i++) {
            if (xml.getAttributeLocalName(i).equals(attribute)) {
                return xml.getAttributeValue(i);
            }
        }
        return "";
    }

    private Optional<InputStream> open(String part) throws IOException {
        ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(content));
        for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
            if (entry.getName().equalsIgnoreCase(part)) {
                return Optional.of(new Bounded(zip));
            }
        }
        return Optional.empty();
    }

    private static XMLStreamReader xml(InputStream in) throws XMLStreamException {
        XMLInputFactory factory = new InputFactoryImpl();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        return factory.createXMLStreamReader(in);
    }

    private static final class Bounded extends FilterInputStream {

        private long left = MAX_PART;

        Bounded(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            throw new IOException("parts are read by blocks");
        }

        @Override
        public int read(byte[] into, int from, int length) throws IOException {
            int count = super.read(into, from, length);
            left -= Math.max(count, 0);
            if (left < 0) {
                throw new IOException("a part is larger than " + MAX_PART + " bytes");
            }
            return count;
        }
    }
}
