package io.voicesdr.core.flow;

import static org.assertj.core.api.Assertions.assertThat;

import io.voicesdr.tenant.TestFlows;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whole conversations through the shipped flows, as the customer sees them. A line that begins with {@code >} is written
 * by the customer, one with {@code [person]} by a person; everything else is what must come of it. A conversation that
 * changed is written to {@code target}, ending in {@code .actual}.
 */
class FlowGoldenTest {

    private static final Path FOLDER = Path.of("src/test/resources/flows/golden");

    static List<Path> conversations() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.filter(file -> file.toString().endsWith(".txt"))
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("conversations")
    void conversation_goesAsWritten(Path file) throws IOException {
        String expected = Files.readString(file);
        List<String> lines = expected.lines().toList();
        FlowTalk talk = new FlowTalk(TestFlows.shipped(lines.getFirst().replace("flow ", "")));
        for (int i = 1; i < lines.size(); i++) {
            String line = lines.get(i);
            boolean more = i + 1 < lines.size() && lines.get(i + 1).startsWith("> ");
            if (line.startsWith("> ")) {
                talk.customer(line.substring(2));
                if (!more) {
                    talk.bot();
                    talk.transcript.append("= ").append(talk.summary()).append('\n');
                }
            } else if (line.startsWith("[person] ")) {
                talk.person(line.substring(9)).after(java.time.Duration.ofMinutes(10));
            } else if (line.startsWith("[intent] ")) {
                talk.intent = line.substring(9);
                talk.transcript.append(line).append('\n');
            }
        }
        String actual = lines.getFirst() + "\n" + talk.transcript;
        if (!actual.equals(expected)) {
            Files.writeString(Path.of("target", file.getFileName() + ".actual"), actual);
        }
        assertThat(actual).isEqualTo(expected);
    }
}
