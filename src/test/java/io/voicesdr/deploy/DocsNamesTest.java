package io.voicesdr.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import io.voicesdr.core.flow.NodeKind;
import io.voicesdr.core.flow.value.VariableType;
import io.voicesdr.core.followup.Verdict;
import io.voicesdr.core.team.LeadStatus;
import io.voicesdr.core.tenant.BusinessHours;
import io.voicesdr.core.view.ConversationStatus;
import io.voicesdr.core.view.HandOff;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the documentation names is there: pages and headings, settings, classes and tests. */
class DocsNamesTest {

    /** Words of other people, or of ours that are no classes. */
    private static final Set<String> NO_CLASSES = Set.of("Impl", "Manager", "Helper", "Kore", "Accept", "Unsupported");

    @Test
    void everyLink_leadsToAPageAndAHeading() {
        assertThat(wrong("\\]\\((?!http)([^)]+)\\)", (page, link) -> {
                    String[] parts = link.split("#", 2);
                    Path target = parts[0].isEmpty()
                            ? page
                            : page.resolveSibling(parts[0]).normalize();
                    return Files.exists(target)
                            && (parts.length == 1 || headings(target).contains(parts[1]));
                }))
                .isEmpty();
    }

    @Test
    void everySetting_exists() {
        String settings = Shipped.text("application.properties.example")
                + Shipped.text("src/main/resources/application.properties");
        assertThat(wrong("`(sdr\\.[a-z0-9.-]*[a-z0-9])(?=[`=])", (page, name) -> settings.contains(name)))
                .isEmpty();
    }

    @Test
    void everyClassAndTest_exists() {
        Map<String, String> sources = sources();
        String alerts = Shipped.text("deploy/monitoring/alerts.yml");
        assertThat(wrong("`(?:[a-z]+\\.)*([A-Z][a-z][A-Za-z]+(?:\\.[a-z]\\w*[^_\\W])?)_?…?`", (page, name) -> {
                    String[] parts = name.split("\\.", 2);
                    String source = sources.get(parts[0]);
                    return NO_CLASSES.contains(parts[0])
                            || alerts.contains("alert: " + name)
                            || source != null && (parts.length == 1 || source.contains(parts[1]));
                }))
                .isEmpty();
    }

    /** Comments send readers on: to pages, and to the laws of CONTRIBUTING.md by their numbers. */
    @Test
    void everyPageAndLawThatSourcesName_exists() {
        long laws = Shipped.text("CONTRIBUTING.md")
                .lines()
                .filter(line -> line.matches("\\d+\\. \\*\\*.*"))
                .count();
        assertThat(laws).isGreaterThan(5);

        sources().forEach((name, source) -> {
            assertThat(Pattern.compile("\\bdocs/[\\w-]+\\.md\\b")
                            .matcher(source)
                            .results())
                    .as(name)
                    .allMatch(page -> Files.exists(Path.of(page.group())));
            assertThat(Pattern.compile("\\blaw (\\d+)\\b").matcher(source).results())
                    .as(name)
                    .allMatch(law -> Integer.parseInt(law.group(1)) <= laws);
        });
    }

    /** Who reads one of these in an answer, a report or a list looks it up on the page named. */
    @Test
    void everyWordOfTheProduct_isExplained() {
        Map<String, List<Enum<?>>> words = Map.of(
                "docs/follow-up.md", List.of(Verdict.Reason.values()),
                "docs/api.md",
                        Stream.of(ConversationStatus.values(), HandOff.Status.values(), LeadStatus.values())
                                .<Enum<?>>flatMap(Arrays::stream)
                                .toList(),
                "docs/tenant.md", List.of(BusinessHours.Outside.values()),
                "docs/flows.md",
                        Stream.of(NodeKind.values(), VariableType.values())
                                .<Enum<?>>flatMap(Arrays::stream)
                                .toList());
        words.forEach((page, all) -> {
            String text = Shipped.text(page);
            assertThat(all.stream()
                            .map(word -> word.name().toLowerCase(Locale.ROOT))
                            .filter(word -> !text.contains("`" + word + "`")))
                    .as(page)
                    .isEmpty();
        });
        String inbox = Shipped.text("docs/inbox.md");
        assertThat(Pattern.compile("(?:Finding\\.\\w+\\(|CODE =)\\s*\"([A-Z_]+)\"")
                        .matcher(sources().entrySet().stream()
                                .filter(source -> source.getValue().contains("package io.voicesdr.ops.doctor;"))
                                .map(Map.Entry::getValue)
                                .collect(Collectors.joining()))
                        .results()
                        .map(code -> code.group(1))
                        .filter(code -> !inbox.contains("`" + code + "`")))
                .isEmpty();
    }

    @Test
    void everyPageOfTheDocumentation_isInItsList() {
        String list = Shipped.text("docs/README.md");
        assertThat(pages().stream()
                        .filter(page -> page.startsWith("docs"))
                        .map(page -> page.getFileName().toString())
                        .filter(page -> !page.equals("README.md") && !list.contains("](" + page + ")")))
                .isEmpty();
    }

    /** {@code page: word} for every group of {@code pattern} that {@code right} denies. */
    private static List<String> wrong(String pattern, BiPredicate<Path, String> right) {
        List<String> wrong = new ArrayList<>();
        int found = 0;
        for (Path page : pages()) {
            Matcher matcher = Pattern.compile(pattern).matcher(Shipped.text(page.toString()));
            while (matcher.find()) {
                found++;
                if (!right.test(page, matcher.group(1))) {
                    wrong.add(page + ": " + matcher.group(1));
                }
            }
        }
        assertThat(found).isGreaterThan(20);
        return wrong;
    }

    private static List<Path> pages() {
        try (Stream<Path> top = Files.list(Path.of(""));
                Stream<Path> docs = Files.list(Path.of("docs"));
                Stream<Path> bench = Files.list(Path.of("bench"))) {
            return Stream.of(top, docs, bench)
                    .flatMap(files -> files)
                    .filter(file -> file.toString().endsWith(".md"))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** As GitHub makes their addresses: small letters, signs left out, blanks as hyphens. */
    private static Set<String> headings(Path page) {
        return Shipped.text(page.toString())
                .replaceAll("(?ms)^```.*?^```$", "")
                .lines()
                .filter(line -> line.startsWith("#"))
                .map(line -> line.replaceFirst("^#+ ", "")
                        .toLowerCase(Locale.ROOT)
                        .replaceAll("[^\\p{L}\\p{N}_ -]", "")
                        .replace(' ', '-'))
                .collect(Collectors.toSet());
    }

    private static Map<String, String> sources() {
        try (Stream<Path> files = Files.walk(Path.of("src"))) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .collect(Collectors.toMap(
                            file -> file.getFileName().toString().replace(".java", ""),
                            file -> Shipped.text(file.toString()),
                            String::concat));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
