package io.voicesdr.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.voicesdr.core.decision.Decision;
import io.voicesdr.core.flow.FlowStatus;
import io.voicesdr.core.history.Author;
import io.voicesdr.core.signature.Kind;
import io.voicesdr.core.view.ConversationStatus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class TextsTest {
    private static final Pattern KEY = Pattern.compile("\\bt\\.(?:of|count)\\('([^']+)'");
    private static final Instant NOW = Instant.parse("2026-11-21T18:30:00Z");

    private final Texts pt = new Texts(Tongue.PT, ZoneId.of("America/Sao_Paulo"), NOW);
    private final Texts en = new Texts(Tongue.EN, ZoneId.of("America/Sao_Paulo"), NOW);

    @Test
    void bothLanguages_sayTheSameThings() {
        Set<String> only = new TreeSet<>(Tongue.PT.words().keySet());
        only.removeAll(Tongue.EN.words().keySet());
        only.removeIf(key -> key.startsWith("remedy.") || key.startsWith("seen.")); // findings speak English themselves
        assertThat(only).isEmpty();
        assertThat(Tongue.PT.words().keySet()).containsAll(Tongue.EN.words().keySet());
        Tongue.EN
                .words()
                .forEach((key, text) -> assertThat(Tongue.PT.words().get(key).contains("{0}"))
                        .as(key)
                        .isEqualTo(text.contains("{0}")));
    }

    @Test
    void everyTextOfATemplate_isThere() throws IOException {
        Set<String> used = new TreeSet<>();
        try (Stream<Path> files = Files.walk(Path.of("src/main/resources/templates"))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                KEY.matcher(Files.readString(file)).results().forEach(found -> used.add(found.group(1)));
            }
        }
        assertThat(used).isNotEmpty();
        assertThat(Tongue.PT.words().keySet()).containsAll(used);
    }

    /** Findings speak English; the pages know each of their sentences in Portuguese too, but for those of values alone. */
    @Test
    void everySentenceOfTheDoctor_isThere() throws IOException {
        Pattern sentence = Pattern.compile("(?:Seen\\.of|seen)\\(\\s*\"([a-z0-9_]+)\",\\s*(?:\"([^\"]+)\"|version)");
        Set<String> sentences = new TreeSet<>();
        try (Stream<Path> files = Files.list(Path.of("src/main/java/io/voicesdr/ops/doctor"))) {
            for (Path file : files.toList()) {
                sentence.matcher(Files.readString(file))
                        .results()
                        .filter(found ->
                                found.group(2) != null && found.group(2).matches(".*[a-z]{2}.*"))
                        .forEach(found -> sentences.add("seen." + found.group(1)));
            }
        }
        assertThat(sentences).hasSizeGreaterThan(15);
        assertThat(Tongue.PT.words().keySet()).containsAll(sentences);
        assertThat(pt.seen("clock_apart", List.of("7"), "7 s apart")).isEqualTo("7 s de diferença");
        assertThat(en.seen("clock_apart", List.of("7"), "7 s apart")).isEqualTo("7 s apart");
        assertThat(pt.remedy("groups_ignored", "Set it.")).contains("groupsIgnore");
        assertThat(pt.remedy("of a newer server", "Set it.")).isEqualTo("Set it.");
    }

    @Test
    void everyWordOfTheCore_isNamed() {
        assertNamed("status", ConversationStatus.values());
        assertNamed("status.long", ConversationStatus.values());
        assertNamed("author", Author.values());
        assertNamed("kind", Kind.values());
        assertNamed("reason", Decision.Reason.values());
        for (FlowStatus status : FlowStatus.values()) {
            assertThat(Tongue.PT.words()).containsKey("flow." + status.word());
        }
    }

    @Test
    void times_areThoseOfTheCompany() {
        assertThat(pt.moment(NOW)).isEqualTo("15:30");
        assertThat(pt.moment(Instant.parse("2026-11-21T02:59:59Z"))).isEqualTo("Ontem");
        assertThat(pt.moment(Instant.parse("2026-11-02T12:00:00Z"))).isEqualTo("02/11");
        assertThat(pt.date(LocalDate.parse("2025-12-31"))).isEqualTo("31/12/2025");
        assertThat(en.moment(Instant.parse("2026-11-02T12:00:00Z"))).isEqualTo("2026-11-02");
    }

    @Test
    void spansAndSums_areShort() {
        assertThat(pt.span(Duration.ofSeconds(8))).isEqualTo("8 s");
        assertThat(pt.span(Duration.ofMinutes(130))).isEqualTo("2 h 10 min");
        assertThat(pt.span(Duration.ofDays(4))).isEqualTo("4 d");
        assertThat(pt.dollars(0.011, 0.052)).isEqualTo("US$ 0,01–0,05");
        assertThat(pt.dollars(0.004, 0.021)).isEqualTo("< US$ 0,03");
        assertThat(en.dollars(0.0001, 0.0004)).isEqualTo("< US$ 0.01");
        assertThat(pt.dollars(0, 0)).isEqualTo("US$ 0,00");
        assertThat(en.dollars(1.5, 1.5)).isEqualTo("US$ 1.50");
        assertThat(pt.number(1_043_621)).isEqualTo("1.043.621");
        assertThat(en.number(43_621)).isEqualTo("43,621");
        assertThat(pt.count("board.person", 1)).isEqualTo("espera uma pessoa");
        assertThat(pt.count("board.person", 2)).isEqualTo("esperam uma pessoa");
        assertThat(pt.count("inbox.unread", 1)).isEqualTo("1 não lida");
    }

    @Test
    void browsersLanguage_decides() {
        assertThat(Tongue.of(List.of(Locale.of("fr"), Locale.of("en", "US")))).isEqualTo(Tongue.EN);
        assertThat(Tongue.of(List.of(Locale.of("pt", "BR"), Locale.of("en")))).isEqualTo(Tongue.PT);
        assertThat(Tongue.of(List.of())).isEqualTo(Tongue.PT);
    }

    private static void assertNamed(String group, Enum<?>[] words) {
        for (Enum<?> word : words) {
            assertThat(Tongue.PT.words()).containsKey(group + "." + word.name().toLowerCase(Locale.ROOT));
        }
    }
}
