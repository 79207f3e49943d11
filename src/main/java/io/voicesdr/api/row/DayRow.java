package io.voicesdr.api.row;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.voicesdr.core.view.Day;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** One day of a tenant, in the tenant's time zone. */
@RegisterForReflection // without it the native executable writes {} for it
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
public record DayRow(
        LocalDate day,
        long messages,
        long fromCustomer,
        long fromBot,
        long fromPerson,
        @Schema(description = "Customers who wrote") long users,
        @Schema(description = "Sessions that began") long sessions,

        @Schema(description = "Messages of customers that ask for an answer")
        long questions,

        @Schema(description = "Those of them that were answered before the end of the period")
        long answered,

        @Schema(description = "How often the bot said that a person will go on")
        long handovers,

        @Schema(description = "Leads that qualified") long leads,

        @Schema(description = "Leads that people won") long leadsWon,

        @Schema(description = "Leads that people gave up") long leadsLost,

        @Nullable Double responseSecondsP50,
        @Nullable Double responseSecondsP90,
        @Nullable Double responseSecondsP95,
        @Nullable Double responseSecondsP99,

        @Schema(description = "Sessions begun that went through a flow")
        long flowSessions,

        @Schema(description = "Those of them that ended in success")
        long converted,

        @Schema(description = "converted / flow_sessions; null without any") @Nullable
        Double conversion,

        @Schema(description = "What the bot's words have cost, to some 10 %")
        long tokens) {

    /** The table that CSV shows. */
    public static final List<String> COLUMNS = List.of(
            "day",
            "messages",
            "from_customer",
            "from_bot",
            "from_person",
            "users",
            "sessions",
            "questions",
            "answered",
            "handovers",
            "leads",
            "leads_won",
            "leads_lost",
            "response_seconds_p50",
            "response_seconds_p90",
            "response_seconds_p95",
            "response_seconds_p99",
            "flow_sessions",
            "converted",
            "conversion",
            "tokens");

    public static DayRow of(Day day) {
        return new DayRow(
                day.date(),
                day.messages(),
                day.fromCustomer(),
                day.fromBot(),
                day.fromPerson(),
                day.users(),
                day.sessions(),
                day.questions(),
                day.answered(),
                day.handovers(),
                day.leads(),
                day.won(),
                day.lost(),
                Words.seconds(day.responseTimes().at(50)),
                Words.seconds(day.responseTimes().at(90)),
                Words.seconds(day.responseTimes().at(95)),
                Words.seconds(day.responseTimes().at(99)),
                day.flowSessions(),
                day.converted(),
                Optional.of(day.flowSessions())
                        .filter(sessions -> sessions > 0)
                        .map(sessions -> day.converted() / (double) sessions)
                        .orElse(null),
                day.tokens());
    }
}
