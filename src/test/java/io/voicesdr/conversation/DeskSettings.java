package io.voicesdr.conversation;

import io.voicesdr.core.catalogue.Cars;
import io.voicesdr.core.catalogue.Catalogue;
import io.voicesdr.core.catalogue.Item;
import io.voicesdr.core.flow.Flows;
import io.voicesdr.core.knowledge.Papers;
import io.voicesdr.core.tenant.BusinessHours;
import io.voicesdr.core.tenant.BusinessHours.Outside;
import io.voicesdr.core.tenant.DayLimits;
import io.voicesdr.core.tenant.FollowUpRules;
import io.voicesdr.core.tenant.Holidays;
import io.voicesdr.core.tenant.LeadRules;
import io.voicesdr.core.tenant.LeadRules.Criterion;
import io.voicesdr.core.tenant.Lgpd;
import io.voicesdr.core.tenant.OpenHours;
import io.voicesdr.core.tenant.TeamRules;
import io.voicesdr.core.tenant.Tenant;
import io.voicesdr.core.tenant.ToolSettings;
import io.voicesdr.core.tenant.ToolSettings.CatalogueUse;
import io.voicesdr.core.tenant.ToolSettings.KnowledgeUse;
import io.voicesdr.tenant.TestFlows;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalTime;
import java.time.MonthDay;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The words behind {@code :} and {@code ~} of a scripted conversation as settings of its company. */
final class DeskSettings {

    private DeskSettings() {}

    /** What {@code words} say, beside cars for sale and every tool; nothing they do not name changes. */
    static Tenant.Builder set(Tenant.Builder tenant, String words) {
        if (tenant.build().catalogue().isEmpty()) {
            tenant.catalogue(Cars.CATALOGUE).tools(tools(CatalogueUse.Mode.AUTO));
        }
        for (String word : words.split(" ")) {
            String[] parts = word.split("=", 2);
            set(tenant, parts[0], parts.length == 1 ? "" : parts[1]);
        }
        return tenant;
    }

    private static void set(Tenant.Builder tenant, String what, String value) {
        switch (what) {
            case "" -> {}
            case "search" ->
                tenant.tools(tools(CatalogueUse.Mode.TOOL)
                        .with(tenant.build().tools().knowledge()));
            case "documents" ->
                tenant.knowledge(Papers.KNOWLEDGE)
                        .tools(tenant.build().tools().with(new KnowledgeUse(true, KnowledgeUse.Mode.PROMPT)));
            case "documents-by-tool" ->
                tenant.knowledge(Papers.KNOWLEDGE)
                        .tools(tenant.build().tools().with(new KnowledgeUse(true, KnowledgeUse.Mode.FILE_SEARCH)));
            case "no-tools" -> tenant.tools(ToolSettings.DEFAULTS);
            case "sold" -> tenant.catalogue(sold(tenant.build().catalogue(), value));
            case "team" -> tenant.team(team(true));
            case "team-without-rating" -> tenant.team(team(false));
            case "lead" -> tenant.lead(LeadsTest.RULES);
            case "lead-of-the-flow" ->
                tenant.lead(new LeadRules(
                        List.of(new Criterion("nome", 1, ""), new Criterion("investimento", 3, "")), 60, 80));
            case "follow-up" -> tenant.followUp(followUp(value));
            case "consent" -> tenant.lgpd(new Lgpd(false, Optional.empty(), Duration.ofDays(180), true, false));
            case "notice" ->
                tenant.lgpd(new Lgpd(
                        true, Optional.of("https://loja.example/privacidade"), Duration.ofDays(180), false, false));
            case "mask" -> tenant.lgpd(new Lgpd(false, Optional.empty(), Duration.ofDays(180), false, true));
            case "hours" -> tenant.businessHours(hours(Outside.valueOf(value.toUpperCase(Locale.ROOT))));
            case "answers-a-day" -> tenant.limits(new DayLimits(0, Integer.parseInt(value)));
            case "tokens-a-day" -> tenant.limits(new DayLimits(Integer.parseInt(value), 0));
            case "report" -> tenant.dailyReport(Optional.of(LocalTime.parse(value)));
            case "flow" -> {
                var flow = TestFlows.shipped(value);
                tenant.flows(new Flows(Optional.of(flow), List.of(flow)));
            }
            case "language" -> tenant.language(value);
            case "history" -> tenant.conversation(World.rules(Integer.parseInt(value)));
            case "no-ai" -> tenant.aiActive(false);
            default -> throw new IllegalArgumentException("no such setting: " + what);
        }
    }

    private static ToolSettings tools(CatalogueUse.Mode mode) {
        return new ToolSettings(true, true, true, new CatalogueUse(true, mode, 2), List.of());
    }

    private static Catalogue sold(Catalogue catalogue, String id) {
        List<Item> items = catalogue.items().stream()
                .map(item -> item.id().equals(id)
                        ? new Item(item.id(), item.title(), item.price(), item.picture(), false, item.columns())
                        : item)
                .toList();
        return new Catalogue(items, catalogue.version() + "-" + id);
    }

    private static TeamRules team(boolean rating) {
        return new TeamRules(Optional.of(DeskStage.GROUP), Duration.ofMinutes(30), rating, 0.3);
    }

    /** Stages by their times; {@code 4h!} is written by the model. */
    private static FollowUpRules followUp(String times) {
        List<FollowUpRules.Stage> stages = Arrays.stream(times.split(","))
                .map(time -> new FollowUpRules.Stage(
                        Duration.parse("PT" + time.replace("!", "").toUpperCase(Locale.ROOT)),
                        time.endsWith("!")
                                ? Optional.empty()
                                : Optional.of("Oi, {customer.name}! Ficou alguma dúvida?"),
                        time.endsWith("!") ? Optional.of("Ofereça uma visita.") : Optional.empty()))
                .toList();
        return new FollowUpRules(true, Duration.ofHours(24), 20, stages);
    }

    /** Monday to Friday 8 to 18, Saturday 9 to 13, closed at Christmas. */
    private static BusinessHours hours(Outside outside) {
        OpenHours day = new OpenHours(8 * 60, 18 * 60);
        return new BusinessHours(
                Map.of(
                        DayOfWeek.MONDAY, List.of(day),
                        DayOfWeek.TUESDAY, List.of(day),
                        DayOfWeek.WEDNESDAY, List.of(day),
                        DayOfWeek.THURSDAY, List.of(day),
                        DayOfWeek.FRIDAY, List.of(day),
                        DayOfWeek.SATURDAY, List.of(new OpenHours(9 * 60, 13 * 60))),
                new Holidays(Map.of(), Map.of(MonthDay.of(12, 25), List.of())),
                outside);
    }
}
