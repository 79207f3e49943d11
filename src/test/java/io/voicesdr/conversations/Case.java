package io.voicesdr.conversations;

import com.fasterxml.jackson.databind.JsonNode;
import io.voicesdr.evolution.Samples;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * One golden conversation: a folder with {@code history.json}, {@code expected.txt} and, where the company is no ordinary
 * one, {@code tenant.json}.
 */
record Case(String name, CaseTenant tenant, List<JsonNode> script) {
    private static final Path FOLDER = Path.of("src/test/resources/conversations");

    static List<String> names() {
        try (Stream<Path> folders = Files.list(FOLDER)) {
            return folders.filter(Files::isDirectory)
                    .map(folder -> folder.getFileName().toString())
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Case read(String name) {
        JsonNode settings = exists(name, "tenant.json") ? json(name, "tenant.json") : Samples.json("{}");
        return new Case(
                name,
                new CaseTenant(settings),
                json(name, "history.json").valueStream().toList());
    }

    Path file(String file) {
        return FOLDER.resolve(name).resolve(file);
    }

    /** What is known after each step; remarks of the script are no steps. */
    List<Database.Known> play() {
        Database database = new Database(tenant);
        return script.stream()
                .filter(JsonNode::isObject)
                .map(Step::new)
                .map(database::take)
                .toList();
    }

    private static boolean exists(String name, String file) {
        return Files.exists(FOLDER.resolve(name).resolve(file));
    }

    private static JsonNode json(String name, String file) {
        try {
            return Samples.json(Files.readString(FOLDER.resolve(name).resolve(file)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
