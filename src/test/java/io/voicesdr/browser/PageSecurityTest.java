package io.voicesdr.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import io.restassured.http.Cookie;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What pages let in and what they send along; no browser needed. */
@QuarkusTest
@TestProfile(SandboxProfile.class)
class PageSecurityTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/inbox",
                "/inbox/auto_silva",
                "/inbox/auto_silva/list",
                "/metrics-day",
                "/metrics-day/auto_silva",
                "/connect/auto_silva",
                "/connect/auto_silva/checks"
            })
    void withoutSession_toTheLoginForm(String path) {
        plain().get(path)
                .then()
                .statusCode(303)
                .header("Location", containsString("/login?next="))
                .header("Content-Security-Policy", containsString("default-src 'none'"))
                .header("Content-Security-Policy", containsString("script-src 'self';"))
                .header("X-Frame-Options", equalTo("DENY"))
                .header("X-Content-Type-Options", equalTo("nosniff"))
                .header("Referrer-Policy", equalTo("no-referrer"))
                .header("Cache-Control", equalTo("no-store"));
        plain().header("HX-Request", "true").get(path).then().statusCode(401).header("HX-Redirect", equalTo("/login"));
    }

    @Test
    void listeningWithoutSession_isRefused() {
        plain().get("/live/auto_silva").then().statusCode(303);
        plain().header("HX-Request", "true").get("/live/auto_silva").then().statusCode(401);
        plain().header("Accept", "text/event-stream")
                .get("/live/auto_silva")
                .then()
                .statusCode(401);
    }

    @Test
    void cookie_isForThisSiteAndTheServerAlone() {
        Cookie cookie = login(plain()).detailedCookie("sdr_session");
        assertThat(cookie.isHttpOnly()).isTrue();
        assertThat(cookie.getSameSite()).isEqualTo("Strict");
        assertThat(cookie.isSecured()).isFalse();
        assertThat(cookie.getPath()).isEqualTo("/");
        assertThat(login(plain().header("X-Forwarded-Proto", "https"))
                        .detailedCookie("sdr_session")
                        .isSecured())
                .isTrue();
    }

    @Test
    void formOfAnotherSite_changesNothing() {
        String cookie = login(plain()).cookie("sdr_session");
        for (String path : new String[] {
            "/inbox/auto_silva/5519999990004@s.whatsapp.net/send",
            "/inbox/auto_silva/5519999990004@s.whatsapp.net/order",
            "/inbox/auto_silva/5519999990004@s.whatsapp.net/forget",
            "/inbox/auto_silva/5519999990004@s.whatsapp.net/why/x",
            "/connect/auto_silva/setup",
            "/connect/auto_silva/model",
            "/logout"
        }) {
            plain().cookie("sdr_session", cookie)
                    .formParam("text", "x")
                    .formParam("url", "http://evil.example/webhook")
                    .post(path)
                    .then()
                    .statusCode(403);
            plain().cookie("sdr_session", cookie)
                    .header("X-Form-Token", "guessed")
                    .formParam("url", "http://evil.example/webhook")
                    .post(path)
                    .then()
                    .statusCode(403);
        }
        plain().header("Sec-Fetch-Site", "cross-site")
                .formParam("token", SandboxProfile.ADMIN_TOKEN)
                .post("/login")
                .then()
                .statusCode(403);
    }

    @Test
    void sessionIsNoBearer_andTheApiKnowsNoCookie() {
        String cookie = login(plain()).cookie("sdr_session");
        plain().cookie("sdr_session", cookie).get("/api/tenants").then().statusCode(401);
        plain().header("Authorization", "Bearer " + SandboxProfile.ADMIN_TOKEN)
                .get("/inbox/auto_silva")
                .then()
                .statusCode(303);
        plain().header("Authorization", "Bearer " + SandboxProfile.ADMIN_TOKEN)
                .get("/api/auto_silva/doctor")
                .then()
                .statusCode(200)
                .body(
                        "findings.code",
                        org.hamcrest.Matchers.hasItems("EVOLUTION_VERSION", "PHONE", "WEBHOOK", "INDEXES"));
    }

    /** What the policy would stop anyway is not there in the first place. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "/login",
                "/",
                "/inbox/auto_silva",
                "/inbox/auto_silva/5519999990004@s.whatsapp.net",
                "/metrics-day/auto_silva",
                "/connect/auto_silva",
                "/nowhere"
            })
    void pages_haveNoScriptsOrStylesOfTheirOwn(String path) {
        String page = plain().cookie("sdr_session", login(plain()).cookie("sdr_session"))
                .header("Accept", "text/html")
                .get(path)
                .then()
                .header("Content-Security-Policy", containsString("default-src 'none'"))
                .extract()
                .asString();
        assertThat(page.replaceAll("<script src=\"/assets/[^\"]+\" defer></script>", ""))
                .doesNotContainPattern("(?i)<script|<style|\\sstyle=|\\son[a-z]+=|javascript:");
    }

    @Test
    void guessing_isSlowedDown_andTheRightTokenWaitsToo() {
        for (int i = 0; i < 5; i++) {
            plain().formParam("token", "guess " + i).post("/login").then().statusCode(401);
        }
        plain().formParam("token", "guess")
                .post("/login")
                .then()
                .statusCode(429)
                .header("Retry-After", equalTo("60"));
        plain().formParam("token", SandboxProfile.ADMIN_TOKEN)
                .post("/login")
                .then()
                .statusCode(429);
        Sandboxed.later("PT1M1S");
        login(plain());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "pt-BR | /inbox/nobody | Empresa não encontrada",
                "en | /inbox/nobody | Company not found",
                "pt-BR | /inbox/auto_silva/5500000000000@s.whatsapp.net | Conversa não encontrada",
                "en | /inbox/auto_silva/5500000000000@s.whatsapp.net | Conversation not found",
                "pt-BR | /nowhere | Não há página neste endereço",
                "en | /nowhere | There is no page at this address"
            })
    void trouble_isToldInTheBrowsersLanguage(String language, String path, String title) {
        String page = plain().cookie("sdr_session", login(plain()).cookie("sdr_session"))
                .header("Accept-Language", language)
                .header("Accept", "text/html,*/*")
                .get(path)
                .then()
                .statusCode(404)
                .extract()
                .asString();
        assertThat(page).contains("<html lang=\"" + language + "\">", "<h1>" + title + "</h1>");
    }

    @Test
    void programsThatLoseTheirWay_getNoPage() {
        assertThat(plain().header("Accept", "application/json")
                        .get("/nowhere")
                        .then()
                        .statusCode(404)
                        .extract()
                        .asString())
                .doesNotContain("<html");
    }

    @Test
    void assets_areKept_othersAreNotThere() {
        String page = plain().get("/login").asString();
        String style = page.replaceAll("(?s).*href=\"(/assets/[^\"]+css)\".*", "$1");
        plain().get(style).then().statusCode(200).header("Cache-Control", containsString("immutable"));
        plain().get(style.replace("pages.css", "en.properties")).then().statusCode(404);
        plain().get("/assets/x/..%2fen.properties").then().statusCode(404);
    }

    @Test
    void unknownInstance_andUnknownChat_areNamed() {
        String cookie = login(plain()).cookie("sdr_session");
        for (String path : new String[] {
            "/inbox/nobody",
            "/inbox/auto_silva/5500000000000@s.whatsapp.net",
            "/inbox/auto_silva/1@g.us",
            "/inbox/auto_silva/%3Cscript%3E"
        }) {
            String page = plain().cookie("sdr_session", cookie)
                    .get(path)
                    .then()
                    .statusCode(404)
                    .extract()
                    .asString();
            assertThat(page).doesNotContain("Exception", "<script>");
        }
    }

    private static Response login(RequestSpecification request) {
        Response response = request.formParam("token", SandboxProfile.ADMIN_TOKEN)
                .formParam("next", "/inbox/auto_silva")
                .post("/login");
        response.then().statusCode(303).header("Location", containsString("/inbox/auto_silva"));
        return response;
    }

    private static RequestSpecification plain() {
        return RestAssured.given().redirects().follow(false).urlEncodingEnabled(false);
    }
}
