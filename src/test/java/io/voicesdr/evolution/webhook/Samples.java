package io.voicesdr.evolution.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The webhooks recorded from real Evolution servers: every sample whose body has an event. */
final class Samples {
    static final ObjectMapper JSON = new ObjectMapper();
    private static final Path FOLDER = Path.of("src/test/resources/evolution/samples");
    private static final Map<String, JsonNode> WEBHOOKS = read();

    private Samples() {}

    /** Name to whole sample: method, path, headers, body. */
    static Map<String, JsonNode> webhooks() {
        return WEBHOOKS;
    }

    static JsonNode webhook(String name) {
        return WEBHOOKS.get(name);
    }

    static byte[] body(String name) {
        return bytes(WEBHOOKS.get(name).get("body"));
    }

    static byte[] bytes(JsonNode node) {
        return node.toString().getBytes(UTF_8);
    }

    /** The secret that the webhook's instance has in {@link SampleTenants}. */
    static String secretOf(String instance) {
        return instance.equals("loja") ? SampleTenants.LOJA_TOKEN : HandlerFixture.GLOBAL_SECRET;
    }

    private static Map<String, JsonNode> read() {
        Map<String, JsonNode> webhooks = new TreeMap<>();
        try (Stream<Path> files = Files.list(FOLDER)) {
            for (Path file : files.toList()) {
                JsonNode sample = JSON.readTree(Files.readString(file));
                if (sample.path("body").has("event")) {
                    webhooks.put(file.getFileName().toString().replace(".json", ""), sample);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return webhooks;
    }
}
