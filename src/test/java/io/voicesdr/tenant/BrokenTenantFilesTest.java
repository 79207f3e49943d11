package io.voicesdr.tenant;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The messages are what people read who edit these files: they are compared whole, in {@code tenant/broken.txt}. */
class BrokenTenantFilesTest {

    private final TenantReader reader = new TenantReader(name -> Optional.empty(), new Personas());

    record Case(String title, String file, String messages) {
        @Override
        public String toString() {
            return title;
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void everyBrokenFile_tellsAllItsMistakes(Case broken) {
        TenantReader.Reading reading = read(broken.file().getBytes(StandardCharsets.UTF_8));

        assertThat(messages(reading)).isEqualTo(broken.messages());
        assertThat(reading.tenant()).isEmpty();
    }

    static List<Case> cases() throws IOException {
        try (var in = BrokenTenantFilesTest.class.getResourceAsStream("/tenant/broken.txt")) {
            String all = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return Arrays.stream(all.split("(?m)^### "))
                    .skip(1)
                    .map(BrokenTenantFilesTest::oneCase)
                    .toList();
        }
    }

    private static Case oneCase(String text) {
        int firstLine = text.indexOf('\n') + 1;
        int end = text.lastIndexOf("\n---\n") + 1;
        String file = text.substring(firstLine, end).replace('␉', '\t').replace('␍', '\r');
        return new Case(
                text.substring(0, firstLine - 1), file, text.substring(end + 4).strip());
    }

    @Test
    void theTable_isLong() throws IOException {
        assertThat(cases()).hasSizeGreaterThan(40);
    }

    private TenantReader.Reading read(byte[] content) {
        return reader.read("loja", content);
    }

    private static String messages(TenantReader.Reading reading) {
        return reading.problems().stream()
                .map(problem -> (problem.line() > 0 ? problem.line() + ": " : "")
                        + (problem.key().isEmpty() ? "" : problem.key() + ": ")
                        + problem.message())
                .collect(Collectors.joining("\n"));
    }
}
