package io.voicesdr.core.view;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.voicesdr.core.message.Jid;
import io.voicesdr.core.team.Card;
import io.voicesdr.core.team.CardKind;
import io.voicesdr.core.team.ChatLedger;
import io.voicesdr.core.team.CustomerNumber;
import io.voicesdr.core.team.LeadCase;
import io.voicesdr.core.team.LeadStatus;
import io.voicesdr.core.team.Ledger;
import io.voicesdr.core.team.Standing;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Which cards of the team chat a list of leads shows: its period's, and nobody's who was forgotten since. */
class LeadsOfAPeriodTest {
    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");
    private static final Period DAY = new Period(NOON, NOON.plus(Duration.ofDays(1)));
    private static final Jid ANA = Jid.of("5511988880004@s.whatsapp.net");
    private static final Jid JOAO = Jid.of("5511988880002@s.whatsapp.net");

    private final Ledger ledger = new Ledger(
            Map.of(
                    CustomerNumber.of(ANA),
                    chat(
                            lead(ANA, NOON.minusSeconds(1)),
                            lead(ANA, NOON.plusSeconds(60)),
                            lead(ANA, NOON.plusSeconds(9_000))),
                    CustomerNumber.of(JOAO),
                    chat(lead(JOAO, NOON.plusSeconds(30)))),
            Set.of(),
            List.of());

    @Test
    void in_forgottenBetweenTwoLeads_keepsTheLaterOneAndOtherCustomers() {
        Instant forgotten = NOON.plusSeconds(3_600);
        List<LeadCase> leads =
                Leads.in(ledger, DAY, (customer, moment) -> customer.includes(ANA) && !forgotten.isBefore(moment));
        assertThat(leads)
                .extracting(lead -> lead.card().customer(), LeadCase::qualifiedAt)
                .containsExactly(tuple(JOAO, NOON.plusSeconds(30)), tuple(ANA, NOON.plusSeconds(9_000)));
    }

    @Test
    void in_asksOfTheOldestFirst_soThatOneReadingAnswersAll() {
        List<Instant> asked = new ArrayList<>();
        List<LeadCase> leads = Leads.in(ledger, DAY, (customer, moment) -> !asked.add(moment));
        assertThat(leads).hasSize(3);
        assertThat(asked).isSorted().hasSize(3);
    }

    private static ChatLedger chat(LeadCase... leads) {
        return new ChatLedger(Standing.NONE, List.of(leads), List.of());
    }

    private static LeadCase lead(Jid customer, Instant at) {
        Card card = new Card(CardKind.LEAD, customer, "", "", List.of(), List.of());
        return new LeadCase(card, 1, at, List.of(), List.of(), LeadStatus.NEW, Optional.empty(), "");
    }
}
