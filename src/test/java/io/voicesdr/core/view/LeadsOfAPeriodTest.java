package io.voicesdr.core.view;

import static io.voicesdr.core.Chat.hours;
import static io.voicesdr.core.Chat.minutes;
import static io.voicesdr.core.Chat.seconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.voicesdr.core.Chat;
import io.voicesdr.core.history.Hearing;
import io.voicesdr.core.message.ChatRef;
import io.voicesdr.core.message.Jid;
import io.voicesdr.core.signature.Kind;
import io.voicesdr.core.signature.Notice;
import io.voicesdr.core.team.Card;
import io.voicesdr.core.team.CardKind;
import io.voicesdr.core.team.ChatLedger;
import io.voicesdr.core.team.CustomerNumber;
import io.voicesdr.core.team.LeadCase;
import io.voicesdr.core.team.LeadStatus;
import io.voicesdr.core.team.Ledger;
import io.voicesdr.core.team.Standing;
import io.voicesdr.core.tenant.Tenant;
import io.voicesdr.core.view.SessionFacts.FlowLook;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
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

    @Test
    void days_countNoLeadOfWhoWasForgottenSince() {
        Instant forgotten = NOON.plusSeconds(3_600);
        Tenant tenant = Tenant.named("loja", "Loja", "Você é a Ana.")
                .timeZone(ZoneOffset.UTC)
                .build();

        assertThat(leads(Days.of(List.of(), ledger, tenant, DAY))).containsExactly(3L, 0L);
        assertThat(leads(Days.of(
                        List.of(),
                        ledger,
                        tenant,
                        DAY,
                        FlowLook.hearing(Hearing.NONE),
                        (customer, moment) -> customer.includes(ANA) && !forgotten.isBefore(moment))))
                .containsExactly(2L, 0L);
    }

    /** What is left of the chat tells it, too: no page of the inbox has to read more for it. */
    @Test
    void days_seeInTheChatsThemselves_whoWasForgotten() {
        Chat chat = Chat.begin()
                .customer("quero um SUV")
                .after(seconds(5))
                .bot("Temos!")
                .after(minutes(5))
                .customer("apagar meus dados")
                .after(seconds(5))
                .bot(Kind.NOTICE, Notice.FORGOTTEN.place(), "", "Pronto");
        Instant notice = chat.state().entries().getFirst().at();
        Ledger two = new Ledger(
                Map.of(
                        CustomerNumber.of(Chat.PHONE),
                        chat(
                                closed(Chat.PHONE, Chat.BEGIN.plusSeconds(10), LeadStatus.WON),
                                lead(Chat.PHONE, notice.plusSeconds(60))),
                        CustomerNumber.of(JOAO),
                        chat(closed(JOAO, Chat.BEGIN, LeadStatus.LOST))),
                Set.of(),
                List.of());
        Period day = new Period(Chat.BEGIN, Chat.BEGIN.plus(hours(2)));
        List<ChatWindow> chats = ChatWindow.of(
                        new ChatRef(Chat.INSTANCE, Chat.PHONE),
                        chat.tenant().conversation(),
                        Chat.SIGNATURES,
                        chat.rows(),
                        Chat.BEGIN.minus(hours(48)),
                        day.to())
                .stream()
                .toList();
        Day only = Days.of(chats, two, chat.tenant(), day).getFirst();

        assertThat(only.leads())
                .as("João's, and the new one of who was forgotten")
                .isEqualTo(2);
        assertThat(only.won()).isZero();
        assertThat(only.lost()).isEqualTo(1);
    }

    private static List<Long> leads(List<Day> days) {
        return days.stream().map(Day::leads).toList();
    }

    private static LeadCase closed(Jid customer, Instant at, LeadStatus status) {
        Card card = new Card(CardKind.LEAD, customer, "", "", List.of(), List.of());
        return new LeadCase(card, 1, at, List.of(), List.of(), status, Optional.of(at.plusSeconds(5)), "Carlos");
    }

    private static ChatLedger chat(LeadCase... leads) {
        return new ChatLedger(Standing.NONE, List.of(leads), List.of());
    }

    private static LeadCase lead(Jid customer, Instant at) {
        Card card = new Card(CardKind.LEAD, customer, "", "", List.of(), List.of());
        return new LeadCase(card, 1, at, List.of(), List.of(), LeadStatus.NEW, Optional.empty(), "");
    }
}
