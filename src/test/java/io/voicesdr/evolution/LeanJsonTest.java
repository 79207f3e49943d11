package io.voicesdr.evolution;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class LeanJsonTest {

    static java.util.List<String> samples() {
        return Samples.names();
    }

    @ParameterizedTest
    @MethodSource("samples")
    void parse_recordedBody_mapsToTheSameMessages(String sample) {
        JsonNode answer = Samples.answer(sample);
        JsonNode records = LeanJson.parse(bytes(answer.toString()))
                .orElseThrow()
                .path("messages")
                .path("records");

        assertThat(records.valueStream().map(MessageMapper::map).toList())
                .isEqualTo(answer.path("messages")
                        .path("records")
                        .valueStream()
                        .map(MessageMapper::map)
                        .toList());
    }

    @Test
    void parse_bytesNobodyReads_areLeftOut() {
        assertThat(
                        parse(
                                "{\"a\":{\"jpegThumbnail\":\"xxxx\",\"mediaKey\":{\"0\":1},\"caption\":\"c\"},\"base64\":\"x\"}"))
                .hasToString("{\"a\":{\"caption\":\"c\"}}");
    }

    @Test
    void parse_framesOfVideos_stay() {
        assertThat(parse("{\"videoMessage\":{\"jpegThumbnail\":\"xxxx\",\"mediaKey\":\"k\",\"caption\":\"c\"},"
                        + "\"imageMessage\":{\"jpegThumbnail\":\"yyyy\"}}"))
                .hasToString("{\"videoMessage\":{\"jpegThumbnail\":\"xxxx\",\"caption\":\"c\"},\"imageMessage\":{}}");
    }

    @Test
    void parse_emptyObjectsAndArrays_stay() {
        assertThat(parse("{\"a\":{},\"b\":[],\"c\":null,\"d\":[{}]}"))
                .hasToString("{\"a\":{},\"b\":[],\"c\":null,\"d\":[{}]}");
    }

    @Test
    void parse_noJson_isEmpty() {
        assertThat(LeanJson.parse(bytes("<html>502 Bad Gateway</html>"))).isEmpty();
        assertThat(LeanJson.parse(bytes("{\"messages\":"))).isEmpty();
    }

    @Test
    void parse_nothing_isAMissingNode() {
        assertThat(LeanJson.parse(new byte[0]).orElseThrow().isMissingNode()).isTrue();
    }

    private static JsonNode parse(String json) {
        return LeanJson.parse(bytes(json)).orElseThrow();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
