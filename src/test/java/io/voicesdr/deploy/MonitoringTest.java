package io.voicesdr.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.voicesdr.conversation.TurnReport;
import io.voicesdr.evolution.webhook.Outcome;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Alerts and dashboard ask for what the bot really counts: a name that is only nearly right alarms nobody, ever. */
class MonitoringTest {

    private static final String FOLDER = "deploy/monitoring/";
    private static final Pattern USED = Pattern.compile("\\bvoicesdr_[a-z_]+");

    private static final Pattern MADE = Pattern.compile(
            "\\b(counter|summary|timer|Timer\\.builder|gauge|gaugeMapSize)\\(\\s*\"(voicesdr\\.[a-z.]+)\"");

    /** What Prometheus' naming appends to counters, timers and summaries. */
    private static final String SUFFIX = "(_total|_seconds)?(_bucket|_count|_sum|_max)?$";

    @Test
    void everyMetricAskedFor_isExportedUnderThatVeryName() throws IOException {
        Set<String> exported = exported();
        assertThat(exported)
                .contains(
                        "voicesdr_turns_total",
                        "voicesdr_sweep_owed",
                        "voicesdr_turn_stage_seconds_bucket",
                        "voicesdr_turn_upstream_requests_count")
                .doesNotContain("voicesdr_turns", "voicesdr_sweep_owed_total", "voicesdr_tool_call_seconds_bucket");
        for (String file : List.of("alerts.yml", "alerts.test.yml", "alerts.days.test.yml", "dashboard.json")) {
            assertThat(matches(USED, Shipped.text(FOLDER + file)))
                    .as(file)
                    .isNotEmpty()
                    .allMatch(exported::contains);
        }
    }

    /** By its kind: a counter without its _total, or the buckets of a timer that has none, would alarm nobody. */
    private static Set<String> exported() throws IOException {
        Set<String> names = new TreeSet<>();
        Set<String> seen = new TreeSet<>();
        try (Stream<Path> sources = Files.walk(Path.of("src/main/java"))) {
            for (Path source :
                    sources.filter(file -> file.toString().endsWith(".java")).toList()) {
                String text = Files.readString(source);
                MADE.matcher(text).results().forEach(found -> {
                    String name = found.group(2).replace('.', '_');
                    seen.add(name);
                    List<String> endings = switch (found.group(1)) {
                        case "counter" -> List.of("_total");
                        case "summary" -> List.of("_count", "_sum", "_max");
                        case "timer" -> List.of("_seconds_count", "_seconds_sum", "_seconds_max");
                        case "Timer.builder" ->
                            List.of("_seconds_count", "_seconds_sum", "_seconds_max", "_seconds_bucket");
                        default -> List.of("");
                    };
                    endings.forEach(ending -> names.add(name + ending));
                    if (found.group(1).equals("Timer.builder")) {
                        assertThat(text.substring(found.end(), text.indexOf(".register(", found.end())))
                                .contains(".publishPercentileHistogram()");
                    }
                });
            }
        }
        assertThat(seen).as("each is made in a way that is known here").isEqualTo(counted());
        return names;
    }

    @Test
    void everyMetricCounted_isOnTheDashboard() throws IOException {
        Set<String> shown = matches(USED, Shipped.text(FOLDER + "dashboard.json"))
                .map(name -> name.replaceFirst(SUFFIX, ""))
                .collect(Collectors.toSet());

        assertThat(counted()).allMatch(shown::contains);
    }

    @Test
    void outcomesAskedFor_exist() {
        assertThat(outcomes("voicesdr_turns_total")).isNotEmpty().isSubsetOf(words(TurnReport.Outcome.values()));
        assertThat(outcomes("voicesdr_webhooks_total")).isNotEmpty().isSubsetOf(words(Outcome.values()));
    }

    /** What is no trouble is written out in the two methods that name outcomes. */
    @Test
    void whatIsNoTroubleOfGemini_isNoFailure() throws IOException {
        Set<String> fine = new TreeSet<>();
        for (String type : List.of("Asking", "GeminiSpeech")) {
            String source = Files.readString(Path.of("src/main/java/io/voicesdr/gemini/" + type + ".java"));
            String naming = source.substring(source.indexOf("String word("));
            matches(Pattern.compile("(?<=\")[a-z]+(?=\")"), naming.substring(0, naming.indexOf("\n    }\n")))
                    .forEach(fine::add);
        }
        assertThat(fine).contains("answered", "spoken");

        Matcher excluded = Pattern.compile("system=\"gemini\",outcome!~\"([a-z|]+)\"")
                .matcher(Shipped.text(FOLDER + "alerts.yml"));
        assertThat(excluded.find()).isTrue();
        assertThat(Set.of(excluded.group(1).split("\\|"))).isEqualTo(fine);
    }

    @Test
    void everyAlert_saysWhatToDo() {
        List<JsonNode> rules = Shipped.yaml(FOLDER + "alerts.yml").getFirst().findValues("rules").stream()
                .flatMap(group -> group.valueStream())
                .toList();

        assertThat(rules).hasSizeGreaterThan(10).allSatisfy(rule -> {
            assertThat(rule.at("/annotations/summary").asText()).isNotEmpty();
            assertThat(rule.at("/annotations/action").asText()).isNotEmpty();
            assertThat(rule.at("/labels/severity").asText()).isIn("page", "warn");
        });
        assertThat(rules.stream().map(rule -> rule.get("alert").asText()))
                .contains("AnswersOwed", "TurnsFail", "InstanceClosed", "NoWebhooks", "TokenBudget");
    }

    @Test
    void scrape_keepsTheTenantAsInstance_andTellsReplicasApart() {
        JsonNode bot = Shipped.yaml(FOLDER + "prometheus.yml").getFirst().at("/scrape_configs/0");
        assertThat(bot.get("metrics_path").asText()).isEqualTo("/q/metrics");
        assertThat(bot.get("honor_labels").asBoolean()).isTrue();
        assertThat(bot.at("/relabel_configs/0/target_label").asText()).isEqualTo("replica");
    }

    @Test
    void everyPanel_isExplained() {
        assertThat(Shipped.json(FOLDER + "dashboard.json").get("panels"))
                .hasSizeGreaterThan(10)
                .allSatisfy(panel -> {
                    assertThat(panel.get("description").asText()).isNotEmpty();
                    assertThat(panel.at("/targets/0/expr").asText()).isNotEmpty();
                });
    }

    @Test
    void promtool_acceptsConfigurationAndRules_andTheirTestsPass() throws Exception {
        assumeTrue(Shipped.has("promtool"), "promtool is not installed (Debian: prometheus)");
        for (List<String> check : List.of(
                List.of("promtool", "check", "config", "prometheus.yml"),
                List.of("promtool", "check", "rules", "alerts.yml"),
                List.of("promtool", "test", "rules", "alerts.test.yml", "alerts.days.test.yml"))) {
            Shipped.Ended ended = Shipped.run(new ProcessBuilder(check).directory(new File(FOLDER)));
            assertThat(ended.status()).as(ended.output()).isZero();
        }
    }

    private static Set<String> counted() throws IOException {
        Set<String> names = new TreeSet<>();
        try (Stream<Path> sources = Files.walk(Path.of("src/main/java"))) {
            for (Path source :
                    sources.filter(file -> file.toString().endsWith(".java")).toList()) {
                // a log category has the same beginning
                matches(
                                Pattern.compile("(?<!getLogger\\(|TURNS = )\"voicesdr\\.[a-z.]+(?=\")"),
                                Files.readString(source))
                        .map(name -> name.substring(1).replace('.', '_'))
                        .forEach(names::add);
            }
        }
        return names;
    }

    private static Set<String> outcomes(String metric) {
        Pattern use = Pattern.compile(metric + "\\{[^}]*outcome(?:=~|!=|!~|=)\\\\?\"([a-z_|]+)");
        return Stream.of("alerts.yml", "dashboard.json")
                .flatMap(file -> use.matcher(Shipped.text(FOLDER + file)).results())
                .flatMap(found -> Stream.of(found.group(1).split("\\|")))
                .collect(Collectors.toSet());
    }

    private static Set<String> words(Enum<?>[] values) {
        return Arrays.stream(values)
                .map(value -> value.name().toLowerCase(Locale.ROOT))
                .collect(Collectors.toSet());
    }

    private static Stream<String> matches(Pattern pattern, String text) {
        return pattern.matcher(text).results().map(MatchResult::group);
    }
}
