package io.voicesdr.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
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

    /** A guard that nobody finds guards nothing: each test that docs/native.md names is there. */
    @Test
    void guardsOfTheExecutable_exist() throws IOException {
        List<String> named = Pattern.compile("`([A-Z]\\w+(?:Test|IT))(?:\\.(\\w+))?`((?:, `[a-z]\\w+_\\w+`)*)")
                .matcher(Files.readString(Path.of("docs/native.md")))
                .results()
                .flatMap(found -> Stream.concat(
                        Stream.of(found.group(1) + "#" + (found.group(2) == null ? "" : found.group(2))),
                        Stream.of(found.group(3).split("[, `]+"))
                                .filter(method -> !method.isEmpty())
                                .map(method -> found.group(1) + "#" + method)))
                .toList();
        assertThat(named).hasSizeGreaterThan(20);
        try (Stream<Path> sources = Files.walk(Path.of("src/test/java"))) {
            Map<String, String> tests = sources.filter(file -> file.toString().endsWith(".java"))
                    .collect(Collectors.toMap(
                            file -> file.getFileName().toString().replace(".java", ""),
                            DocsTablesTest::read,
                            String::concat));
            assertThat(named)
                    .allSatisfy(guard -> assertThat(tests.getOrDefault(guard.split("#")[0], "nowhere"))
                            .contains(guard.endsWith("#") ? "class " : " " + guard.split("#")[1] + "("));
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isRow(List<String> lines, int at) {
        return at >= 0 && at < lines.size() && lines.get(at).startsWith("|");
    }
}
