package io.voicesdr.stack;

import com.github.tomakehurst.wiremock.client.WireMock;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.voicesdr.Zip;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** The upstreams for the packaged application, which runs in a process of its own: its tenants are named absolutely. */
public final class PackagedUpstreams implements QuarkusTestResourceLifecycleManager {

    private final Upstreams upstreams = new Upstreams();

    @Override
    public Map<String, String> start() {
        Map<String, String> settings = new HashMap<>(upstreams.start());
        settings.put("sdr.tenants", tenants().toString());
        return settings;
    }

    /** The tenant of the resources, with every kind of file that is read by a library or by tables of the JDK. */
    private static Path tenants() {
        try {
            Path tenants = Files.createTempDirectory("packaged");
            Path shop =
                    Files.createDirectories(tenants.resolve("loja/knowledge")).getParent();
            Files.copy(Path.of("src/test/resources/packaged/tenants/loja/tenant.yaml"), shop.resolve("tenant.yaml"));
            Files.copy(
                    Path.of("src/test/resources/knowledge/manual-chromium.pdf"), shop.resolve("knowledge/manual.pdf"));
            Files.writeString(shop.resolve("knowledge/fretes.csv"), "cidade;frete\nOlinda;R$ 31,00\n");
            Files.write(shop.resolve("knowledge/trocas.docx"), Zip.of(Map.of("word/document.xml", """
                            <w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>
                            <w:p><w:r><w:t>Trocas em até 47 dias, à escolha.</w:t></w:r></w:p></w:body></w:document>""")));
            Files.write(
                    shop.resolve("catalogue.xlsx"),
                    Zip.of(Map.of(
                            "xl/workbook.xml",
                            "<workbook xmlns:r=\"r\"><sheets><sheet r:id=\"rId1\"/></sheets></workbook>",
                            "xl/_rels/workbook.xml.rels",
                            "<Relationships><Relationship Id=\"rId1\" Type=\"x/worksheet\" Target=\"first.xml\"/></Relationships>",
                            "xl/first.xml",
                            """
                            <worksheet><sheetData><row><c t="inlineStr"><is><t>id</t></is></c><c t="inlineStr"><is><t>nome</t></is></c>\
                            <c t="inlineStr"><is><t>preço</t></is></c></row><row><c><v>7</v></c><c t="inlineStr"><is><t>Violão clássico</t></is></c>\
                            <c><v>1234.5</v></c></row></sheetData></worksheet>""")));
            return tenants;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void stop() {
        upstreams.stop();
    }

    /** Presence as recorded, asked for with every field or not at all. */
    static void presenceWorks() {
        Upstreams.EVOLUTION
                .wireMock()
                .stubFor(WireMock.post(WireMock.urlEqualTo("/chat/sendPresence/loja"))
                        .withHeader("apikey", WireMock.equalTo(EvolutionStub.API_KEY))
                        .withRequestBody(WireMock.matchingJsonPath("$.number", WireMock.containing("@")))
                        .withRequestBody(WireMock.matchingJsonPath("$.presence", WireMock.equalTo("composing")))
                        .withRequestBody(WireMock.matchingJsonPath("$.delay", WireMock.matching("[1-9]\\d*")))
                        .willReturn(WireMock.okJson(EvolutionStub.sample("sendPresence")
                                        .at("/response/body")
                                        .toString())
                                .withStatus(201)));
    }
}
