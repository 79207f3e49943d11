package io.voicesdr.tenant;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every mistake and its whole message, in {@code flows/broken.txt}: people read these who edit flows. */
class BrokenFlowFilesTest {

    private static final Path TABLE = Path.of("src/test/resources/flows/broken.txt");

    record Case(String title, String file, String messages) {
        @Override
        public String toString() {
            return title;
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void everyBrokenFlow_tellsAllItsMistakes(Case broken) {
        FlowReader.Reading reading = FlowReader.read("teste", broken.file().getBytes(StandardCharsets.UTF_8));

        assertThat(messages(reading)).isEqualTo(broken.messages());
        assertThat(reading.flow()).isEmpty();
    }

    @Test
    void theTable_isLong() throws IOException {
        assertThat(cases()).hasSizeGreaterThan(40);
    }

    @Test
    void aFileThatIsNoText_isNamed() {
        assertThat(messages(FlowReader.read("teste", new byte[] {(byte) 0xFF, (byte) 0xFE, 'a', 0})))
                .isEqualTo("1: the file is UTF-16; save it as UTF-8");
        assertThat(messages(FlowReader.read("teste", new byte[300 * 1024])))
                .isEqualTo("the file is larger than 256 KiB; is it the right one?");
    }

    static List<Case> cases() throws IOException {
        return Arrays.stream(Files.readString(TABLE).split("(?m)^### "))
                .skip(1)
                .map(BrokenFlowFilesTest::oneCase)
                .toList();
    }

    private static Case oneCase(String text) {
        int firstLine = text.indexOf('\n') + 1;
        int end = text.lastIndexOf("\n---\n") + 1;
        return new Case(
                text.substring(0, firstLine - 1),
                text.substring(firstLine, Math.max(firstLine, end)),
                text.substring(end + 4).strip());
    }

    static String messages(FlowReader.Reading reading) {
        return reading.problems().stream()
                .map(problem -> (problem.line() > 0 ? problem.line() + ": " : "")
                        + (problem.key().isEmpty() ? "" : problem.key() + ": ")
                        + problem.message())
                .collect(Collectors.joining("\n"));
    }
}
