package io.voicesdr.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Tables of the documentation are drawn whole: rows that no head stands above are shown as they are typed. */
class DocsTablesTest {

    @Test
    void everyTable_hasAHead() throws IOException {
        List<String> headless = new ArrayList<>();
        int tables = 0;
        try (Stream<Path> files = Files.list(Path.of("docs"))) {
            for (Path file : files.filter(one -> one.toString().endsWith(".md")).toList()) {
                List<String> lines = Files.readAllLines(file);
                boolean code = false;
                for (int i = 0; i < lines.size(); i++) {
                    code ^= lines.get(i).strip().startsWith("```");
                    if (!code && isRow(lines, i) && !isRow(lines, i - 1)) {
                        tables++;
                        if (!isRow(lines, i + 1) || !lines.get(i + 1).matches("[|: -]+")) {
                            headless.add(file + ":" + (i + 1));
                        }
                    }
                }
            }
        }
        assertThat(tables).isGreaterThan(10);
        assertThat(headless).isEmpty();
    }

    private static boolean isRow(List<String> lines, int at) {
        return at >= 0 && at < lines.size() && lines.get(at).startsWith("|");
    }
}
