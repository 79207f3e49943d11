package io.voicesdr.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Conversations at the sales desk as files, with every outgoing message whole and every upstream request counted (law 7).
 * They lie in {@code src/test/resources/desk}, whose README tells the language. On a difference {@code <name>.actual} lies
 * beside the file.
 */
class DeskConversationsTest {

    private static final Path FOLDER = Path.of("src/test/resources/desk");

    static List<Path> cases() throws IOException {
        try (Stream<Path> files = Files.walk(FOLDER)) {
            return files.map(FOLDER::relativize)
                    .filter(name -> name.toString().endsWith(".txt"))
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void conversation_saysWhatIsWritten(Path name) throws IOException {
        Path file = FOLDER.resolve(name);
        String expected = Files.readString(file);
        String actual = DeskPlay.of(expected);
        Path other = file.resolveSibling(file.getFileName() + ".actual");
        Files.deleteIfExists(other);
        if (!actual.equals(expected)) {
            Files.writeString(other, actual);
        }
        assertThat(actual).as("what came out lies in %s", other).isEqualTo(expected);
    }

    @Test
    void everyPartOfTheDesk_hasItsCases() throws IOException {
        Map<String, Long> count =
                cases().stream().collect(Collectors.groupingBy(name -> name.getName(0) + "", Collectors.counting()));

        assertThat(count)
                .containsOnlyKeys(
                        "tools",
                        "catalogue",
                        "grounding",
                        "knowledge",
                        "leads",
                        "people",
                        "follow-up",
                        "manners",
                        "hours")
                .allSatisfy((part, cases) -> assertThat(cases).as(part).isGreaterThanOrEqualTo(7));
    }
}
