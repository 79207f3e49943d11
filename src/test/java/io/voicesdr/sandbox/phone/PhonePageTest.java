package io.voicesdr.sandbox.phone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasItem;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.path.json.JsonPath;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The page is there, brings nothing from elsewhere, and its API does what a phone does. */
@QuarkusTest
class PhonePageTest {
    private static final String CUSTOMER = "5519999990004@s.whatsapp.net";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/phone",
                "/phone/phone.css",
                "/phone/phone.js",
                "/phone/travel.js",
                "/phone/words.js",
                "/phone/icon.svg"
            })
    void parts_areServed_andLoadNothingForeign(String path) {
        String body = RestAssured.get(path)
                .then()
                .statusCode(200)
                .header("Content-Security-Policy", containsString("default-src 'none'"))
                .extract()
                .asString();
        assertThat(body.replace("http://www.w3.org/2000/svg", "")).doesNotContain("http://", "https://", "innerHTML");
    }

    @Test
    void page_hasNoInlineScriptOrStyle_andEveryFieldIsNamed() {
        String page = RestAssured.get("/phone").asString();
        assertThat(page).doesNotContainPattern("<script>|<style|\\son[a-z]+=|style=");
        for (String field : List.of("customer-text", "company-text", "new-name", "fault", "duplicated", "version")) {
            assertThat(page).containsPattern(Pattern.compile("<label[^>]*for=\"" + field + "\""));
        }
    }

    @Test
    void unknownPart_isNotFound() {
        RestAssured.get("/phone/..%2fseed.json").then().statusCode(404);
        RestAssured.get("/phone/other.js").then().statusCode(404);
    }

    @Test
    void seeds_showThreeCompanies_withFiveCustomersEach() {
        List<String> companies = List.of("auto_silva", "padaria_sol", "estudio_norte");
        assertThat(state("auto_silva", "").<String>getList("companies.instance"))
                .containsAll(companies);
        for (String company : companies) {
            assertThat(state(company, "").getList("customers")).as(company).hasSizeGreaterThanOrEqualTo(5);
        }
        assertThat(state("auto_silva", "").getList("customers.addressing")).contains("flips", "lid", "phone");
    }

    @Test
    void chat_showsWhoSaidWhat_andBecomesReadWhenOpened() {
        write("customer", "Oi, tudo bem?");
        write("person", "Tudo! Aqui é o Carlos.");
        RestAssured.given()
                .header("apikey", "sandbox")
                .contentType("application/json")
                .body("{\"number\":\"" + CUSTOMER + "\",\"text\":\"Sou o robô\"}")
                .post("/sandbox/evolution/message/sendText/auto_silva")
                .then()
                .statusCode(201);
        JsonPath state = state("auto_silva", CUSTOMER);
        List<String> authors = state.getList("chat.messages.author");
        assertThat(authors.subList(authors.size() - 3, authors.size())).containsExactly("customer", "person", "bot");
        assertThat(state.getString("chat.messages[-1].text")).isEqualTo("Sou o robô");
        assertThat(state.getString("chat.messages[-1].ticks")).isEqualTo("read");
    }

    @Test
    void typing_isShown() {
        Thread typing = Thread.ofVirtual()
                .start(() -> RestAssured.given()
                        .header("apikey", "sandbox")
                        .contentType("application/json")
                        .body("{\"number\":\"" + CUSTOMER + "\",\"presence\":\"composing\",\"delay\":1500}")
                        .post("/sandbox/evolution/chat/sendPresence/auto_silva"));
        await().until(() -> state("auto_silva", CUSTOMER).getBoolean("chat.typing"));
        await().until(() -> !typing.isAlive());
        assertThat(state("auto_silva", CUSTOMER).getBoolean("chat.typing")).isFalse();
    }

    @Test
    void teamChat_isThere_forPeopleOfTheCompanyOnly() {
        String team = state("padaria_sol", "").getString("team.phone");
        String command =
                "{\"instance\":\"padaria_sol\",\"customer\":\"" + team + "\",\"from\":\"%s\",\"text\":\"/bot 11\"}";

        json().body(command.formatted("customer"))
                .post("/sandbox/phone/messages")
                .then()
                .statusCode(400);
        json().body(command.formatted("person"))
                .post("/sandbox/phone/messages")
                .then()
                .statusCode(201);

        JsonPath state = state("padaria_sol", team);
        assertThat(state.getString("chat.name")).isEqualTo("Equipe");
        assertThat(state.getString("chat.messages[-1].text")).isEqualTo("/bot 11");
        assertThat(state.getString("chat.messages[-1].author")).isEqualTo("person");
        assertThat(state.getString("team.lastText")).isEqualTo("/bot 11");
    }

    @Test
    void newCustomer_appears() {
        String phone = json().body("{\"instance\":\"padaria_sol\",\"name\":\"Nova Cliente\"}")
                .post("/sandbox/phone/customers")
                .then()
                .statusCode(201)
                .extract()
                .path("phone");
        json().queryParam("instance", "padaria_sol")
                .get("/sandbox/phone/state")
                .then()
                .body("customers.phone", hasItem(phone));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"instance\":\"auto_silva\",\"customer\":\"" + CUSTOMER + "\",\"text\":\"  \"}",
                "{\"instance\":\"auto_silva\",\"customer\":\"" + CUSTOMER + "\"}",
                "{nonsense"
            })
    void brokenMessage_isRefused(String body) {
        json().body(body).post("/sandbox/phone/messages").then().statusCode(400);
    }

    @Test
    void formOfAnotherSite_isRefused() {
        RestAssured.given()
                .contentType("text/plain")
                .body("{\"instance\":\"auto_silva\"}")
                .post("/sandbox/phone/messages")
                .then()
                .statusCode(415);
    }

    @Test
    void clock_goesForwardOnly() {
        long before = json().get("/sandbox/clock").jsonPath().getLong("now");
        json().body("{\"jump\":\"PT2S\"}")
                .post("/sandbox/clock")
                .then()
                .statusCode(200)
                .body("aheadSeconds", org.hamcrest.Matchers.greaterThanOrEqualTo(2));
        assertThat(json().get("/sandbox/clock").jsonPath().getLong("now")).isGreaterThanOrEqualTo(before + 2_000);
        for (String jump : List.of("-PT1H", "P40D", "tomorrow", "")) {
            json().body("{\"jump\":\"" + jump + "\"}")
                    .post("/sandbox/clock")
                    .then()
                    .statusCode(400);
        }
    }

    @Test
    void badFault_isRefused() {
        json().body("{\"webhooks\":{\"lost\":7}}").put("/sandbox/faults").then().statusCode(400);
        json().body("{\"version\":\"9\"}").put("/sandbox/faults").then().statusCode(400);
    }

    private static void write(String from, String text) {
        json().body("{\"instance\":\"auto_silva\",\"customer\":\"" + CUSTOMER + "\",\"from\":\"" + from
                        + "\",\"text\":\"" + text + "\"}")
                .post("/sandbox/phone/messages")
                .then()
                .statusCode(201);
    }

    private static JsonPath state(String instance, String customer) {
        return json().queryParam("instance", instance)
                .queryParam("customer", customer)
                .get("/sandbox/phone/state")
                .jsonPath();
    }

    private static RequestSpecification json() {
        return RestAssured.given().contentType("application/json");
    }
}
