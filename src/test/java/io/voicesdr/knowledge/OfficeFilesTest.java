package io.voicesdr.knowledge;

import static org.assertj.core.api.Assertions.assertThat;

import io.voicesdr.Zip;
import io.voicesdr.core.knowledge.Document;
import io.voicesdr.core.knowledge.Passage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Random;
import java.util.zip.DeflaterOutputStream;
import org.junit.jupiter.api.Test;

/** PDF and Word: by a browser, and by hand. */
class OfficeFilesTest {

    private static final Path FOLDER = Path.of("src/test/resources/knowledge");

    @Test
    void pdfOfABrowser_isReadPageByPage() throws IOException {
        Document document =
                KnowledgeReaderTest.good("manual.pdf", Files.readAllBytes(FOLDER.resolve("manual-chromium.pdf")));

        assertThat(document.passages()).extracting(Passage::place).containsExactly("p. 1", "p. 2");
        assertThat(document.text())
                .contains("Manual do proprietário")
                .contains("R$ 489,90")
                .containsPattern("acentuação\\s+não se perde. Eficiência e fim")
                .containsPattern("Troca de óleo\\s+R\\$ 219,00")
                .containsPattern("guincho é gratuito por 24 horas, dentro de\\s+um\\s+raio de 100 km");
    }

    @Test
    void packedObjectsAndEscapes_areUnderstood() {
        byte[] pdf = pdf("BT /F1 12 Tf 72 700 Td (Pre\\347o: ) Tj (R$ 10,00 \\(\\340 vista\\)) Tj"
                + " 0 -14 Td [(Par)-20(celado:)-400(R$ 12,00)] TJ ET");

        assertThat(KnowledgeReaderTest.good("a.pdf", pdf).text())
                .isEqualTo("# p. 1\nPreço: R$ 10,00 (à vista)\nParcelado: R$ 12,00");
    }

    /** Old typesetters number their letters as they come. */
    @Test
    void lettersNumberedByTheFontItself_areUnderstood() {
        byte[] pdf = pdf("BT /F1 12 Tf 72 700 Td (pre\\001o, \\002 vista: cora\\001\\003o) Tj ET");

        assertThat(KnowledgeReaderTest.good("a.pdf", pdf).text()).isEqualTo("# p. 1\npreço, à vista: coração");
    }

    @Test
    void scanProtectedAndForeignFiles_areNamed() {
        assertThat(KnowledgeReaderTest.bad("a.pdf", pdf("q 100 0 0 100 0 0 cm /Im1 Do Q"))
                        .message())
                .startsWith("the PDF holds no text, only pictures");
        byte[] encrypted = new String(pdf("BT (x) Tj ET"), StandardCharsets.ISO_8859_1)
                .replace("/Root 1 0 R", "/Root 1 0 R /Encrypt 9 0 R")
                .getBytes(StandardCharsets.ISO_8859_1);
        assertThat(KnowledgeReaderTest.bad("a.pdf", encrypted).message()).startsWith("the PDF is protected");
        assertThat(KnowledgeReaderTest.bad("a.pdf", "oi".getBytes(StandardCharsets.UTF_8))
                        .message())
                .startsWith("this is no PDF");
        assertThat(KnowledgeReaderTest.bad("a.docx", "oi".getBytes(StandardCharsets.UTF_8))
                        .message())
                .startsWith("this is no Word document");
    }

    /** Whatever is damaged: read or named, never thrown, never for ever. */
    @Test
    void damagedPdf_neverThrows() throws IOException {
        byte[] whole = Files.readAllBytes(FOLDER.resolve("manual-chromium.pdf"));
        for (int seed = 0; seed < 60; seed++) {
            Random random = new Random(seed);
            byte[] damaged = java.util.Arrays.copyOf(whole, random.nextInt(whole.length));
            for (int i = 0; i < 40 && damaged.length > 20; i++) {
                damaged[random.nextInt(10, damaged.length)] = (byte) random.nextInt();
            }

            KnowledgeReader.Reading reading = KnowledgeReader.read("a.pdf", damaged);

            assertThat(reading.document().isPresent() != reading.problem().isPresent())
                    .as("seed %d", seed)
                    .isTrue();
        }
    }

    @Test
    void word_isReadByHeadingsAndRows() throws IOException {
        byte[] docx = docx("""
                <w:p><w:r><w:t>Antes.</w:t></w:r></w:p>
                <w:p><w:pPr><w:pStyle w:val="Ttulo1"/></w:pPr><w:r><w:t>Prazos</w:t></w:r></w:p>
                <w:p><w:r><w:t xml:space="preserve">Em até </w:t></w:r><w:r><w:t>7 dias</w:t></w:r><w:r><w:tab/><w:t>úteis.</w:t></w:r></w:p>
                <w:tbl><w:tr><w:tc><w:p><w:r><w:t>Centro</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>R$ 10,00</w:t></w:r></w:p></w:tc></w:tr>
                <w:tr><w:tc><w:p><w:r><w:t>Gonzaga</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>R$ 12,00</w:t></w:r></w:p></w:tc></w:tr></w:tbl>
                """);

        Document document = KnowledgeReaderTest.good("prazos.docx", docx);

        assertThat(document.passages())
                .extracting(Passage::source)
                .containsExactly("prazos.docx", "prazos.docx, Prazos");
        assertThat(document.passages().getLast().text())
                .isEqualTo("Em até 7 dias úteis.\n\nCentro | R$ 10,00\nGonzaga | R$ 12,00");
    }

    /** An entity that would read a file of ours is not followed. */
    @Test
    void wordWithForeignEntity_readsNothingOfOurs() throws IOException {
        byte[] docx = zip("<!DOCTYPE d [<!ENTITY x SYSTEM \"file:///etc/hostname\">]><w:document xmlns:w=\"" + NAMESPACE
                + "\"><w:body><w:p><w:r><w:t>a&x;b</w:t></w:r></w:p></w:body></w:document>");

        KnowledgeReader.Reading reading = KnowledgeReader.read("a.docx", docx);

        assertThat(reading.document().map(Document::text).orElse("ab")).isEqualTo("ab");
    }

    private static final String NAMESPACE = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

    private static byte[] docx(String body) throws IOException {
        return zip("<w:document xmlns:w=\"" + NAMESPACE + "\"><w:body>" + body + "</w:body></w:document>");
    }

    private static byte[] zip(String xml) throws IOException {
        return Zip.of(Map.of("[Content_Types].xml", "", "word/document.xml", xml));
    }

    /** One page with {@code content}; the page tree is packed into an object stream, as newer writers do. */
    private static byte[] pdf(String content) {
        String packed = "2 0 3 44 4 200 7 400 " + pad("<< /Type /Pages /Kids [3 0 R] /Count 1 >>", 44)
                + pad("<< /Type /Page /Parent 2 0 R /Contents 5 0 R /Resources << /Font << /F1 4 0 R >> >> >>", 156)
                + pad("<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding 7 0 R >>", 200)
                + "<< /BaseEncoding /WinAnsiEncoding /Differences [1 /ccedilla /agrave /atilde] >>";
        int first = packed.indexOf("<<");
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(latin("%PDF-1.5\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n"));
        stream(out, 5, "", latin(content));
        stream(out, 6, "/Type /ObjStm /N 4 /First " + first, latin(packed));
        out.writeBytes(latin("trailer\n<< /Root 1 0 R >>\n%%EOF\n"));
        return out.toByteArray();
    }

    private static String pad(String text, int length) {
        return text + " ".repeat(length - text.length());
    }

    private static void stream(ByteArrayOutputStream out, int number, String entries, byte[] content) {
        ByteArrayOutputStream deflated = new ByteArrayOutputStream();
        try (DeflaterOutputStream deflater = new DeflaterOutputStream(deflated)) {
            deflater.write(content);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        out.writeBytes(latin(number + " 0 obj\n<< " + entries + " /Filter /FlateDecode /Length " + deflated.size()
                + " >>\nstream\n"));
        out.writeBytes(deflated.toByteArray());
        out.writeBytes(latin("\nendstream\nendobj\n"));
    }

    private static byte[] latin(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }
}
