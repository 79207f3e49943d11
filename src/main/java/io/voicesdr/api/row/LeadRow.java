package io.voicesdr.api.row;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.voicesdr.core.answer.Answer.LeadFact;
import io.voicesdr.core.lead.Lead;
import io.voicesdr.core.lead.LeadFacts;
import io.voicesdr.core.message.Jid;
import io.voicesdr.core.team.CardText;
import io.voicesdr.core.team.LeadCase;
import io.voicesdr.core.tenant.LeadRules;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A lead that the team was told of, or that people named: a row of {@code qualified_leads}. */
@RegisterForReflection // without it the native executable writes {} for it
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
public record LeadRow(
        @Schema(description = "The customer's jid, as the card names it")
        String chat,

        @Schema(description = "Digits; null when only the LID is known") @Nullable
        String phone,

        @Nullable String name,

        @Schema(enumeration = {"new", "contacted", "won", "lost"})
        String status,

        @Nullable Instant statusAt,

        @Schema(description = "Who set the status, as WhatsApp names them; inbox for the inbox and the API") @Nullable
        String statusBy,

        @Schema(description = "0 to 100, of the facts and the weights of now")
        int score,

        boolean priority,

        @Schema(description = "How the score comes about") String explanation,

        @Schema(description = "When its first card was sent")
        Instant qualifiedAt,

        @Schema(description = "What is known, by criterion; corrections by people included")
        Map<String, String> facts,

        @Schema(description = "The customer's own words for it; a corrected fact has the name of who corrected it")
        Map<String, String> evidence) {

    /** The table that CSV shows. */
    public static final List<String> COLUMNS = List.of(
            "chat",
            "phone",
            "name",
            "status",
            "status_at",
            "status_by",
            "score",
            "priority",
            "explanation",
            "qualified_at",
            "facts",
            "evidence");

    public static LeadRow of(LeadCase lead, LeadRules rules) {
        Lead measured = new Lead(rules, LeadFacts.of(rules, lead.facts()));
        Jid customer = lead.card().customer();
        return new LeadRow(
                customer.value(),
                customer.kind() == Jid.Kind.LID ? null : customer.user(),
                Words.orNull(lead.card().name()),
                lead.status().word(),
                lead.statusAt().orElse(null),
                Words.orNull(lead.by()),
                measured.score(),
                measured.isPriority(),
                CardText.explanation(measured),
                lead.qualifiedAt(),
                by(lead, LeadFact::value),
                by(lead, LeadFact::evidence));
    }

    private static Map<String, String> by(LeadCase lead, Function<LeadFact, String> part) {
        Map<String, String> parts = new LinkedHashMap<>();
        lead.facts().forEach(fact -> parts.put(fact.criterion(), part.apply(fact)));
        return parts;
    }
}
