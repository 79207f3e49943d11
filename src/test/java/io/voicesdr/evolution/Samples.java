package io.voicesdr.evolution;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The bodies recorded from the real Evolution API. */
public final class Samples {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final Path FOLDER = Path.of("src/test/resources/evolution/samples");

    private Samples() {}

    /** Every sample's name, sorted. */
    public static List<String> names() {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.map(file -> file.getFileName().toString().replace(".json", ""))
                    .sorted()
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** A sample as it was recorded: {@code {request, response}} or a webhook's {@code {method, path, headers, body}}. */
    public static JsonNode read(String name) {
        return json(bytes(name));
    }

    /** The body that Evolution answered with. */
    public static JsonNode answer(String name) {
        return read(name).path("response").path("body");
    }

    /** What a webhook told about. */
    public static JsonNode webhookData(String name) {
        return read(name).path("body").path("data");
    }

    /**
     * Every object of a sample that the mapper may be given: the {@code data} of a webhook of whatever event, each record
     * of a findMessages answer, or the whole body of any other answer.
     */
    public static List<JsonNode> objects(String name) {
        JsonNode sample = read(name);
        JsonNode records = sample.path("response").path("body").path("messages").path("records");
        if (records.isArray()) {
            return records.valueStream().toList();
        }
        JsonNode data = sample.path("body").path("data");
        JsonNode object = data.isMissingNode() ? sample.path("response").path("body") : data;
        return object.isArray() ? object.valueStream().toList() : List.of(object);
    }

    static byte[] bytes(String name) {
        try {
            return Files.readAllBytes(FOLDER.resolve(name + ".json"));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    public static JsonNode json(String json) {
        return json(json.getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }

    private static JsonNode json(byte[] json) {
        try {
            return MAPPER.readTree(json);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
