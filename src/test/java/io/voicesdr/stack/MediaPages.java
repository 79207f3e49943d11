package io.voicesdr.stack;

import static io.restassured.RestAssured.given;
import static io.voicesdr.stack.Upstreams.EVOLUTION;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.restassured.response.ValidatableResponse;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the inbox hands out of the files of recorded messages, to whom, and as what. */
abstract class MediaPages extends ConnectPages {

    @Test
    void recordedPicture_isShownInItsPlace() {
        ObjectNode picture = EVOLUTION.customerSends("webhook-messages-upsert-image-caption", maria);

        byte[] bytes = media(picture, session())
                .statusCode(200)
                .contentType("image/jpeg")
                .header("X-Content-Type-Options", "nosniff")
                .header("Content-Security-Policy", startsWith("default-src 'none'"))
                .header("Cache-Control", containsString("no-store"))
                .header("Content-Disposition", (String) null)
                .extract()
                .asByteArray();
        assertThat(bytes).isEqualTo(file("webhook-messages-upsert-image-caption"));
        assertThat(EVOLUTION.fetches()).isEqualTo(1);
    }

    @Test
    void recordedVoiceNote_playsInItsPlace() {
        ObjectNode note = EVOLUTION.customerSends("webhook-messages-upsert-audio-ptt", maria);

        byte[] bytes = media(note, session())
                .statusCode(200)
                .contentType("audio/ogg")
                .extract()
                .asByteArray();
        assertThat(bytes).isEqualTo(file("webhook-messages-upsert-audio-ptt"));
    }

    /** What a browser would run or lay out is saved, never shown, whatever its sender calls it. */
    @ParameterizedTest
    @CsvSource({
        "text/html, página.html, p%C3%A1gina.html",
        "image/svg+xml, logo.svg, logo.svg",
        "application/pdf, pedido.pdf, pedido.pdf",
        "application/xhtml+xml, 'a\"; x=*.xhtml', a%22%3B%20x%3D%2A.xhtml",
        "IMAGE/SVG+XML; charset=utf-8, b.svg, b.svg",
        "'', sem tipo, sem%20tipo",
    })
    void documentOfAnyType_isAFileToSave(String type, String name, String encoded) {
        ObjectNode document = EVOLUTION.customerSends("webhook-messages-upsert-document", maria, message -> {
            ObjectNode body = (ObjectNode) message.get("documentMessage");
            body.put("mimetype", type).put("fileName", name);
        });

        media(document, session())
                .statusCode(200)
                .contentType("application/octet-stream")
                .header("X-Content-Type-Options", "nosniff")
                .header("Content-Disposition", equalTo("attachment; filename*=UTF-8''" + encoded));
    }

    /** A picture that says it is one is told apart by nobody: the browser may not look for itself. */
    @Test
    void pictureThatIsAPage_isServedAsAPicture_andNotSniffed() {
        ObjectNode picture = EVOLUTION.customerSends(
                "webhook-messages-upsert-image-caption",
                maria,
                message -> message.put(
                        "base64",
                        Base64.getEncoder()
                                .encodeToString("<script>alert(1)</script>"
                                        .getBytes(java.nio.charset.StandardCharsets.UTF_8))));

        media(picture, session()).statusCode(200).contentType("image/jpeg").header("X-Content-Type-Options", "nosniff");
    }

    @Test
    void withoutASession_nothingIsFetched() {
        ObjectNode picture = EVOLUTION.customerSends("webhook-messages-upsert-image-caption", maria);

        media(picture, "").statusCode(303).header("Location", containsString("/login?next="));
        media(picture, "made-up").statusCode(303);
        assertThat(EVOLUTION.fetches()).isZero();
        assertThat(EVOLUTION.pulls()).isZero();
    }

    @Test
    void messageOfAnotherTenantOrChat_isNotThere() {
        ObjectNode theirs = EVOLUTION.customerSends("fluxo", "webhook-messages-upsert-image-caption", maria);
        EVOLUTION.customerWrites(maria, "oi");
        String id = theirs.at("/data/key/id").asText();
        String other = maria.replace("55119", "55219");
        EVOLUTION.customerWrites(other, "oi");

        media("loja", maria, id, session()).statusCode(404);
        media("fluxo", other, id, session()).statusCode(404);
        media("nobody", maria, id, session()).statusCode(404);
        assertThat(EVOLUTION.fetches()).isZero();
    }

    @Test
    void messageWithoutAFile_isNotThere() {
        media(EVOLUTION.customerWrites(maria, "oi"), session()).statusCode(404);
        assertThat(EVOLUTION.fetches()).isZero();
    }

    @Test
    void fileLargerThanAllowed_isNotFetched() {
        ObjectNode document = EVOLUTION.customerSends("webhook-messages-upsert-document", maria, message -> {
            ObjectNode body = (ObjectNode) message.get("documentMessage");
            body.putObject("fileLength").put("low", 70_000_000).put("high", 0).put("unsigned", true);
        });

        media(document, session()).statusCode(413).body(containsString("sdr.inbox.max-file"));
        assertThat(EVOLUTION.fetches()).isZero();
    }

    @Test
    void fileThatIsGone_isSaidSo() {
        ObjectNode note = EVOLUTION.customerSends("webhook-messages-upsert-audio-ptt", maria);
        EVOLUTION.forget(note.at("/data/key/id").asText());

        media(note, session()).statusCode(502).body(containsString("EVOLUTION_MEDIA_GONE"));
    }

    private ValidatableResponse media(JsonNode message, String cookie) {
        return media("loja", maria, message.at("/data/key/id").asText(), cookie);
    }

    private static ValidatableResponse media(String instance, String chat, String message, String cookie) {
        return given().cookie("sdr_session", cookie)
                .redirects()
                .follow(false)
                .get("/inbox/{instance}/{chat}/media/{message}", instance, chat, message)
                .then();
    }

    private static byte[] file(String sample) {
        return Base64.getDecoder()
                .decode(EvolutionStub.sample(sample)
                        .at("/body/data/message/base64")
                        .asText());
    }
}
