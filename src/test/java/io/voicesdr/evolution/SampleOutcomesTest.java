package io.voicesdr.evolution;

import static org.assertj.core.api.Assertions.assertThat;

import io.voicesdr.core.message.Message;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every recorded body goes through the mapper, and {@code outcomes.txt} says what must come out of each of its objects.
 * The table is read by people: a new sample needs a row written by hand.
 */
class SampleOutcomesTest {
    private static final List<String> ROWS = rows();

    static List<String> samples() {
        return Samples.names();
    }

    @ParameterizedTest
    @MethodSource("samples")
    void map_recordedBody_hasTheOutcomeOfTheTable(String sample) {
        List<String> expected =
                ROWS.stream().filter(row -> row.startsWith(sample + " |")).toList();

        assertThat(expected).as("rows of %s in outcomes.txt", sample).isNotEmpty();
        assertThat(outcomes(sample)).isEqualTo(expected);
    }

    @Test
    void outcomes_rowsWithoutSample_doNotExist() {
        assertThat(ROWS.stream().map(row -> row.substring(0, row.indexOf(" |"))))
                .isSubsetOf(Samples.names());
    }

    static List<String> outcomes(String sample) {
        List<String> outcomes = Samples.objects(sample).stream()
                .map(object -> sample + " | "
                        + MessageMapper.map(object)
                                .map(SampleOutcomesTest::outcome)
                                .orElse("none"))
                .toList();
        return outcomes.isEmpty() ? List.of(sample + " | nothing in it") : outcomes;
    }

    private static String outcome(Message message) {
        return Stream.of(
                        (message.rowId().isEmpty() ? "live" : message.rowId()) + "/" + message.id(),
                        message.fromMe() ? "company" : "customer",
                        message.address().all().stream().map(Object::toString).collect(Collectors.joining("+")),
                        message.origin().name(),
                        message.sentAt().toString(),
                        "\"" + message.pushName() + "\"",
                        message.content().toString().replace("\n", "\\n").replace("\r", "\\r"),
                        message.quote().map(Object::toString).orElse("no quote"),
                        new TreeSet<>(message.deliveries()).toString())
                .collect(Collectors.joining(" | "));
    }

    private static List<String> rows() {
        try {
            return Files.readAllLines(Path.of("src/test/resources/evolution/outcomes.txt")).stream()
                    .filter(row -> !row.isBlank() && !row.startsWith("#"))
                    .toList();
        } catch (IOException unreadable) {
            throw new java.io.UncheckedIOException(unreadable);
        }
    }
}
