package io.voicesdr.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** Files that hold what happens and what comes of it. On a difference {@code <name>.actual} lies beside the file. */
final class ScriptFiles {

    private ScriptFiles() {}

    static List<String> names(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".txt"))
                    .sorted()
                    .toList();
        }
    }

    /** @param play from a file's text to the same with what really came out */
    static void check(Path file, UnaryOperator<String> play) throws IOException {
        String expected = Files.readString(file);
        String actual = play.apply(expected);
        Path other = file.resolveSibling(file.getFileName() + ".actual");
        Files.deleteIfExists(other);
        if (!actual.equals(expected)) {
            Files.writeString(other, actual);
        }
        assertThat(actual).as("what came out lies in %s", other).isEqualTo(expected);
    }
}
