package io.voicesdr.gemini;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.anyRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.deleteRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.equalToJson;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.matchingJsonPath;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.request;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathMatching;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.MappingBuilder;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.stubbing.Scenario;
import io.voicesdr.LogLines;
import io.voicesdr.core.knowledge.Chapter;
import io.voicesdr.core.knowledge.Document;
import io.voicesdr.core.knowledge.Knowledge;
import io.voicesdr.core.knowledge.Library;
import io.voicesdr.core.tenant.Tenant;
import io.voicesdr.core.tenant.ToolSettings;
import io.voicesdr.core.tenant.ToolSettings.KnowledgeUse;
import io.voicesdr.core.tenant.ToolSettings.KnowledgeUse.Mode;
import io.voicesdr.gemini.Fixtures.Config;
import io.voicesdr.gemini.Fixtures.StandingClock;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Documents at Google (gemini/CONTRACT.md §4.1, §4.2), with the recorded bodies; every request that nobody expects fails. */
class GeminiRetrievalTest {

    private static final WireMockServer GOOGLE =
            new WireMockServer(wireMockConfig().dynamicPort());
    private static final Document PRICES =
            Document.of("produtos.csv", List.of(new Chapter("", "produto: pão francês | preço: R$ 0,80")));
    private static final String FILE = "/v1beta/files/vs1-[0-9a-f]{36}";
    private static final String STORE = "fileSearchStores/catalogo-abc123";

    private final StandingClock clock = new StandingClock();

    @BeforeAll
    static void start() {
        GOOGLE.start();
    }

    @AfterAll
    static void stop() {
        GOOGLE.stop();
    }

    @BeforeEach
    void reset() {
        GOOGLE.resetAll();
    }

    @Test
    void missingFile_isUploadedOnceAndThenOnlyRemembered() {
        missing();
        uploads(finalized(clock.instant()));
        GeminiRetrieval retrieval = retrieval();
        assertThat(retrieval.library(tenant(Mode.FILES))).isEqualTo(Library.NONE);

        retrieval.prepare(tenant(Mode.FILES));
        int before = requests();
        retrieval.prepare(tenant(Mode.FILES));
        Library library = retrieval.library(tenant(Mode.FILES));

        assertThat(before).as("looked up, begun, sent").isEqualTo(3);
        assertThat(requests()).isEqualTo(before);
        assertThat(library.files())
                .containsExactly(new Library.RemoteFile(
                        "https://generativelanguage.googleapis.com/v1beta/files/w1-6b176b9f31b3a2840df510e2f66a336c0bfed",
                        "text/plain"));
        assertThat(library.texts()).containsExactly(PRICES.text());
        GOOGLE.verify(
                1,
                postRequestedFor(urlPathEqualTo("/upload/v1beta/files"))
                        .withHeader("x-goog-upload-command", equalTo("start"))
                        .withHeader("x-goog-upload-protocol", equalTo("resumable"))
                        .withHeader("x-goog-upload-header-content-type", equalTo("text/plain"))
                        .withHeader("x-goog-upload-header-content-length", equalTo(Integer.toString(bytes().length)))
                        .withRequestBody(matchingJsonPath("$.file[?(@.name =~ /files\\/vs1-[0-9a-f]{36}/)]"))
                        .withRequestBody(matchingJsonPath("$.file.displayName", equalTo("produtos.csv"))));
        GOOGLE.verify(
                1,
                postRequestedFor(urlEqualTo("/upload/v1beta/files?upload_id=UP1&upload_protocol=resumable"))
                        .withHeader("x-goog-upload-command", equalTo("upload, finalize"))
                        .withHeader("x-goog-upload-offset", equalTo("0"))
                        .withRequestBody(equalTo(PRICES.text())));
    }

    /** A second replica, or the same one after a restart. */
    @Test
    void fileThatLiesThere_isFoundByItsContent() {
        on(get(urlPathMatching(FILE)), json(200, file("files-get-active.200", clock.instant())));

        GeminiRetrieval retrieval = retrieval();
        retrieval.prepare(tenant(Mode.FILES));

        assertThat(retrieval.library(tenant(Mode.FILES)).files()).hasSize(1);
        assertThat(requests()).isEqualTo(1);
    }

    @Test
    void twoReplicasAtOnce_theSecondFindsWhatTheFirstHasPutThere() {
        on(
                get(urlPathMatching(FILE)).inScenario("race").whenScenarioStateIs(Scenario.STARTED),
                stub("error-file-missing.403"));
        on(
                get(urlPathMatching(FILE)).inScenario("race").whenScenarioStateIs("taken"),
                json(200, file("files-get-active.200", clock.instant())));
        begins("/upload/v1beta/files", "/upload/v1beta/files?upload_id=UP1&upload_protocol=resumable");
        on(
                post(urlEqualTo("/upload/v1beta/files?upload_id=UP1&upload_protocol=resumable"))
                        .inScenario("race")
                        .willSetStateTo("taken"),
                stub("files-upload-conflict.409"));

        GeminiRetrieval retrieval = retrieval();
        retrieval.prepare(tenant(Mode.FILES));

        assertThat(retrieval.library(tenant(Mode.FILES)).files()).hasSize(1);
        assertThat(requests()).isEqualTo(4);
    }

    @Test
    void fileOfYesterday_isUsedUntilTheNextLiesThere() {
        on(get(urlPathMatching(FILE)), json(200, file("files-get-active.200", clock.instant())));
        GeminiRetrieval retrieval = retrieval();
        retrieval.prepare(tenant(Mode.FILES));
        Instant first = clock.instant();

        clock.advance(Duration.ofHours(30));
        GOOGLE.resetAll();
        on(get(urlPathMatching(FILE)), stub("error-internal.500"));
        retrieval.prepare(tenant(Mode.FILES));
        assertThat(retrieval.library(tenant(Mode.FILES)).files())
                .as("yesterday's is still good")
                .hasSize(1);

        clock.advance(Duration.ofHours(2));
        GOOGLE.resetAll();
        missing();
        uploads(finalized(clock.instant()));
        retrieval.prepare(tenant(Mode.FILES));
        assertThat(requests()).isEqualTo(3);

        clock.advance(Duration.between(clock.instant(), first.plus(Duration.ofHours(50))));
        assertThat(retrieval.library(tenant(Mode.FILES)).files()).hasSize(1);
    }

    @Test
    void fileThatEndsAndCanNotBeRenewed_isNotUsedInItsLastHour() {
        on(get(urlPathMatching(FILE)), json(200, file("files-get-active.200", clock.instant())));
        GeminiRetrieval retrieval = retrieval();
        retrieval.prepare(tenant(Mode.FILES));

        clock.advance(Duration.ofHours(47).plusMinutes(1));

        assertThat(retrieval.library(tenant(Mode.FILES))).isEqualTo(Library.NONE);
    }

    @Test
    void failure_leavesTheDocumentsHereAndPausesLongerAndLonger() {
        on(get(urlPathMatching(FILE)), stub("error-overloaded.503"));
        GeminiRetrieval retrieval = retrieval();

        try (LogLines log = LogLines.of(GeminiRetrieval.class)) {
            for (int minute = 0; minute < 8; minute++) {
                retrieval.prepare(tenant(Mode.FILES));
                clock.advance(Duration.ofMinutes(1));
            }
            assertThat(log.lines())
                    .hasSize(4)
                    .allMatch(line -> line.startsWith("KNOWLEDGE_UNAVAILABLE instance="))
                    .allMatch(line -> line.contains("check the key's rights"));
        }

        assertThat(retrieval.library(tenant(Mode.FILES))).isEqualTo(Library.NONE);
        assertThat(requests()).as("in minutes 0, 1, 3 and 7").isEqualTo(4);
    }

    /** The key would go to whoever answers there. */
    @Test
    void uploadAddressOnAnotherHost_isRefused() {
        missing();
        on(
                post(urlPathEqualTo("/upload/v1beta/files")),
                aResponse().withStatus(200).withHeader("X-Goog-Upload-URL", "http://127.0.0.2:1/upload"));

        GeminiRetrieval retrieval = retrieval();
        retrieval.prepare(tenant(Mode.FILES));

        assertThat(retrieval.library(tenant(Mode.FILES))).isEqualTo(Library.NONE);
        assertThat(requests()).isEqualTo(2);
    }

    @Test
    void lostLibrary_isGoneUntilItIsPreparedAgain() {
        on(get(urlPathMatching(FILE)), json(200, file("files-get-active.200", clock.instant())));
        GeminiRetrieval retrieval = retrieval();
        retrieval.prepare(tenant(Mode.FILES));

        retrieval.lost(tenant(Mode.FILES));
        assertThat(retrieval.library(tenant(Mode.FILES))).isEqualTo(Library.NONE);
        retrieval.prepare(tenant(Mode.FILES));

        assertThat(retrieval.library(tenant(Mode.FILES)).files()).hasSize(1);
    }

    @Test
    void withoutKey_nobodyIsAsked() {
        GeminiRetrieval retrieval =
                new GeminiRetrieval(new GoogleApi(Config.of(GOOGLE.baseUrl()).withoutKey()), clock, time -> {});

        retrieval.prepare(tenant(Mode.FILES));

        assertThat(requests()).isZero();
    }

    @Test
    void newStore_isMadeAndFilled() {
        on(stores().inScenario("made").whenScenarioStateIs(Scenario.STARTED), json(200, "{}"));
        on(
                post(urlEqualTo("/v1beta/fileSearchStores"))
                        .withRequestBody(equalToJson("{\"displayName\":\"voice-sdr padaria\"}"))
                        .inScenario("made")
                        .willSetStateTo("yes"),
                stub("fileSearchStores-create.200"));
        on(stores().inScenario("made").whenScenarioStateIs("yes"), json(200, storesNamed("voice-sdr padaria")));
        on(documents(), json(200, "{}"));
        storeUploads();

        GeminiRetrieval retrieval = retrieval();
        retrieval.prepare(tenant(Mode.FILE_SEARCH));
        int before = requests();
        clock.advance(Duration.ofMinutes(59));
        retrieval.prepare(tenant(Mode.FILE_SEARCH));

        assertThat(requests()).as("within the hour it is believed").isEqualTo(before);
        assertThat(retrieval.library(tenant(Mode.FILE_SEARCH)).store()).contains(STORE);
        ObjectNode expected = (ObjectNode) Samples.request("doc-fileSearchStores-upload-start");
        expected.put("mimeType", "text/plain");
        ((ObjectNode) expected.at("/customMetadata/0")).put("stringValue", PRICES.sha256());
        GOOGLE.verify(
                1,
                postRequestedFor(urlEqualTo("/upload/v1beta/" + STORE + ":uploadToFileSearchStore"))
                        .withHeader("x-goog-upload-command", equalTo("start"))
                        .withRequestBody(equalToJson(expected.toString())));
        GOOGLE.verify(
                1,
                postRequestedFor(urlEqualTo("/upload/v1beta/" + STORE + ":uploadToFileSearchStore?upload_id=UP2"))
                        .withRequestBody(equalTo(PRICES.text())));
    }

    @Test
    void storeThatHoldsTheDocument_isOnlyFound() {
        on(stores(), json(200, storesNamed("voice-sdr padaria")));
        on(documents(), json(200, document(PRICES.sha256())));

        GeminiRetrieval retrieval = retrieval();
        retrieval.prepare(tenant(Mode.FILE_SEARCH));

        assertThat(retrieval.library(tenant(Mode.FILE_SEARCH)).store()).contains(STORE);
        assertThat(requests()).isEqualTo(2);
    }

    @Test
    void changedDocument_isPutThereAndTheOldOneDeleted() {
        on(stores(), json(200, storesNamed("voice-sdr padaria")));
        on(documents(), stub("fileSearchStores-documents-list.200"));
        storeUploads();
        on(request("DELETE", urlEqualTo("/v1beta/" + STORE + "/documents/d1?force=true")), json(200, "{}"));

        GeminiRetrieval retrieval = retrieval();
        retrieval.prepare(tenant(Mode.FILE_SEARCH));

        assertThat(retrieval.library(tenant(Mode.FILE_SEARCH)).store()).contains(STORE);
        GOOGLE.verify(1, deleteRequestedFor(anyUrl()));
    }

    /** Google could not index it: it is put there anew. */
    @Test
    void failedDocument_isReplaced() {
        on(stores(), json(200, storesNamed("voice-sdr padaria")));
        on(documents(), json(200, document(PRICES.sha256()).replace("STATE_ACTIVE", "STATE_FAILED")));
        storeUploads();
        on(request("DELETE", urlEqualTo("/v1beta/" + STORE + "/documents/d1?force=true")), json(200, "{}"));

        GeminiRetrieval retrieval = retrieval();
        retrieval.prepare(tenant(Mode.FILE_SEARCH));

        assertThat(retrieval.library(tenant(Mode.FILE_SEARCH)).store()).contains(STORE);
        assertThat(requests())
                .as("stores, documents, begun, sent, looked at, deleted")
                .isEqualTo(6);
    }

    /** A document that is still being indexed is not searched yet. */
    @Test
    void pendingDocument_isWaitedFor() {
        on(stores(), json(200, storesNamed("voice-sdr padaria")));
        on(documents(), json(200, document(PRICES.sha256()).replace("STATE_ACTIVE", "STATE_PENDING")));

        GeminiRetrieval retrieval = retrieval();
        retrieval.prepare(tenant(Mode.FILE_SEARCH));

        assertThat(retrieval.library(tenant(Mode.FILE_SEARCH))).isEqualTo(Library.NONE);
        assertThat(requests()).isEqualTo(2);
    }

    /** Whoever else uses the key keeps what is his. */
    @Test
    void storesOfOthers_areLeftAlone() {
        on(stores(), json(200, storesNamed("voice-sdr outra")));
        on(post(urlEqualTo("/v1beta/fileSearchStores")), stub("error-overloaded.503"));

        GeminiRetrieval retrieval = retrieval();
        retrieval.prepare(tenant(Mode.FILE_SEARCH));

        assertThat(retrieval.library(tenant(Mode.FILE_SEARCH))).isEqualTo(Library.NONE);
        GOOGLE.verify(0, deleteRequestedFor(anyUrl()));
    }

    @Test
    void otherVersionOfTheDocuments_isNotReady() {
        on(get(urlPathMatching(FILE)), json(200, file("files-get-active.200", clock.instant())));
        GeminiRetrieval retrieval = retrieval();
        retrieval.prepare(tenant(Mode.FILES));

        Tenant edited = tenant(Mode.FILES)
                .edit()
                .knowledge(new Knowledge(List.of(Document.of("a.txt", List.of(new Chapter("", "outra"))))))
                .build();

        assertThat(retrieval.library(edited)).isEqualTo(Library.NONE);
    }

    private GeminiRetrieval retrieval() {
        return new GeminiRetrieval(new GoogleApi(Config.of(GOOGLE.baseUrl())), clock, time -> {});
    }

    private static Tenant tenant(Mode mode) {
        return Tenant.named("padaria", "Padaria Sol", "Oi")
                .tools(ToolSettings.DEFAULTS.with(new KnowledgeUse(true, mode)))
                .knowledge(new Knowledge(List.of(PRICES)))
                .build();
    }

    private static byte[] bytes() {
        return PRICES.text().getBytes(StandardCharsets.UTF_8);
    }

    private static int requests() {
        return GOOGLE.findAll(anyRequestedFor(anyUrl())).size();
    }

    private static void on(MappingBuilder request, ResponseDefinitionBuilder response) {
        GOOGLE.stubFor(
                request.withHeader("x-goog-api-key", equalTo(FakeGemini.KEY)).willReturn(response));
    }

    private static void missing() {
        on(get(urlPathMatching(FILE)), stub("error-file-missing.403"));
    }

    private static void begins(String path, String uploadTo) {
        on(
                post(urlEqualTo(path)).withHeader("x-goog-upload-command", equalTo("start")),
                aResponse()
                        .withStatus(200)
                        .withHeader("X-Goog-Upload-Status", "active")
                        .withHeader("X-Goog-Upload-URL", GOOGLE.baseUrl() + uploadTo));
    }

    private static void uploads(String finalized) {
        begins("/upload/v1beta/files", "/upload/v1beta/files?upload_id=UP1&upload_protocol=resumable");
        on(
                post(urlEqualTo("/upload/v1beta/files?upload_id=UP1&upload_protocol=resumable"))
                        .withHeader("x-goog-upload-command", equalTo("upload, finalize")),
                json(200, finalized));
    }

    private static void storeUploads() {
        String path = "/upload/v1beta/" + STORE + ":uploadToFileSearchStore";
        begins(path, path + "?upload_id=UP2");
        on(post(urlEqualTo(path + "?upload_id=UP2")), stub("fileSearchStores-upload-pending.200"));
        on(get(urlEqualTo("/v1beta/" + STORE + "/upload/operations/op1")), stub("fileSearchStores-upload-done.200"));
    }

    private static MappingBuilder stores() {
        return get(urlEqualTo("/v1beta/fileSearchStores?pageSize=20"));
    }

    private static MappingBuilder documents() {
        return get(urlEqualTo("/v1beta/" + STORE + "/documents?pageSize=20"));
    }

    private static String storesNamed(String name) {
        ObjectNode store = (ObjectNode) Samples.json(Samples.stub("fileSearchStores-create.200"));
        store.put("displayName", name);
        ObjectNode list = Samples.JSON.createObjectNode();
        list.putArray("fileSearchStores").add(store);
        return list.toString();
    }

    private static String document(String sha256) {
        ObjectNode list = (ObjectNode) Samples.json(Samples.stub("fileSearchStores-documents-list.200"));
        ((ObjectNode) list.at("/documents/0/customMetadata/0")).put("stringValue", sha256);
        return list.toString();
    }

    /** The recorded file as if it held our text and had just been uploaded. */
    private static String file(String sample, Instant uploaded) {
        ObjectNode file = (ObjectNode) Samples.json(Samples.stub(sample));
        return ours(file, uploaded).toString();
    }

    private static String finalized(Instant uploaded) {
        ObjectNode body = (ObjectNode) Samples.json(Samples.stub("files-upload-finalize.200"));
        ours((ObjectNode) body.get("file"), uploaded);
        return body.toString();
    }

    private static ObjectNode ours(ObjectNode file, Instant uploaded) {
        return file.put("mimeType", "text/plain")
                .put("displayName", "produtos.csv")
                .put(
                        "sha256Hash",
                        Base64.getEncoder().encodeToString(PRICES.sha256().getBytes(StandardCharsets.US_ASCII)))
                .put("expirationTime", uploaded.plus(Duration.ofHours(48)).toString());
    }

    private static ResponseDefinitionBuilder stub(String name) {
        return json(Samples.status(name), Samples.stub(name));
    }

    private static ResponseDefinitionBuilder json(int status, String body) {
        return FakeGemini.json(status, body);
    }
}
