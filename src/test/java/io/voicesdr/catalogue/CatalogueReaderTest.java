package io.voicesdr.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import io.voicesdr.Zip;
import io.voicesdr.core.catalogue.Catalogue;
import io.voicesdr.core.catalogue.Item;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Catalogue files of all three formats, and what an operator is told about broken ones. */
class CatalogueReaderTest {

    private static final String CSV = """
            código;título;preço;foto;disponível;ano;cor
            101;Fiat Argo;67.900,00;https://loja.example/101.jpg;sim;2023;branco
            102;"Onix; LT";sob consulta;;vendido;2022;

            103;HB20;R$ 64.900;;2;2021;vermelho
            """;

    @Test
    void csv_withBrazilianSeparatorsAndHeadings_isRead() {
        Catalogue catalogue = read("catalogue.csv", CSV);

        assertThat(catalogue.items()).extracting(Item::id).containsExactly("101", "102", "103");
        Item argo = catalogue.items().get(0);
        assertThat(argo.price()).hasValueSatisfying(price -> assertThat(price).isEqualByComparingTo("67900"));
        assertThat(argo.picture()).contains("https://loja.example/101.jpg");
        assertThat(argo.columns()).isEqualTo(Map.of("ano", "2023", "cor", "branco"));
        assertThat(catalogue.items().get(1).title()).isEqualTo("Onix; LT");
        assertThat(catalogue.items().get(1).available()).isFalse();
        assertThat(catalogue.items().get(1).price()).isEmpty();
        assertThat(catalogue.items().get(2).available()).isTrue();
    }

    @Test
    void csv_withCommasTabsAndByteOrderMark_isTheSame() {
        String rows = "id,title,price\n1,Bolo,25.50\n";

        assertThat(read("catalogue.csv", "\uFEFF" + rows).items())
                .isEqualTo(read("catalogue.csv", rows.replace(',', '\t')).items())
                .isEqualTo(read("catalogue.csv", rows.replace(',', ';')).items());
    }

    @Test
    void yaml_isReadAsTheSameItems() {
        Catalogue yaml = read("catalogue.yaml", """
                - id: 101
                  título: Fiat Argo
                  preço: 67.900,00
                  cor: branco
                """);

        assertThat(yaml.items()).singleElement().satisfies(item -> {
            assertThat(item.id()).isEqualTo("101");
            assertThat(item.price()).contains(new BigDecimal("67900.00"));
            assertThat(item.columns()).containsExactly(Map.entry("cor", "branco"));
        });
    }

    @Test
    void xlsx_numbersAreExactAndFormulasCount() throws IOException {
        Catalogue catalogue = CatalogueReader.read("catalogue.xlsx", workbook("""
                <row r="1"><c r="A1" t="inlineStr"><is><t>id</t></is></c><c r="B1" t="inlineStr"><is><t>nome</t></is></c>\
                <c r="C1" t="inlineStr"><is><t>preço</t></is></c><c r="D1" t="inlineStr"><is><t>ano</t></is></c></row>
                <row r="2"><c r="A2"><v>101</v></c><c r="B2" t="inlineStr"><is><t>Fiat Argo</t></is></c>\
                <c r="C2"><v>67899.999999999996</v></c><c r="D2"><f>2020+3</f><v>2023</v></c></row>
                """))
                .catalogue()
                .orElseThrow();

        assertThat(catalogue.items()).singleElement().satisfies(item -> {
            assertThat(item.id()).isEqualTo("101");
            assertThat(item.price()).contains(new BigDecimal("67900"));
            assertThat(item.columns()).containsExactly(Map.entry("ano", "2023"));
        });
    }

    @Test
    void xlsx_asSpreadsheetProgramsWriteIt_isReadLikeOnScreen() throws IOException {
        // shared texts, one in pieces with its reading; places left out; texts that look like numbers; truths; another
        // folder
        Map<String, String> files = new java.util.LinkedHashMap<>();
        files.put("_rels/.rels", relationships("officeDocument", "/book/main.xml", "rId9"));
        files.put(
                "book/main.xml",
                "<x:workbook xmlns:x=\"m\" xmlns:r=\"r\"><x:sheets><x:sheet name=\"A\" r:id=\"rId2\"/>"
                        + "<x:sheet name=\"B\" r:id=\"rId1\"/></x:sheets></x:workbook>");
        files.put(
                "book/_rels/main.xml.rels",
                "<Relationships><Relationship Id=\"rId1\" Type=\"x/worksheet\" Target=\"second.xml\"/>"
                        + "<Relationship Id=\"rId2\" Type=\"x/worksheet\" Target=\"sheets/first.xml\"/>"
                        + "<Relationship Id=\"rId3\" Type=\"x/sharedStrings\" Target=\"texts.xml\"/></Relationships>");
        files.put(
                "book/texts.xml",
                "<sst><si><t>id</t></si><si><t>nome</t></si><si><t>ativo</t></si>"
                        + "<si><r><rPr><b/></rPr><t xml:space=\"preserve\">Pão </t></r><r><t>de queijo</t></r>"
                        + "<rPh sb=\"0\" eb=\"1\"><t>pan</t></rPh></si></sst>");
        files.put(
                "book/sheets/first.xml",
                "<worksheet><sheetData><row><c t=\"s\"><v>0</v></c><c t=\"s\"><v>1</v></c><c r=\"D1\" t=\"s\"><v>2</v></c></row>"
                        + "<row r=\"4\"><c r=\"A4\" t=\"str\"><f>TEXT(7,\"000\")</f><v>007</v></c><c t=\"s\"><v>3</v></c>"
                        + "<c r=\"D4\" t=\"b\"><v>1</v></c></row></sheetData></worksheet>");

        Catalogue catalogue =
                CatalogueReader.read("c.xlsx", Zip.of(files)).catalogue().orElseThrow();

        assertThat(catalogue.items()).singleElement().satisfies(item -> {
            assertThat(item.id()).isEqualTo("007");
            assertThat(item.title()).isEqualTo("Pão de queijo");
            assertThat(item.columns()).containsExactly(Map.entry("ativo", "true"));
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<c t=\"s\"><v>5</v></c>",
                "<c r=\"ZZZZ1\"><v>5</v></c>",
                "<c><v>1E999999999</v></c>",
                "<c><v>1E-999999999</v></c>",
                "<c><v>five</v></c>",
                "<c><v>5</v>",
                "<!DOCTYPE x [<!ENTITY a SYSTEM \"file:///etc/passwd\">]><c><v>&a;</v></c>"
            })
    void xlsx_thatMakesNoSense_isNamed(String cells) throws IOException {
        assertThat(CatalogueReader.read("c.xlsx", workbook("<row r=\"1\">" + cells + "</row>"))
                        .problems())
                .extracting(CatalogueProblem::message)
                .containsExactly("this is no workbook that can be read; save it anew as .xlsx, or as CSV UTF-8");
    }

    @Test
    void xlsx_problemNamesTheRow() throws IOException {
        assertThat(CatalogueReader.read("catalogue.xlsx", workbook("""
                <row r="1"><c r="A1" t="inlineStr"><is><t>id</t></is></c><c r="B1" t="inlineStr"><is><t>nome</t></is></c></row>
                <row r="7"><c r="A7"><v>101</v></c></row>
                """)).problems())
                .containsExactly(new CatalogueProblem(7, "nome", "is empty"));
    }

    @Test
    void sameContent_hasTheSameVersionAndOtherContentAnother() {
        assertThat(read("catalogue.csv", CSV).version())
                .isEqualTo(read("catalogue.csv", CSV).version());
        assertThat(read("catalogue.csv", CSV).version())
                .isNotEqualTo(
                        read("catalogue.csv", CSV.replace("branco", "preto")).version());
    }

    @ParameterizedTest(name = "{1}")
    @CsvSource(delimiter = '|', textBlock = """
            ''                                             | 0 |       | there is nothing in it; write a line of headings
            nome,preco~Bolo,5                              | 1 | id    | there is no such column; there are nome, preco.
            id,nome~1,                                     | 2 | nome  | is empty
            id,nome~,Bolo                                  | 2 | id    | is empty; every item needs a code
            id,nome~a b,Bolo                               | 2 | id    | "a b" is no code
            id,nome~A1,Bolo~a1,Pão                         | 3 | id    | "a1" is taken by the item on line 2
            id,nome,preço~1,Bolo,"67,900"                  | 2 | preço | "67,900" is not a price; write for example 67900
            id,nome,foto~1,Bolo,foto.jpg                   | 2 | foto  | "foto.jpg" is no address of a picture
            id,nome,foto~1,Bolo,javascript:x               | 2 | foto  | "javascript:x" is no address of a picture
            id,nome,status~1,Bolo,talvez                   | 2 | status | "talvez" is not known here; write sim
            id,nome,id~1,Bolo,2                            | 1 |       | the heading "id" stands twice
            id,nome~1,Bolo,sobra                           | 2 |       | "sobra" stands under no heading
            """)
    void csv_broken_namesLineColumnAndRemedy(String rows, int line, String column, String message) {
        CatalogueReader.Reading reading =
                CatalogueReader.read("catalogue.csv", rows.replace('~', '\n').getBytes(StandardCharsets.UTF_8));

        assertThat(reading.catalogue()).isEmpty();
        assertThat(reading.problems()).singleElement().satisfies(problem -> {
            assertThat(problem.line()).isEqualTo(line);
            assertThat(problem.column()).isEqualTo(column == null ? "" : column);
            assertThat(problem.message()).startsWith(message);
        });
    }

    @Test
    void latin1_isNamedWithItsRemedy() {
        CatalogueReader.Reading reading =
                CatalogueReader.read("catalogue.csv", "id,título\n1,Pão\n".getBytes(Charset.forName("windows-1252")));

        assertThat(reading.problems().getFirst().message()).startsWith("the file is not UTF-8; in Excel save it as");
    }

    @Test
    void notAWorkbook_isNamed() {
        assertThat(CatalogueReader.read("catalogue.xlsx", "id,nome".getBytes(StandardCharsets.UTF_8))
                        .problems())
                .extracting(CatalogueProblem::message)
                .containsExactly("this is no workbook that can be read; save it anew as .xlsx, or as CSV UTF-8");
    }

    @Test
    void yaml_aliasesAndNesting_areRefused() {
        assertThat(CatalogueReader.read("c.yaml", "- id: 1\n  nome: [a, b]\n".getBytes(StandardCharsets.UTF_8))
                        .problems())
                .containsExactly(new CatalogueProblem(2, "", "a single value belongs behind every key of an item"));
        assertThat(CatalogueReader.read("c.yaml", "- &a {id: 1, nome: x}\n- *a\n- *a".getBytes(StandardCharsets.UTF_8))
                        .problems())
                .isNotEmpty();
    }

    @Test
    void manyMistakes_areAllFoundButTheListIsCut() {
        String rows = "id,nome\n" + ",x\n".repeat(50);

        List<CatalogueProblem> problems = CatalogueReader.read("c.csv", rows.getBytes(StandardCharsets.UTF_8))
                .problems();

        assertThat(problems).hasSize(21);
        assertThat(problems.getLast().message()).isEqualTo("and 30 more mistakes from here on");
    }

    private static Catalogue read(String name, String content) {
        CatalogueReader.Reading reading = CatalogueReader.read(name, content.getBytes(StandardCharsets.UTF_8));
        assertThat(reading.problems()).isEmpty();
        return reading.catalogue().orElseThrow();
    }

    /** The least that spreadsheet programs write. */
    private static byte[] workbook(String rows) throws IOException {
        String head = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>";
        String main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
        String doc = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
        String pkg = "http://schemas.openxmlformats.org/package/2006/";
        Map<String, String> files = Map.of(
                "[Content_Types].xml",
                head + "<Types xmlns=\"" + pkg
                        + "content-types\"><Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
                        + "<Override PartName=\"/xl/workbook.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml\"/>"
                        + "<Override PartName=\"/xl/worksheets/sheet1.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml\"/></Types>",
                "_rels/.rels",
                head + "<Relationships xmlns=\"" + pkg + "relationships\"><Relationship Id=\"rId1\" Type=\"" + doc
                        + "/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>",
                "xl/workbook.xml",
                head + "<workbook xmlns=\"" + main + "\" xmlns:r=\"" + doc
                        + "\"><sheets><sheet name=\"Carros\" sheetId=\"1\" r:id=\"rId1\"/></sheets></workbook>",
                "xl/_rels/workbook.xml.rels",
                head + "<Relationships xmlns=\"" + pkg + "relationships\"><Relationship Id=\"rId1\" Type=\"" + doc
                        + "/worksheet\" Target=\"worksheets/sheet1.xml\"/></Relationships>",
                "xl/worksheets/sheet1.xml",
                head + "<worksheet xmlns=\"" + main + "\"><sheetData>" + rows + "</sheetData></worksheet>");
        return Zip.of(files);
    }

    private static String relationships(String type, String target, String id) {
        return "<Relationships><Relationship Id=\"" + id + "\" Type=\"x/" + type + "\" Target=\"" + target
                + "\"/></Relationships>";
    }
}
