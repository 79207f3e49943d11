package io.voicesdr.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Long conversations as files in {@code src/test/resources/summaries}, in the language of the desk's README: what the model
 * was given to sum up, and what it was told of before.
 */
class SummariesTest {

    private static final Path FOLDER = Path.of("src/test/resources/summaries");

    static List<String> cases() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".txt"))
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void longConversation_saysWhatIsWritten(String name) throws IOException {
        Path file = FOLDER.resolve(name);
        String expected = Files.readString(file);
        String actual = DeskPlay.of(expected);
        Path other = FOLDER.resolve(name + ".actual");
        Files.deleteIfExists(other);
        if (!actual.equals(expected)) {
            Files.writeString(other, actual);
        }
        assertThat(actual).as("what came out lies in %s", other).isEqualTo(expected);
    }
}
