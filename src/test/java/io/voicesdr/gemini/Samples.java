package io.voicesdr.gemini;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The recorded bodies of src/test/resources/gemini/samples. */
final class Samples {

    static final ObjectMapper JSON = new ObjectMapper();
    private static final Path FOLDER = Path.of("src/test/resources/gemini/samples");

    private Samples() {}

    /** @param name for example {@code generateContent-text.200} */
    static String stub(String name) {
        return read("stub-" + name + ".json");
    }

    /** The status at the end of a stub's name. */
    static int status(String name) {
        return Integer.parseInt(name.substring(name.lastIndexOf('.') + 1));
    }

    /** Names of the stubs that begin so, as {@link #stub} takes them. */
    static List<String> stubs(String prefix) {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(file -> file.startsWith("stub-" + prefix) && file.endsWith(".json"))
                    .map(file -> file.substring("stub-".length(), file.length() - ".json".length()))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Body of a recorded request. */
    static JsonNode request(String name) {
        return json(read(name + ".request.json")).path("body");
    }

    static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(String file) {
        try {
            return Files.readString(FOLDER.resolve(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
