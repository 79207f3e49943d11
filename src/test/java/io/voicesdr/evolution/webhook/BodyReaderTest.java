package io.voicesdr.evolution.webhook;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BodyReaderTest {

    @Test
    void body_recorded_isReadWithoutWhatIsHeavy() throws Exception {
        String name = "webhook-messages-upsert-image-caption";
        JsonNode whole = Samples.webhook(name).at("/body/data");
        assertThat(whole.findValue("base64")).as("the sample has media").isNotNull();
        assertThat(whole.findValue("jpegThumbnail")).isNotNull();

        WebhookBody body = BodyReader.read(new ByteArrayInputStream(Samples.body(name)));

        assertThat(body.event()).isEqualTo(WebhookEvent.MESSAGES_UPSERT);
        assertThat(body.instance()).isEqualTo("loja");
        assertThat(body.sender().orElseThrow().value()).isEqualTo("5511988880000@s.whatsapp.net");
        for (String heavy : List.of("base64", "jpegThumbnail", "fileSha256", "fileEncSha256", "mediaKey")) {
            assertThat(body.data().findValue(heavy)).as(heavy).isNull();
        }
        assertThat(body.data().at("/message/imageMessage/caption"))
                .isEqualTo(whole.at("/message/imageMessage/caption"));
        assertThat(body.data().get("key")).isEqualTo(whole.get("key"));
        assertThat(body.data().at("/message/imageMessage/fileLength"))
                .isEqualTo(whole.at("/message/imageMessage/fileLength"));
    }

    @Test
    void body_withoutAnythingHeavy_isReadWhole() throws Exception {
        String name = "webhook-messages-upsert-listresponse";

        WebhookBody body = BodyReader.read(new ByteArrayInputStream(Samples.body(name)));

        assertThat(body.data()).isEqualTo(Samples.webhook(name).at("/body/data"));
    }

    @Test
    void media_largerThanAnyTextMayBe_isSkippedAndWhatFollowsIsRead() throws Exception {
        WebhookBody body = BodyReader.read(voiceNote(22_000_000, "base64"));

        assertThat(body.data().at("/message/base64").isMissingNode()).isTrue();
        assertThat(body.data().at("/message/audioMessage/seconds").asInt()).isEqualTo(7);
        assertThat(body.instance()).isEqualTo("loja");
    }

    @Test
    void text_tooLarge_isRefused() {
        assertThatThrownBy(() -> BodyReader.read(voiceNote(BodyReader.MAX_TEXT + 1, "conversation")))
                .isInstanceOf(MalformedBodyException.class)
                .hasMessageContaining("beyond a limit");
    }

    @Test
    void data_ofAnEventThatIsNotUsed_isSkippedUnread() throws Exception {
        WebhookBody body = read("{\"event\":\"chats.set\",\"data\":[" + "{},".repeat(LightTree.MAX_NODES)
                + "{}],\"instance\":\"loja\"}");

        assertThat(body.data().isMissingNode()).isTrue();
        assertThat(body.event()).isEqualTo(WebhookEvent.CHATS_SET);
    }

    @Test
    void data_ofTooManyValues_isRefused() {
        assertThatThrownBy(() -> read("{\"event\":\"messages.upsert\",\"data\":[" + "{},".repeat(LightTree.MAX_NODES)
                        + "{}],\"instance\":\"loja\"}"))
                .isInstanceOf(MalformedBodyException.class)
                .hasMessageContaining("more than 100000 values");
    }

    @Test
    void data_beforeEvent_isReadAllTheSame() throws Exception {
        WebhookBody body =
                read("{\"data\":{\"key\":{\"id\":\"A\"}},\"instance\":\"loja\",\"event\":\"messages.upsert\"}");

        assertThat(body.data().at("/key/id").asText()).isEqualTo("A");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            ``                                                             | The body is empty
            `   `                                                          | The body is empty
            `[]`                                                           | not a JSON object (line 1, column 2)
            `"segredo"`                                                    | not a JSON object
            `null`                                                         | not a JSON object
            `7`                                                            | not a JSON object
            `segredo`                                                      | not valid JSON (line 1, column
            `{`                                                            | ends too early (line 1, column 2)
            `{"event":"messages.upsert","instance":"segredo`               | ends too early (line 1
            `{"event":"messages.upsert" "instance":"segredo"}`             | not valid JSON (line 1, column 28)
            `{'event':1}`                                                  | not valid JSON (line 1, column 2)
            `{"event":segredo}`                                            | not valid JSON (line 1
            `{"event":"segredo\\x"}`                                       | not valid JSON (line 1
            `{"event":NaN}`                                                | not valid JSON
            `{"event":"e","instance":"i","data":{}}}`                      | not valid JSON (line 1, column
            `{"event":"e","instance":"i","data":{}} {}`                    | Something follows
            `{"event":"e","instance":"i","data":{}} segredo`               | not valid JSON
            `{}`                                                           | member event is missing
            `{"event":7,"instance":"loja","data":{}}`                      | member event is missing
            `{"event":"","instance":"loja","data":{}}`                     | member event is missing
            `{"event":{"segredo":1},"instance":"loja","data":{}}`          | member event is missing
            `{"event":"messages.upsert","data":{}}`                        | member instance is missing
            `{"event":"messages.upsert","instance":null,"data":{}}`        | member instance is missing
            `{"event":"messages.upsert","instance":"loja"}`                | member data is missing
            `{"event":"connection.update","instance":"loja"}`              | member data is missing
            `{"event":"messages.upsert","instance":"l","data":{"n":1e}}`   | not valid JSON (line 1
            """)
    void body_malformed_isRefusedSayingWhyAndWhere(String body, String why) {
        assertThatThrownBy(() -> read(body == null ? "" : body))
                .isInstanceOf(MalformedBodyException.class)
                .hasMessageContaining(why)
                .message()
                .doesNotContain("segredo");
    }

    @Test
    void position_isCountedInLines() {
        assertThatThrownBy(() -> read("{\n  \"event\": \"messages.upsert\",\n  \"data\": {\n    oops\n"))
                .hasMessageContaining("(line 4, column 5)");
    }

    @Test
    void body_nestedTooDeeply_isRefused() {
        assertThatThrownBy(
                        () -> read("{\"event\":\"messages.upsert\",\"instance\":\"l\",\"data\":" + "[".repeat(100_000)))
                .isInstanceOf(MalformedBodyException.class)
                .hasMessageContaining("beyond a limit");
    }

    @Test
    void number_tooLong_isRefused() {
        assertThatThrownBy(() -> read(
                        "{\"event\":\"messages.upsert\",\"instance\":\"l\",\"data\":" + "9".repeat(1_000_000) + "}"))
                .isInstanceOf(MalformedBodyException.class)
                .hasMessageContaining("beyond a limit");
    }

    @Test
    void bytes_thatAreNoUtf8_areRefused() {
        byte[] latin = "{\"event\":\"ação\",\"instance\":\"loja\",\"data\":{}}".getBytes(ISO_8859_1);

        assertThatThrownBy(() -> BodyReader.read(new ByteArrayInputStream(latin)))
                .isInstanceOf(MalformedBodyException.class);
    }

    @Test
    void bytes_thatLookLikeUtf32_areRefused() {
        byte[] wide = {0, 0, 0, '{', 0x7f, 0x7f, 0x7f, 0x7f};

        assertThatThrownBy(() -> BodyReader.read(new ByteArrayInputStream(wide)))
                .isInstanceOf(MalformedBodyException.class);
    }

    @Test
    void fieldNames_byTheHundredThousand_areReadOrRefused() throws Exception {
        StringBuilder names = new StringBuilder("{\"event\":\"chats.set\",\"instance\":\"loja\"");
        for (int i = 0; i < 300_000; i++) {
            names.append(",\"").append(i).append("\":0");
        }

        assertThat(read(names.append('}').toString()).instance()).isEqualTo("loja");
    }

    @Test
    void sender_stopsInTheMiddle_isAnIoException() {
        InputStream broken = new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("connection reset");
            }
        };
        InputStream half = new SequenceInputStream(new ByteArrayInputStream("{\"event\":".getBytes(UTF_8)), broken);

        assertThatThrownBy(() -> BodyReader.read(half)).isExactlyInstanceOf(IOException.class);
    }

    private static WebhookBody read(String body) throws Exception {
        return BodyReader.read(new ByteArrayInputStream(body.getBytes(UTF_8)));
    }

    /** A voice note as a stream whose big field is made while it is read. */
    private static InputStream voiceNote(int size, String bigField) {
        byte[] head =
                ("{\"event\":\"messages.upsert\",\"instance\":\"loja\",\"data\":{\"key\":{\"id\":\"A\"},\"message\":{\""
                                + bigField + "\":\"")
                        .getBytes(UTF_8);
        byte[] tail = "\",\"audioMessage\":{\"seconds\":7}}}}".getBytes(UTF_8);
        byte[] block = new byte[Math.min(size, 1_000_000)];
        Arrays.fill(block, (byte) 'A');
        List<InputStream> parts = new java.util.ArrayList<>();
        parts.add(new ByteArrayInputStream(head));
        for (int left = size; left > 0; left -= block.length) {
            parts.add(new ByteArrayInputStream(block, 0, Math.min(left, block.length)));
        }
        parts.add(new ByteArrayInputStream(tail));
        return new SequenceInputStream(Collections.enumeration(parts));
    }
}
