package io.voicesdr.stack;

import static io.restassured.RestAssured.given;
import static io.voicesdr.stack.Upstreams.EVOLUTION;
import static io.voicesdr.stack.Upstreams.modelSays;
import static io.voicesdr.stack.Upstreams.modelSaysJson;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import com.github.tomakehurst.wiremock.client.WireMock;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import io.voicesdr.conversation.Tenants;
import io.voicesdr.conversation.TurnQueue;
import io.voicesdr.core.signature.Kind;
import io.voicesdr.core.signature.Signature;
import io.voicesdr.core.signature.SignatureCodec;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The views over real HTTP on recorded rows: who may ask, for what, and in which form it comes. */
@QuarkusTest
@WithTestResource(value = Upstreams.class, scope = TestResourceScope.RESTRICTED_TO_CLASS)
class ViewsTest {
    private static final String MARIA = "5511988880001@s.whatsapp.net";
    private static final String JOAO = "5511988880002@s.whatsapp.net";
    /** Forgotten by the application for good, whatever the stub forgets. */
    private static final String ANA = "5511988880004@s.whatsapp.net";

    private static final String BIA = "5511988880005@s.whatsapp.net";
    private static final String LIA = "5511988880008@s.whatsapp.net";
    private static final String PEDRO = "5511988880003@s.whatsapp.net";
    private static final Instant MONTH_AGO =
            Instant.now().minus(Duration.ofDays(20)).truncatedTo(ChronoUnit.HOURS);

    // customers of the desk, one a test
    private static final String RITA = "5511988880011@s.whatsapp.net";
    private static final String LUIS = "5511988880012@s.whatsapp.net";
    private static final String NARA = "5511988880013@s.whatsapp.net";
    private static final String IVO = "5511988880014@s.whatsapp.net";
    private static final String DORA = "5511988880015@s.whatsapp.net";
    private static final String EVA = "5511988880016@s.whatsapp.net";
    private static final String GIL = "5511988880017@s.whatsapp.net";
    private static final Instant TWO_HOURS_AGO = Instant.now().minus(Duration.ofHours(2));

    @Inject
    TurnQueue queue;

    @Inject
    Tenants tenants;

    @BeforeEach
    void healthyUpstreams() {
        EVOLUTION.reset();
        modelSays("Custa R$ 99,90 por mês.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/tenants",
                "/api/loja/conversations",
                "/api/loja/conversations/5511988880001",
                "/api/loja/conversations/5511988880001/messages",
                "/api/loja/conversations/5511988880001/log",
                "/api/loja/sessions",
                "/api/loja/users",
                "/api/loja/questions",
                "/api/loja/interactions",
                "/api/loja/flows",
                "/api/loja/flows/f/analytics",
                "/api/loja/flows/f/analytics/nodes",
                "/api/loja/metrics/daily",
                "/api/loja/follow-up",
                "/api/loja/search?q=oi",
                "/api/loja/leads",
                "/api/loja/handoffs",
                "/api/nobody/conversations"
            })
    void anyRoute_withoutTheToken_isRefusedBeforeAnythingIsRead(String route) {
        given().get(route)
                .then()
                .statusCode(401)
                .contentType("application/problem+json")
                .header("WWW-Authenticate", "Bearer")
                .body("type", equalTo("urn:voicesdr:problem:api-unauthorized"));
        given().header("Authorization", "Bearer admin-test-toke")
                .get(route)
                .then()
                .statusCode(401);
        given().header("Authorization", "Basic admin-test-token")
                .get(route)
                .then()
                .statusCode(401);
        assertThat(EVOLUTION.pulls()).isZero();
    }

    @Test
    void tenants_showNoSecret() {
        String body = admin().get("/api/tenants")
                .then()
                .statusCode(200)
                .body("items.instance", equalTo(List.of("fluxo", "loja", "mesa", "overload", "quota", "slow", "voz")))
                .body("items[1].name", equalTo("Loja Exemplo"))
                .extract()
                .asString();
        assertThat(body).doesNotContain("token", "key", "system_prompt");
    }

    @Test
    void unknownInstanceAndChat_are404_andSayWhatToDo() {
        admin().get("/api/nobody/users").then().statusCode(404).body("remedy", containsString("/api/tenants"));
        EVOLUTION.customerWrites(MARIA, "oi");
        for (String chat : List.of("5511900000000", "abc", "120363000@g.us", JOAO)) {
            admin().get("/api/loja/conversations/" + chat)
                    .then()
                    .statusCode(404)
                    .contentType("application/problem+json")
                    .body("type", equalTo("urn:voicesdr:problem:api-unknown-chat"));
        }
        admin().get("/api/loja/flows/nope/analytics").then().statusCode(404);
    }

    @ParameterizedTest
    @CsvSource({
        "from=yesterday, from",
        "to=2026-13-01, to",
        "from=2026-11-01T00:00:00, from",
        "from=2026-02-02&to=2026-02-01, from",
        "from=2999-01-01, from",
        "limit=0, limit",
        "limit=1001, limit",
        "limit=x, limit",
        "cursor=abc, cursor",
        "cursor=%00, cursor"
    })
    void badParameter_is400_andNamed(String query, String parameter) {
        given().urlEncodingEnabled(false)
                .header("Authorization", "Bearer admin-test-token")
                .get("/api/loja/questions?" + query)
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("type", equalTo("urn:voicesdr:problem:api-bad-parameter"))
                .body("title", containsString(" " + parameter + " "));
    }

    @Test
    void chat_byDigitsOrJid_isTheSame() {
        EVOLUTION.customerWrites(MARIA, "oi");
        for (String chat : List.of("5511988880001", "+5511988880001", MARIA, "5511988880001%40s.whatsapp.net")) {
            given().urlEncodingEnabled(false)
                    .header("Authorization", "Bearer admin-test-token")
                    .get("/api/loja/conversations/" + chat)
                    .then()
                    .statusCode(200)
                    .body("chat", equalTo(MARIA))
                    .body("status", equalTo("waiting"))
                    .body("last_role", equalTo("customer"))
                    .body("owed", equalTo(1));
        }
    }

    /** The model that tells what texts mean is not there: the words count. */
    @Test
    void search_findsMessagesAndSaysByWhat() {
        EVOLUTION.customerWrites(MARIA, "Vocês têm carros automáticos?");
        EVOLUTION.customerWrites(JOAO, "Bom dia");

        get("/api/loja/search?q=automatico")
                .body("items", hasSize(1))
                .body("items[0].chat", equalTo(MARIA))
                .body("items[0].by", equalTo("words"))
                .body("items[0].author", equalTo("customer"))
                .body("items[0].text", equalTo("Vocês têm carros automáticos?"));
        admin().get("/api/loja/search").then().statusCode(400).body("title", containsString(" q "));
    }

    @Test
    void turn_isSeenInEveryViewAtOnce() {
        get("/api/loja/questions").body("items", hasSize(0));
        webhook(EVOLUTION.customerWrites(MARIA, "Olá, quanto CUSTA o plano?").toString());
        Awaitility.await().until(() -> queue.size() == 0 && EVOLUTION.sends() == 1);

        get("/api/loja/questions")
                .body("items", hasSize(1))
                .body("items[0].user_id", equalTo(MARIA))
                .body("items[0].text", equalTo("Olá, quanto CUSTA o plano?"))
                .body("items[0].normalized_text", equalTo("ola quanto custa o plano"))
                .body("items[0].answered_by", equalTo("bot"))
                .body("items[0].rag_result_id", nullValue())
                .body("items[0].tts_generated", equalTo(false))
                .body("items[0].metadata.intent", nullValue());
        get("/api/loja/conversations")
                .body("items[0].status", equalTo("active"))
                .body("items[0].last_role", equalTo("bot"));
        get("/api/loja/conversations/5511988880001/log")
                .body("items[0].user_message", equalTo("Olá, quanto CUSTA o plano?"))
                .body("items[0].bot_response", equalTo("Custa R$ 99,90 por mês."))
                .body("items[0].extra.kind", equalTo("answer"))
                .body("items[0].extra.complete", equalTo(true));
        get("/api/loja/conversations/5511988880001/messages")
                .body("items.author", equalTo(List.of("customer", "bot")))
                .body("items[1].text", equalTo("Custa R$ 99,90 por mês."));
        get("/api/loja/metrics/daily?limit=1000")
                .body("items[-1].questions", equalTo(1))
                .body("items[-1].answered", equalTo(1));
        EVOLUTION.personWrites(MARIA, "Deixa comigo");
        get("/api/loja/conversations").body("items[0].status", equalTo("person"));
    }

    /** Law 7, with a flow: two looks a turn of two requests each, and the sends, and a model only for what the flow can't answer. */
    @Test
    void flow_isSeenInItsViews() {
        says(MARIA, "oi", 2);
        int pulls = EVOLUTION.pulls();
        says(MARIA, "Ana", 1);
        assertThat(EVOLUTION.pulls() - pulls).isEqualTo(4);
        says(MARIA, "15 mil", 1);
        assertThat(Upstreams.modelRequests()).isZero();
        says(JOAO, "oi", 2);
        says(JOAO, "vocês parcelam?", 2);
        assertThat(Upstreams.modelRequests()).isEqualTo(1);

        get("/api/fluxo/flows")
                .body("items.id", equalTo(List.of("orcamento")))
                .body("items[0].opening", equalTo(true))
                .body("items[0].variables", equalTo(List.of("nome", "valor")));
        get("/api/fluxo/flows/orcamento/analytics")
                .body("sessions_started", equalTo(2))
                .body("active", equalTo(1))
                .body("completed", equalTo(1))
                .body("conversion", equalTo(0.5f));
        get("/api/fluxo/flows/orcamento/analytics/nodes")
                .body("items.node", equalTo(List.of("ola", "nome", "valor", "fim")))
                .body("items.reached", equalTo(List.of(2, 2, 1, 1)))
                .body("items.answered", equalTo(List.of(0, 1, 1, 0)));
        get("/api/fluxo/conversations/5511988880001")
                .body("current_node", equalTo("fim"))
                .body("variables.nome", equalTo("Ana"))
                .body("log.node", equalTo(List.of("ola", "valor", "fim")));
        get("/api/fluxo/conversations/5511988880002").body("current_node", equalTo("nome"));
        get("/api/fluxo/metrics/daily?limit=1000").body("items[-1].converted", equalTo(1));
        admin().get("/api/loja/flows/orcamento/analytics").then().statusCode(404);
    }

    // ---- what the desk has done, row by row

    private void saysAtTheDesk(String jid, String text, int bubbles) {
        int sends = EVOLUTION.sends();
        webhook("mesa", EVOLUTION.customerWrites("mesa", jid, text).toString());
        Awaitility.await().until(() -> queue.size() == 0 && EVOLUTION.sends() == sends + bubbles);
    }

    @Test
    void lead_isSeenWithItsFactsTheirEvidenceAndWhatPeopleSaid() {
        modelSaysJson("{\"bubbles\":[\"Temos mesas, sim!\"],\"lead\":{\"facts\":[{\"criterion\":\"necessidade\","
                + "\"value\":\"mesa de jantar\",\"evidence\":\"quero uma mesa de jantar\"},{\"criterion\":\"prazo\","
                + "\"value\":\"ontem\",\"evidence\":\"nunca disse isso\"}]}}");
        saysAtTheDesk(RITA, "Oi, quero uma mesa de jantar", 1);
        Awaitility.await().until(() -> EVOLUTION.toTheTeam().size() == 1);

        get("/api/mesa/leads")
                .body("items", hasSize(1))
                .body("items[0].chat", equalTo(RITA))
                .body("items[0].phone", equalTo("5511988880011"))
                .body("items[0].status", equalTo("new"))
                .body("items[0].status_at", nullValue())
                .body("items[0].score", equalTo(75))
                .body("items[0].priority", equalTo(false))
                .body("items[0].explanation", equalTo("necessidade 3/3, prazo 0/1"))
                .body("items[0].facts", equalTo(Map.of("necessidade", "mesa de jantar")))
                .body("items[0].evidence", equalTo(Map.of("necessidade", "quero uma mesa de jantar")));
        admin().post("/api/mesa/leads/5511988880011/won").then().statusCode(204);
        get("/api/mesa/leads")
                .body("items[0].status", equalTo("won"))
                .body("items[0].status_at", notNullValue())
                .body("items[0].status_by", equalTo("inbox"));
        get("/api/mesa/metrics/daily?limit=1000")
                .body("items[-1].leads", equalTo(1))
                .body("items[-1].leads_won", equalTo(1))
                .body("items[-1].leads_lost", equalTo(0))
                .body("items[-1].tokens", greaterThan(0));

        admin().post("/api/mesa/conversations/5511988880011/forget").then().statusCode(200);
        get("/api/mesa/leads").body("items", hasSize(0));
        get("/api/mesa/metrics/daily?limit=1000")
                .body("items[-1].leads", equalTo(0))
                .body("items[-1].leads_won", equalTo(0));
    }

    @Test
    void handOff_isSeenFromTheCallToThePersonWhoCame() {
        saysAtTheDesk(LUIS, "quero falar com um atendente", 1);
        Awaitility.await().until(() -> EVOLUTION.toTheTeam().size() == 1);
        assertThat(Upstreams.modelRequests()).isZero();

        get("/api/mesa/handoffs")
                .body("items", hasSize(1))
                .body("items[0].chat", equalTo(LUIS))
                .body("items[0].status", equalTo("open"))
                .body("items[0].reason", equalTo("pediu para falar com uma pessoa"))
                .body("items[0].called_at", notNullValue())
                .body("items[0].taken_at", nullValue())
                .body("items[0].wait_seconds", nullValue());
        EVOLUTION.personWrote("mesa", LUIS, "Oi Luís, aqui é o Carlos", Instant.now());
        get("/api/mesa/handoffs").body("items[0].status", equalTo("taken"));
        get("/api/mesa/handoffs")
                .body("items[0].taken_at", notNullValue())
                .body("items[0].wait_seconds", greaterThanOrEqualTo(0f))
                .body("items[0].closed_at", nullValue());
    }

    @Test
    void interactions_areSeenWithTheirItems() {
        modelSaysJson("{\"bubbles\":[\"Veja esta:\"],\"items\":[\"101\"]}");
        saysAtTheDesk(NARA, "que mesas vocês têm?", 2);
        modelSays("As duas combinam.");
        saysAtTheDesk(NARA, "gostei da Mesa Ipê e da Cadeira Jatobá", 1);

        get("/api/mesa/interactions")
                .body("items.interaction_type", containsInAnyOrder("compare", "compare", "view"))
                .body("items.user_id", everyItem(equalTo(NARA)))
                .body("items.find { it.interaction_type == 'view' }.item_id", equalTo("101"))
                .body("items.find { it.interaction_type == 'view' }.title", equalTo("Mesa Ipê"))
                .body("items.find { it.interaction_type == 'view' }.compared_with", nullValue())
                .body("items.find { it.item_id == '102' }.title", equalTo("Cadeira Jatobá"))
                .body("items.find { it.item_id == '102' }.compared_with", equalTo("101"));
    }

    @Test
    void insightsMadeAgain_haveSentimentAndEntities() {
        EVOLUTION.customerWrote("mesa", IVO, "a entrega da mesa atrasou, que absurdo", MONTH_AGO);
        modelSaysJson("{\"bubbles\":[\"Sinto muito.\"],\"intent\":\"reclamar\",\"sentiment\":\"negative\","
                + "\"confidence\":0.9,\"entities\":[{\"name\":\"produto\",\"value\":\"mesa\"}]}");
        String past = "?from=" + MONTH_AGO.minusSeconds(60) + "&to=" + MONTH_AGO.plusSeconds(60);
        get("/api/mesa/questions" + past).body("items[0].metadata.sentiment", nullValue());

        get("/api/mesa/questions" + past + "&insights=true")
                .body("items[0].user_id", equalTo(IVO))
                .body("items[0].metadata.intent", equalTo("reclamar"))
                .body("items[0].metadata.sentiment", equalTo("negative"))
                .body("items[0].metadata.entities.produto", equalTo("mesa"));
        assertThat(EVOLUTION.sends()).isZero();
    }

    @Test
    void answerFromADocument_namesItsPassage() {
        modelSays("As mesas têm garantia de cinco anos contra defeitos de fabricação.");
        saysAtTheDesk(DORA, "qual é a garantia das mesas?", 1);

        get("/api/mesa/questions").body("items[0].rag_result_id", matchesPattern("[0-9a-f]{16}"));
    }

    /** What was said by voice is in the views as long as its words are remembered; nobody is asked for them. */
    @Test
    void variableAnsweredByVoice_isSeenInItsViews() {
        says(BIA, "oi", 2);
        says(BIA, "Bia", 1);
        modelSaysJson("{\"transcripts\":[\"uns quinze mil reais\"]}");
        webhook(
                "fluxo",
                EVOLUTION
                        .customerSends("fluxo", "webhook-messages-upsert-audio-ptt", BIA)
                        .toString());
        Awaitility.await().until(() -> queue.size() == 0 && EVOLUTION.sends() == 4);
        int asked = Upstreams.modelRequests();
        int fetched = EVOLUTION.fetches();

        get("/api/fluxo/conversations/5511988880005")
                .body("current_node", equalTo("fim"))
                .body("variables.nome", equalTo("Bia"))
                .body("variables.valor", equalTo("15000.00"));
        get("/api/fluxo/sessions").statusCode(200);
        get("/api/fluxo/flows/orcamento/analytics").body("completed", equalTo(1));
        assertThat(Upstreams.modelRequests()).isEqualTo(asked).isEqualTo(1);
        assertThat(EVOLUTION.fetches()).isEqualTo(fetched).isEqualTo(1);
    }

    @Test
    void flowLists_pageAndTable() {
        says(PEDRO, "oi", 2);
        String next = get("/api/fluxo/flows/orcamento/analytics/nodes?limit=3")
                .body("items.node", equalTo(List.of("ola", "nome", "valor")))
                .extract()
                .path("next");
        get("/api/fluxo/flows/orcamento/analytics/nodes?limit=3&cursor=" + next)
                .body("items.node", equalTo(List.of("fim")))
                .body("next", nullValue());
        String csv = admin().accept("text/csv")
                .get("/api/fluxo/flows/orcamento/analytics/nodes")
                .asString();
        assertThat(CsvReader.builder().ofNamedCsvRecord(csv).stream().map(row -> row.getField("node")))
                .containsExactly("ola", "nome", "valor", "fim");
        String lines = admin().accept("application/jsonl")
                .get("/api/fluxo/conversations/5511988880003/log")
                .asString();
        assertThat(JsonPath.from(lines).getString("node")).isEqualTo("ola");
    }

    /** What the model found is shown while it is remembered, and made again only when asked for. */
    @Test
    void insights_areRemembered_orAskedFor() {
        modelSaysJson(
                "{\"bubbles\":[\"Custa R$ 99,90.\"],\"intent\":\"price\",\"confidence\":0.8,\"language\":\"pt-BR\"}");
        webhook(EVOLUTION.customerWrites(MARIA, "quanto custa?").toString());
        Awaitility.await().until(() -> queue.size() == 0 && EVOLUTION.sends() == 1);
        get("/api/loja/questions")
                .body("items[0].metadata.intent", equalTo("price"))
                .body("items[0].metadata.confidence", equalTo(0.8f));
        get("/api/loja/conversations/5511988880001/log").body("items[0].extra.language", equalTo("pt-BR"));

        for (int i = 0; i < 25; i++) {
            EVOLUTION.customerWrote(JOAO, "pergunta " + i, MONTH_AGO.plus(Duration.ofHours(i)));
            EVOLUTION.personWrote(
                    JOAO, "resposta " + i, MONTH_AGO.plus(Duration.ofHours(i)).plusSeconds(60));
        }
        int asked = Upstreams.modelRequests();
        assertThat(known(get("/api/loja/questions"))).isEqualTo(1);
        assertThat(Upstreams.modelRequests()).isEqualTo(asked);
        assertThat(known(get("/api/loja/questions?insights=true"))).isEqualTo(21);
        assertThat(Upstreams.modelRequests() - asked).isEqualTo(20);
        assertThat(known(get("/api/loja/questions"))).isEqualTo(21);
        assertThat(EVOLUTION.sends()).isEqualTo(1);
    }

    private static long known(ValidatableResponse questions) {
        return questions.extract().jsonPath().getList("items.metadata.intent").stream()
                .filter(intent -> intent != null)
                .count();
    }

    private void says(String jid, String text, int bubbles) {
        int sends = EVOLUTION.sends();
        webhook("fluxo", EVOLUTION.customerWrites("fluxo", jid, text).toString());
        Awaitility.await().until(() -> queue.size() == 0 && EVOLUTION.sends() == sends + bubbles);
    }

    @Test
    void lastMonth_isRight_withoutAnythingRecordedBefore() {
        EVOLUTION.customerWrote(MARIA, "oi", MONTH_AGO);
        EVOLUTION.customerWrote(MARIA, "alguém?", MONTH_AGO.plusSeconds(60));
        EVOLUTION.customerWrote(MARIA, "voltei", MONTH_AGO.plus(Duration.ofDays(3)));
        EVOLUTION.customerWrote(JOAO, "bom dia", MONTH_AGO.plus(Duration.ofDays(2)));
        EVOLUTION.customerWrites(JOAO, "hoje");
        String window = "?from=" + MONTH_AGO + "&to=" + MONTH_AGO.plus(Duration.ofDays(4));

        JsonPath days = get("/api/loja/metrics/daily" + window).extract().jsonPath();
        assertThat(sum(days, "messages")).isEqualTo(4);
        assertThat(sum(days, "sessions")).isEqualTo(3);
        assertThat(sum(days, "users")).isEqualTo(3);
        assertThat(sum(days, "answered")).isZero();
        get("/api/loja/sessions" + window).body("items", hasSize(3));
        get("/api/loja/users" + window)
                .body("items.id", equalTo(List.of(MARIA, JOAO)))
                .body("items[0].sessions", equalTo(2))
                .body("items[0].questions", equalTo(3));
        get("/api/loja/conversations" + window + "&limit=1")
                .body("items[0].chat", equalTo(MARIA))
                .body("items[0].owed", equalTo(3));
    }

    @Test
    void memo_isAskedAgainOnlyWhenSomethingChanged() {
        EVOLUTION.customerWrites(MARIA, "oi");
        get("/api/loja/users").body("items", hasSize(1));
        int cold = EVOLUTION.pulls();
        get("/api/loja/questions").body("items", hasSize(1));
        assertThat(EVOLUTION.pulls() - cold)
                .as("a warm view asks for the newest only")
                .isEqualTo(1);

        EVOLUTION.customerWrites(JOAO, "oi");
        get("/api/loja/users").body("items", hasSize(2));
    }

    @Test
    void paging_whileMessagesArrive_skipsAndRepeatsNothing() {
        for (int i = 0; i < 25; i++) {
            EVOLUTION.customerWrote("loja", "55119777700%02d@s.whatsapp.net".formatted(i), "p" + i, MONTH_AGO);
        }
        List<String> seen = new ArrayList<>();
        String cursor = null;
        int pages = 0;
        do {
            JsonPath page = get("/api/loja/conversations?limit=7" + (cursor == null ? "" : "&cursor=" + cursor))
                    .extract()
                    .jsonPath();
            seen.addAll(page.getList("items.chat"));
            cursor = page.getString("next");
            pages++;
            EVOLUTION.customerWrote("loja", "55119777700%02d@s.whatsapp.net".formatted(pages), "de novo", later());
            EVOLUTION.customerWrote("loja", "55119666600%02d@s.whatsapp.net".formatted(pages), "novo", later());
        } while (cursor != null);

        assertThat(pages).isEqualTo(4);
        assertThat(seen).hasSize(25).doesNotHaveDuplicates().allMatch(chat -> chat.startsWith("551197777"));
    }

    @Test
    void cursor_ofAnotherList_isRefused() {
        EVOLUTION.customerWrites(MARIA, "oi");
        EVOLUTION.customerWrites(JOAO, "oi");
        String cursor = get("/api/loja/users?limit=1").extract().path("next");
        admin().get("/api/loja/questions?cursor=" + cursor).then().statusCode(400);
        admin().get("/api/quota/users?cursor=" + cursor).then().statusCode(400);
    }

    @Test
    void csv_isATable_andNoFormula() {
        EVOLUTION.customerWrote(MARIA, "=HYPERLINK(\"http://x\";\"a, b\")\nlinha 2", MONTH_AGO);
        EVOLUTION.customerWrote(MARIA, "preço?", MONTH_AGO.plusSeconds(1));

        var response =
                admin().accept("text/csv").get("/api/loja/questions").then().statusCode(200);
        response.header("Content-Type", containsString("text/csv"));
        List<NamedCsvRecord> rows = CsvReader.builder()
                .ofNamedCsvRecord(response.extract().asString())
                .stream()
                .toList();
        assertThat(rows).hasSize(2);
        assertThat(rows.get(0).getField("text")).isEqualTo("preço?");
        assertThat(rows.get(1).getField("text")).isEqualTo("'=HYPERLINK(\"http://x\";\"a, b\")\nlinha 2");
        assertThat(rows.get(1).getField("timestamp")).isEqualTo(MONTH_AGO.toString());
        assertThat(rows.get(1).getField("metadata.intent")).isEmpty();
    }

    @Test
    void jsonLines_isOneRowALine_andEverything() {
        for (int i = 0; i < 150; i++) {
            EVOLUTION.customerWrote(MARIA, "n" + i, MONTH_AGO.plusSeconds(i));
        }
        for (String accept : List.of("application/x-ndjson", "application/jsonl")) {
            String[] lines = admin().accept(accept)
                    .get("/api/loja/questions")
                    .then()
                    .statusCode(200)
                    .extract()
                    .asString()
                    .split("\n");
            assertThat(lines).hasSize(150);
            assertThat(JsonPath.from(lines[0]).getString("text")).isEqualTo("n149");
        }
        get("/api/loja/questions").body("items", hasSize(100));
        admin().accept("application/xml").get("/api/loja/questions").then().statusCode(406);
    }

    /** What JSON shows and CSV leaves out, or the other way round, would be noticed by nobody else. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/tenants",
                "/api/loja/conversations",
                "/api/loja/conversations/5511988880001/messages",
                "/api/loja/conversations/5511988880001/log",
                "/api/loja/sessions",
                "/api/loja/users",
                "/api/loja/questions",
                "/api/loja/metrics/daily"
            })
    void csvColumns_areTheFieldsOfTheRows(String route) {
        EVOLUTION.customerWrote(MARIA, "oi", MONTH_AGO);
        Map<String, Object> row = get(route).extract().path("items[0]");
        List<String> fields = new ArrayList<>();
        row.forEach((name, value) -> {
            if (value instanceof Map<?, ?> inner && !name.equals("variables")) {
                inner.keySet().forEach(field -> fields.add(name + "." + field));
            } else {
                fields.add(name);
            }
        });
        String header = admin().accept("text/csv")
                .get(route)
                .asString()
                .lines()
                .findFirst()
                .orElseThrow();
        assertThat(header.split(",")).containsExactlyInAnyOrderElementsOf(fields);
    }

    @Test
    void tenants_neverMix() {
        EVOLUTION.customerWrites("loja", MARIA, "segredo da loja");
        EVOLUTION.customerWrites("quota", JOAO, "segredo da quota");
        for (String view : List.of("conversations", "users", "questions", "sessions", "metrics/daily?limit=1000")) {
            String body = admin().get("/api/loja/" + view).asString();
            assertThat(body).doesNotContain(JOAO, "segredo da quota");
        }
        admin().get("/api/loja/conversations/" + JOAO).then().statusCode(404);
        get("/api/quota/questions").body("items.text", equalTo(List.of("segredo da quota")));
    }

    @Test
    void tooMuch_isRefused_withAdvice() {
        for (int i = 0; i < 501; i++) {
            EVOLUTION.customerWrote(MARIA, "n" + i, MONTH_AGO.plusSeconds(i));
        }
        admin().get("/api/loja/users")
                .then()
                .statusCode(422)
                .body("type", equalTo("urn:voicesdr:problem:api-period-too-large"))
                .body("remedy", containsString("shorter period"));
        get("/api/loja/users?from=" + MONTH_AGO.plus(Duration.ofDays(10))).body("items", hasSize(0));
    }

    @Test
    void evolutionDown_is502_withItsCode() {
        EVOLUTION.wireMock().resetAll();
        admin().get("/api/loja/users")
                .then()
                .statusCode(502)
                .contentType("application/problem+json")
                .body("detail", containsString("EVOLUTION_"));
    }

    @Test
    void openApi_listsEachRoute() {
        Map<String, Object> paths = given().accept(ContentType.JSON)
                .get("/q/openapi?format=json")
                .then()
                .statusCode(200)
                .body("components.securitySchemes.admin.scheme", equalTo("bearer"))
                .extract()
                .path("paths");
        assertThat(paths.keySet())
                .containsExactlyInAnyOrder(
                        "/api/tenants",
                        "/api/{instance}/conversations",
                        "/api/{instance}/conversations/{chat}",
                        "/api/{instance}/conversations/{chat}/messages",
                        "/api/{instance}/conversations/{chat}/log",
                        "/api/{instance}/conversations/{chat}/forget",
                        "/api/{instance}/conversations/{chat}/prompt",
                        "/api/{instance}/doctor",
                        "/api/{instance}/interactions",
                        "/api/{instance}/search",
                        "/api/{instance}/follow-up",
                        "/api/{instance}/sessions",
                        "/api/{instance}/users",
                        "/api/{instance}/questions",
                        "/api/{instance}/flows",
                        "/api/{instance}/flows/{flow}/analytics",
                        "/api/{instance}/flows/{flow}/analytics/nodes",
                        "/api/{instance}/leads",
                        "/api/{instance}/leads/{chat}/{status}",
                        "/api/{instance}/handoffs",
                        "/api/{instance}/conversations/{chat}/pause",
                        "/api/{instance}/conversations/{chat}/resume",
                        "/api/{instance}/conversations/{chat}/send",
                        "/api/{instance}/metrics/daily");
    }

    @Test
    void followUp_saysWhoAndWhyNot_andSendsNothing() {
        EVOLUTION.customerWrote(MARIA, "SAIR", Instant.now().minusSeconds(600));
        get("/api/loja/follow-up")
                .body("items[0].chat", equalTo(MARIA))
                .body("items[0].verdict", equalTo("never"))
                .body("items[0].reason", equalTo("off"));
        String header = admin().accept("text/csv")
                .get("/api/loja/follow-up")
                .asString()
                .lines()
                .findFirst()
                .orElseThrow();
        assertThat(header)
                .isEqualTo(
                        "chat,name,verdict,reason,stage,kind,at,text,prompt,last_customer_message_at,last_message_at");
        assertThat(EVOLUTION.sends()).isZero();
    }

    /** Two were left without reply for two hours, and one may be written to within the hour. */
    @Test
    void followUpReport_saysWhat_whenAndWhoWaitsForTheCap() {
        for (String jid : List.of(EVA, GIL)) {
            EVOLUTION.customerWrote("mesa", jid, "quanto custa a mesa?", TWO_HOURS_AGO);
            EVOLUTION.botWrote("mesa", jid, answered("R$ 1.790,00."), TWO_HOURS_AGO.plusSeconds(5));
        }
        get("/api/mesa/follow-up")
                .body("items.chat", equalTo(List.of(EVA, GIL)))
                .body("items.verdict", containsInAnyOrder("due", "later"))
                .body("items.kind", everyItem(equalTo("text")))
                .body("items.text", everyItem(matchesPattern("Oi.*! Ficou alguma dúvida\\?")))
                .body("items.prompt", everyItem(nullValue()))
                .body("items.find { it.verdict == 'later' }.reason", equalTo("per_hour"))
                .body("items.find { it.verdict == 'due' }.reason", nullValue())
                .body("items.at", everyItem(notNullValue()));
        assertThat(EVOLUTION.sends()).isZero();
    }

    private String answered(String text) {
        return tenants.signatures(tenants.find("mesa").orElseThrow())
                .sign(text, new Signature(Kind.ANSWER, 0, true, 0, 0, 1, 30));
    }

    /** Everywhere: also in views of a time before the customer asked for it. */
    @Test
    void forgotten_isGoneFromEveryView_alsoOfTheTimeBefore() {
        EVOLUTION.customerWrote(ANA, "meu segredo", MONTH_AGO);
        EVOLUTION.customerWrote(JOAO, "outro assunto", MONTH_AGO);
        String past = "?from=" + MONTH_AGO.minusSeconds(60) + "&to=" + MONTH_AGO.plusSeconds(60);
        assertThat(admin().get("/api/loja/questions" + past).asString()).contains("meu segredo");
        admin().post("/api/loja/leads/5511988880004/won").then().statusCode(204);
        assertThat(admin().get("/api/loja/leads").asString()).contains("5511988880004");

        admin().post("/api/loja/conversations/5511988880004/forget")
                .then()
                .statusCode(200)
                .body("chat", equalTo(ANA));

        for (String view : List.of("conversations", "users", "questions", "sessions")) {
            for (String period : List.of("", past)) {
                String body = admin().get("/api/loja/" + view + period).asString();
                assertThat(body).as(view + period).doesNotContain("meu segredo");
            }
            assertThat(admin().get("/api/loja/" + view + past).asString())
                    .doesNotContain("5511988880004")
                    .contains("5511988880002");
        }
        for (String view : List.of("interactions", "search?q=segredo", "leads", "handoffs")) {
            String then = view.contains("?") ? past.replace('?', '&') : past;
            get("/api/loja/" + view).body(not(containsString("meu segredo")));
            get("/api/loja/" + view + then).body(not(containsString("5511988880004")));
        }
        get("/api/loja/leads").body(not(containsString("5511988880004")));
        admin().get("/api/loja/conversations/5511988880004/messages" + past)
                .then()
                .statusCode(404);
        get("/api/loja/conversations/5511988880004/messages").body("items.kind", equalTo(List.of("notice")));
        admin().post("/api/loja/conversations/5511900000000/forget").then().statusCode(404);
        given().post("/api/loja/conversations/5511988880002/forget").then().statusCode(401);
    }

    /** Each stands in the team chat as a command that people could have typed. */
    @Test
    void people_tellTheBot_inTheTeamChat() {
        for (String route : List.of(
                "conversations/5511988880005/pause",
                "conversations/5511988880005/pause?for=30m",
                "conversations/5511988880005@s.whatsapp.net/resume",
                "leads/5511988880005/contacted",
                "leads/5511988880005/won",
                "leads/5511988880005/lost")) {
            admin().post("/api/loja/" + route).then().statusCode(204);
        }

        assertThat(EVOLUTION.toTheTeam().stream().map(SignatureCodec::strip))
                .containsExactly(
                        "/pausa 5511988880005",
                        "/pausa 5511988880005 30m",
                        "/bot 5511988880005",
                        "/contatado 5511988880005",
                        "/ganho 5511988880005",
                        "/perdido 5511988880005");
        assertThat(EVOLUTION.sends()).isZero();
    }

    /** What people say in the team chat counts wherever a conversation is shown, for one look at that chat a request. */
    @Test
    void whatPeopleSayInTheTeamChat_isTheSameInListDetailAndPage() {
        EVOLUTION.customerWrote(LIA, "oi", Instant.now().minusSeconds(60));
        EVOLUTION.customerWrites(JOAO, "oi");
        assertThat(shown(LIA)).containsOnly("waiting ");

        admin().post("/api/loja/conversations/5511988880008/pause").then().statusCode(204);
        assertThat(shown(LIA)).containsOnly("person ");
        for (String status : List.of("contacted", "won", "lost")) {
            admin().post("/api/loja/leads/5511988880008/" + status).then().statusCode(204);
            assertThat(shown(LIA)).containsOnly("person " + status);
        }
        assertThat(shown(JOAO)).containsOnly("waiting ");

        for (String route : List.of("conversations", "conversations/5511988880008")) {
            int before = EVOLUTION.teamReads();
            get("/api/loja/" + route);
            assertThat(EVOLUTION.teamReads() - before)
                    .as(route + ": by both addresses that a phone's chat may stand under")
                    .isEqualTo(2);
        }
    }

    /** Status and lead of a chat in the list, in the detail, and in both places of the pages. */
    private static List<String> shown(String chat) {
        JsonPath list = get("/api/loja/conversations").extract().jsonPath();
        JsonPath row = list.setRootPath("items.find { it.chat == '" + chat + "' }");
        JsonPath detail = get("/api/loja/conversations/" + chat).extract().jsonPath();
        String cookie = given().redirects()
                .follow(false)
                .formParam("token", "admin-test-token")
                .post("/login")
                .then()
                .statusCode(303)
                .extract()
                .cookie("sdr_session");
        RequestSpecification visitor = given().cookie("sdr_session", cookie);
        return List.of(
                row.getString("status") + " " + Objects.requireNonNullElse(row.getString("lead"), ""),
                detail.getString("status") + " " + Objects.requireNonNullElse(detail.getString("lead"), ""),
                marks(visitor.get("/inbox/loja/" + chat + "/row").asString()),
                marks(given().cookie("sdr_session", cookie)
                        .get("/inbox/loja/" + chat + "/thread")
                        .asString()
                        .replaceFirst("(?s).*<aside", "<aside")));
    }

    private static String marks(String html) {
        String status = html.replaceFirst("(?s).*?class=\"state ([a-z_]+)\".*", "$1");
        return status + " " + (html.contains("tag lead-") ? html.replaceFirst("(?s).*?tag lead-([a-z]+).*", "$1") : "");
    }

    @Test
    void pausedByTheApi_theBotIsSilent_untilItIsGivenBack() {
        admin().post("/api/loja/conversations/5511988880006/pause").then().statusCode(204);
        webhook(EVOLUTION.customerWrites("5511988880006@s.whatsapp.net", "oi?").toString());
        Awaitility.await().until(() -> queue.size() == 0);
        assertThat(EVOLUTION.sends()).isZero();

        admin().post("/api/loja/conversations/5511988880006/resume").then().statusCode(204);
        Awaitility.await().untilAsserted(() -> assertThat(EVOLUTION.sends()).isEqualTo(1));
    }

    @ParameterizedTest
    @CsvSource({
        "conversations/5511988880005/pause?for=soon, 400, api-bad-parameter",
        "conversations/5511988880005/pause?for=400d, 400, api-bad-parameter",
        "conversations/maria/pause, 400, api-bad-parameter",
        "conversations/120363000@g.us/resume, 400, api-bad-parameter",
        "leads/12/won, 400, api-bad-parameter",
        "leads/5511988880005/sold, 404, ",
        "conversations/5511900000000/forget, 404, api-unknown-chat"
    })
    void people_whoNameNobody_areToldSo(String route, int status, String problem) {
        var answer = admin().post("/api/loja/" + route).then().statusCode(status);
        if (problem != null) {
            answer.contentType("application/problem+json").body("type", equalTo("urn:voicesdr:problem:" + problem));
        }
        given().post("/api/loja/" + route).then().statusCode(status == 404 && problem == null ? 404 : 401);
        admin().post("/api/nobody/" + route)
                .then()
                .statusCode(route.contains("?") ? 400 : 404); // the query is read first
        assertThat(EVOLUTION.toTheTeam()).isEmpty();
    }

    @Test
    void person_writesByTheApi_andTheBotFallsSilent() {
        admin().contentType(ContentType.JSON)
                .body("{\"text\": \" Oi Maria, Carlos aqui. \"}")
                .post("/api/loja/conversations/5511988880007/send")
                .then()
                .statusCode(204);
        get("/api/loja/conversations/5511988880007/messages")
                .body("items.text", equalTo(List.of("Oi Maria, Carlos aqui.")));

        webhook(EVOLUTION
                .customerWrites("5511988880007@s.whatsapp.net", "oi Carlos")
                .toString());
        Awaitility.await().until(() -> queue.size() == 0);
        assertThat(EVOLUTION.sends()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"text\": \"  \"}", "{\"text\": null}"})
    void person_whoWritesNothing_isRefused(String body) {
        admin().contentType(ContentType.JSON)
                .body(body)
                .post("/api/loja/conversations/5511988880007/send")
                .then()
                .statusCode(400)
                .body("type", equalTo("urn:voicesdr:problem:api-bad-parameter"));
        assertThat(EVOLUTION.sends()).isZero();
    }

    @Test
    void person_whoseTextEvolutionRefuses_isTold() {
        EVOLUTION
                .wireMock()
                .stubFor(WireMock.post(WireMock.urlMatching("/message/sendText/[a-z]+"))
                        .willReturn(WireMock.badRequest()));
        admin().contentType(ContentType.JSON)
                .body("{\"text\": \"oi\"}")
                .post("/api/loja/conversations/5511988880007/send")
                .then()
                .statusCode(502)
                .body("type", equalTo("urn:voicesdr:problem:api-not-sent"));
        given().contentType(ContentType.JSON)
                .body("{\"text\": \"oi\"}")
                .post("/api/loja/conversations/5511988880007/send")
                .then()
                .statusCode(401);
    }

    private static Instant later() {
        return Instant.now().plusSeconds(2).truncatedTo(ChronoUnit.SECONDS);
    }

    private static int sum(JsonPath days, String field) {
        return days.getList("items." + field, Integer.class).stream()
                .mapToInt(Integer::intValue)
                .sum();
    }

    private static RequestSpecification admin() {
        return given().header("Authorization", "Bearer admin-test-token");
    }

    private static ValidatableResponse get(String route) {
        return admin().get(route).then().statusCode(200);
    }

    private static void webhook(String body) {
        webhook("loja", body);
    }

    private static void webhook(String instance, String body) {
        given().contentType(ContentType.JSON)
                .header("X-Webhook-Secret", "webhook-test-secret")
                .body(body)
                .post("/webhook/" + instance)
                .then()
                .statusCode(200);
    }
}
