package io.voicesdr.tenant;

import static io.voicesdr.tenant.Values.duration;
import static io.voicesdr.tenant.Values.flag;
import static io.voicesdr.tenant.Values.model;
import static io.voicesdr.tenant.Values.oneOf;
import static io.voicesdr.tenant.Values.secret;
import static io.voicesdr.tenant.Values.text;
import static io.voicesdr.tenant.Values.timeZone;
import static io.voicesdr.tenant.Values.url;
import static io.voicesdr.tenant.Values.wholeNumber;

import io.voicesdr.core.flow.Flows;
import io.voicesdr.core.tenant.ConversationRules;
import io.voicesdr.core.tenant.EvolutionAccess;
import io.voicesdr.core.tenant.Holidays;
import io.voicesdr.core.tenant.ModelSettings;
import io.voicesdr.core.tenant.Tenant;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.Tag;

/** Reads a tenant.yaml (docs/tenant.md). Thread-safe; touches no file. */
final class TenantReader {

    /** A settings file; what a company knows belongs beside it. */
    static final int MAX_BYTES = 256 * 1024;

    private static final Duration NEVER = Duration.ZERO;
    private static final String WITHOUT_PROMPT = "write who the assistant is, for example system_prompt: Você é a Ana…";

    private final Function<String, Optional<String>> environment;
    private final Personas personas;

    /** @param environment the values of the variables that secrets name as {@code ${NAME}} */
    TenantReader(Function<String, Optional<String>> environment, Personas personas) {
        this.environment = environment;
        this.personas = personas;
    }

    /**
     * What a file says.
     *
     * @param tenant empty when there are problems
     * @param problems all of them, top to bottom
     * @param inactive the keys in it that this version does nothing with
     */
    record Reading(Optional<Tenant> tenant, List<Problem> problems, List<String> inactive) {
        /** Without a tenant when a file beside it is broken: the whole folder is taken, or none of it. */
        Reading andBrokenBy(FlowFiles flows, HolidayFile holidays) {
            return flows.problems().isEmpty() && holidays.problems().isEmpty()
                    ? this
                    : new Reading(Optional.empty(), problems, List.of());
        }

        /** With what is sold; without a tenant when that file is broken. */
        Reading and(CatalogueFile.Reading sold) {
            if (sold.catalogue().isEmpty()) {
                return new Reading(Optional.empty(), problems, List.of());
            }
            return new Reading(
                    tenant.filter(read -> read.tools().catalogue().active())
                            .map(read -> withHash(read.edit()
                                    .catalogue(sold.catalogue().get())
                                    .build()))
                            .or(() -> tenant),
                    problems,
                    inactive);
        }

        /** With what is written down; without a tenant when one of those files is broken. */
        Reading and(KnowledgeFolder.Look written) {
            if (written.knowledge().isEmpty()) {
                return new Reading(Optional.empty(), problems, List.of());
            }
            return new Reading(
                    tenant.filter(read -> read.tools().knowledge().active())
                            .map(read -> withHash(read.edit()
                                    .knowledge(written.knowledge().get())
                                    .build()))
                            .or(() -> tenant),
                    problems,
                    inactive);
        }

        static Reading broken(Problems problems) {
            return new Reading(Optional.empty(), problems.list(), List.of());
        }
    }

    /** Reads the {@code content} of a tenant's file beside which no flows lie. */
    Reading read(String instance, byte[] content) {
        return read(instance, content, FlowFiles.NONE);
    }

    /** Reads the {@code content} of {@code instance}'s file. Never throws, whatever the file holds. */
    Reading read(String instance, byte[] content, FlowFiles flowFiles) {
        return read(instance, content, flowFiles, Holidays.NONE);
    }

    /** The same beside which {@code holidays} lie. */
    Reading read(String instance, byte[] content, FlowFiles flowFiles, Holidays holidays) {
        Problems problems = new Problems();
        if (content.length > MAX_BYTES) {
            problems.add(0, "", "the file is larger than " + MAX_BYTES / 1024 + " KiB; is it the right one?");
            return Reading.broken(problems);
        }
        Optional<String> text = Utf8.decode(content, problems);
        Optional<Node> root = text.flatMap(yaml -> YamlTree.of(yaml, problems))
                .filter(node -> !node.getTag().equals(Tag.NULL));
        if (root.isEmpty()) {
            if (problems.isEmpty()) {
                problems.add(1, "", "the file is empty; write at least name: and system_prompt:");
            }
            return Reading.broken(problems);
        }
        new ShapeCheck(TenantShape.ROOT, problems).check(root.get());
        if (!(root.get() instanceof MappingNode)) {
            return Reading.broken(problems);
        }
        Section file = Section.of(root.get(), problems);
        Flows flows = flowFiles.openedBy(file);
        Optional<Tenant> tenant = tenant(instance, file, text.get(), holidays)
                .map(draft -> withHash(draft.edit().flows(flows).build()));
        return problems.isEmpty() ? new Reading(tenant, List.of(), inactive(file)) : Reading.broken(problems);
    }

    /** Reads every key even after a mistake, so that all mistakes are found. */
    private Optional<Tenant> tenant(String instance, Section file, String source, Holidays holidays) {
        Section tools = file.section("tools_config");
        Optional<String> name =
                file.require("name", text(80), "write what the company is called, for example name: Auto Silva");
        Optional<String> prompt = new SystemPrompt(personas, source).read(file, WITHOUT_PROMPT);
        Tenant draft = Tenant.named(instance, name.orElse(instance), prompt.orElse(""))
                .token(file.read("token", secret(environment)))
                .language(file.read("language", oneOf("pt-BR", "en", "es")).orElse("pt-BR"))
                .timeZone(file.read("time_zone", timeZone()).orElse(ZoneId.of("America/Sao_Paulo")))
                .whatsapp(whatsapp(file.section("whatsapp")))
                .model(modelSettings(file.section("model")))
                .conversation(conversation(file.section("conversation")))
                .voice(VoiceReader.read(file.section("voice")))
                .aiActive(tools.read("ai_active", flag()).orElse(true))
                .startUpper(tools.read("start_upper", flag()).orElse(false))
                .businessHours(HoursReader.read(file.section("business_hours"), holidays))
                .followUp(new MannersReader(personas).followUp(file.section("follow_up")))
                .lgpd(MannersReader.lgpd(file.section("lgpd")))
                .limits(MannersReader.limits(file.section("limits")))
                .team(PeopleReader.team(file.section("team")))
                .dailyReport(file.section("team").read("daily_report", HoursReader.time()))
                .tools(ToolsReader.read(tools, environment))
                .lead(PeopleReader.lead(file.section("lead")))
                .build();
        return name.isPresent() && prompt.isPresent() ? Optional.of(draft) : Optional.empty();
    }

    private EvolutionAccess whatsapp(Section whatsapp) {
        return new EvolutionAccess(whatsapp.read("url", url()), whatsapp.read("key", secret(environment)));
    }

    private static ModelSettings modelSettings(Section model) {
        ModelSettings defaults = ModelSettings.DEFAULTS;
        return new ModelSettings(
                model.read("chat", model()).orElse(defaults.chat()),
                model.read("thinking", oneOf("minimal", "low", "medium", "high", "xhigh"))
                        .orElse(defaults.thinking()),
                model.read("fallback", model()).orElse(defaults.fallback()),
                model.read("max_output_tokens", wholeNumber(2048, 8192)).orElse(defaults.maxOutputTokens()));
    }

    private static ConversationRules conversation(Section rules) {
        ConversationRules defaults = ConversationRules.DEFAULTS;
        return new ConversationRules(
                rules.read("session_ttl", duration(Duration.ofMinutes(1), Duration.ofDays(180)))
                        .orElse(defaults.sessionTtl()),
                rules.read("history_limit", wholeNumber(1, 500)).orElse(defaults.historyLimit()),
                rules.read("burst_window", duration(NEVER, Duration.ofMinutes(2)))
                        .orElse(defaults.burstWindow()),
                rules.read("max_answers_per_minute", wholeNumber(1, 60)).orElse(defaults.maxAnswersPerMinute()),
                rules.read("human_pause", duration(NEVER, Duration.ofDays(180))).orElse(defaults.humanPause()),
                rules.read("recover_within", duration(NEVER, Duration.ofDays(7)))
                        .orElse(defaults.recoverWithin()),
                rules.read("typing", flag()).orElse(defaults.typing()),
                rules.read("other_software", oneOf("person", "ignore"))
                        .map("person"::equals)
                        .orElse(defaults.otherSoftwareIsPerson()));
    }

    private static Tenant withHash(Tenant draft) {
        return draft.edit().configHash(ConfigHash.of(draft)).build();
    }

    private static List<String> inactive(Section file) {
        return TenantShape.INACTIVE.stream().filter(path -> stands(file, path)).toList();
    }

    private static boolean stands(Section file, String path) {
        int dot = path.indexOf('.');
        return dot < 0
                ? file.find(path).isPresent()
                : stands(file.section(path.substring(0, dot)), path.substring(dot + 1));
    }
}
