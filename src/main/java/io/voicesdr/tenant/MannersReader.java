package io.voicesdr.tenant;

import static io.voicesdr.tenant.Values.duration;
import static io.voicesdr.tenant.Values.flag;
import static io.voicesdr.tenant.Values.text;
import static io.voicesdr.tenant.Values.url;
import static io.voicesdr.tenant.Values.wholeNumber;

import io.voicesdr.core.tenant.DayLimits;
import io.voicesdr.core.tenant.FollowUpRules;
import io.voicesdr.core.tenant.FollowUpRules.Stage;
import io.voicesdr.core.tenant.Lgpd;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** Reads {@code follow_up}, {@code lgpd} and {@code limits}. */
final class MannersReader {

    private static final int MAX_CHARACTERS = 4_000;

    private final Personas personas;

    MannersReader(Personas personas) {
        this.personas = personas;
    }

    static Lgpd lgpd(Section lgpd) {
        Lgpd defaults = Lgpd.DEFAULTS;
        return new Lgpd(
                lgpd.read("notice", flag()).orElse(defaults.notice()),
                lgpd.read("privacy_url", page()),
                lgpd.read("retention", duration(Duration.ofDays(1), Duration.ofDays(3650)))
                        .orElse(defaults.retention()),
                lgpd.read("consent_for_follow_up", flag()).orElse(defaults.consentForFollowUp()),
                lgpd.read("mask_for_model", flag()).orElse(defaults.maskForModel()));
    }

    /** Of pages a query may be part. */
    private static Values.Parse<String> page() {
        return text -> {
            url().of(text.strip().replaceFirst("[?#].*", ""));
            return text.strip();
        };
    }

    static DayLimits limits(Section limits) {
        DayLimits defaults = DayLimits.DEFAULTS;
        return new DayLimits(
                limits.read("tokens_per_day", wholeNumber(0, 2_000_000_000))
                        .map(Integer::longValue)
                        .orElse(defaults.tokens()),
                limits.read("answers_per_day", wholeNumber(0, 10_000_000))
                        .map(Integer::longValue)
                        .orElse(defaults.answers()));
    }

    FollowUpRules followUp(Section rules) {
        FollowUpRules defaults = FollowUpRules.OFF;
        Duration window = rules.read("window", duration(Duration.ofMinutes(10), Duration.ofDays(30)))
                .orElse(defaults.window());
        FollowUpRules read = new FollowUpRules(
                rules.read("active", flag()).orElse(defaults.active()),
                window,
                rules.read("per_hour", wholeNumber(1, 1000)).orElse(defaults.perHour()),
                stages(rules, window));
        if (read.active() && read.stages().isEmpty()) {
            rules.scalar("active")
                    .ifPresent(node -> rules.problems()
                            .add(
                                    node,
                                    rules.path("active"),
                                    "nothing to send; write stages: [ {after: 1h, text: …} ]"));
        }
        return read;
    }

    private List<Stage> stages(Section rules, Duration window) {
        List<Node> nodes = rules.find("stages")
                .filter(SequenceNode.class::isInstance)
                .map(node -> ((SequenceNode) node).getValue())
                .orElse(List.of());
        if (nodes.size() > FollowUpRules.MOST_STAGES) {
            rules.problems()
                    .add(
                            nodes.get(FollowUpRules.MOST_STAGES),
                            rules.path("stages"),
                            "at most " + FollowUpRules.MOST_STAGES + " stages are allowed");
        }
        List<Stage> stages = new ArrayList<>();
        for (int i = 0; i < nodes.size(); i++) {
            if (nodes.get(i) instanceof MappingNode node) {
                Section section = new Section("follow_up.stages[" + i + "]", Optional.of(node), rules.problems());
                Duration before =
                        stages.isEmpty() ? Duration.ZERO : stages.getLast().after();
                stage(section, before, window).ifPresent(stages::add);
            }
        }
        return stages;
    }

    private Optional<Stage> stage(Section section, Duration before, Duration window) {
        Optional<Duration> after = section.require(
                "after", duration(Duration.ofMinutes(1), Duration.ofDays(30)), "write when, for example after: 1h");
        Optional<String> text = section.read("text", text(MAX_CHARACTERS));
        Optional<String> prompt = section.read("prompt", text(MAX_CHARACTERS));
        check(section, "text");
        if (text.isPresent() == prompt.isPresent()) {
            section.problems()
                    .add(
                            section.node().orElseThrow(),
                            section.path(),
                            "write either text: (said as it stands) or prompt: (the model writes it)");
        }
        after.filter(time -> time.compareTo(before) <= 0)
                .ifPresent(time -> wrongAfter(section, "must be later than the stage before it"));
        after.filter(time -> time.compareTo(window) >= 0)
                .ifPresent(time -> wrongAfter(
                        section,
                        "lies outside the window of " + Durations.format(window)
                                + "; make it shorter, or window longer"));
        return after.filter(time -> text.isPresent() != prompt.isPresent()).map(time -> new Stage(time, text, prompt));
    }

    private static void wrongAfter(Section section, String message) {
        section.problems().add(section.scalar("after").orElseThrow(), section.path("after"), message);
    }

    private void check(Section section, String key) {
        section.scalar(key)
                .ifPresent(node -> personas.check(
                        node.getValue(),
                        (problem, line) -> section.problems().add(Problems.lineOf(node), section.path(key), problem)));
    }
}
