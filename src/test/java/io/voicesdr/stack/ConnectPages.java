package io.voicesdr.stack;

import static com.github.tomakehurst.wiremock.client.WireMock.equalToJson;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static io.restassured.RestAssured.given;
import static io.voicesdr.stack.Upstreams.EVOLUTION;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.client.WireMock;
import io.restassured.response.ValidatableResponse;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The page that connects a company to WhatsApp, on recorded answers; Evolution answers nothing that is asked otherwise. */
abstract class ConnectPages extends OverHttp {

    /** A token may begin with a hyphen. */
    private static final Pattern FORM_TOKEN = Pattern.compile("X-Form-Token(?:&quot;|[^\\w-])+([A-Za-z0-9_.-]{20,})");

    private static String session = "";

    @Test
    void missingInstance_isMade_andSetAsItMustBe() {
        var evolution = EVOLUTION.wireMock();
        evolution.stubFor(
                get(urlEqualTo("/instance/connectionState/loja")).willReturn(recorded("error-404-unknown-instance")));
        evolution.stubFor(post(urlEqualTo("/instance/create"))
                .withRequestBody(equalToJson(
                        "{\"instanceName\":\"loja\",\"integration\":\"WHATSAPP-BAILEYS\",\"qrcode\":false}"))
                .willReturn(recorded("instance-create-baileys-no-qr")));
        evolution.stubFor(post(urlEqualTo("/webhook/set/loja"))
                .withRequestBody(equalToJson("""
                        {"webhook": {"enabled": true, "url": "http://bot:8081/webhook/loja", "byEvents": false, "base64": false,
                          "headers": {"X-Webhook-Secret": "webhook-test-secret"},
                          "events": ["MESSAGES_UPSERT", "SEND_MESSAGE", "MESSAGES_UPDATE", "MESSAGES_DELETE", "CONNECTION_UPDATE"]}}
                        """))
                .willReturn(recorded("webhook-set")));
        evolution.stubFor(get(urlEqualTo("/settings/find/loja")).willReturn(recorded("settings-find")));
        evolution.stubFor(post(urlEqualTo("/settings/set/loja")).willReturn(recorded("settings-set")));

        setup("http://bot:8081/webhook/loja").statusCode(204).header("HX-Refresh", "true");

        assertThat(EVOLUTION.requests("/instance/create")).isEqualTo(1);
        assertThat(EVOLUTION.requests("/webhook/set/loja")).isEqualTo(1);
        assertThat(EVOLUTION.requests("/settings/set/loja")).isEqualTo(1);
    }

    @Test
    void addressThatIsNone_changesNothing() {
        instanceIsMissing();

        setup("bot:8081/webhook/loja").statusCode(400);

        assertThat(EVOLUTION.requests("/(instance/create|webhook/set|settings/set).*"))
                .isZero();
    }

    private static void instanceIsMissing() {
        EVOLUTION
                .wireMock()
                .stubFor(get(urlEqualTo("/instance/connectionState/loja"))
                        .willReturn(recorded("error-404-unknown-instance")));
    }

    private static ValidatableResponse setup(String url) {
        return given().cookie("sdr_session", session())
                .header("X-Form-Token", formToken())
                .formParam("url", url)
                .post("/connect/loja/setup")
                .then();
    }

    private static String formToken() {
        String page = given().cookie("sdr_session", session())
                .get("/connect/loja")
                .then()
                .statusCode(200)
                .extract()
                .asString();
        Matcher token = FORM_TOKEN.matcher(page);
        assertThat(token.find()).isTrue();
        return token.group(1);
    }

    private static ResponseDefinitionBuilder recorded(String sample) {
        JsonNode response = EvolutionStub.sample(sample).path("response");
        return WireMock.aResponse()
                .withStatus(response.path("status").asInt())
                .withHeader("Content-Type", "application/json")
                .withBody(response.path("body").toString());
    }

    /** The cookie of somebody who has given the operator's token. */
    static String session() {
        if (session.isEmpty()) {
            session = given().redirects()
                    .follow(false)
                    .formParam("token", "admin-test-token")
                    .post("/login")
                    .then()
                    .statusCode(303)
                    .extract()
                    .cookie("sdr_session");
        }
        return session;
    }
}
