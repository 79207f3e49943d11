package io.voicesdr.core.followup;

import static io.voicesdr.core.Chat.hours;
import static io.voicesdr.core.Chat.minutes;
import static io.voicesdr.core.Chat.seconds;
import static org.assertj.core.api.Assertions.assertThat;

import io.voicesdr.core.Chat;
import io.voicesdr.core.followup.Verdict.Due;
import io.voicesdr.core.followup.Verdict.Never;
import io.voicesdr.core.followup.Verdict.NotYet;
import io.voicesdr.core.followup.Verdict.Reason;
import io.voicesdr.core.message.ChatRef;
import io.voicesdr.core.message.Jid;
import io.voicesdr.core.state.ConversationState;
import io.voicesdr.core.tenant.FollowUpRules;
import io.voicesdr.core.tenant.FollowUpRules.Stage;
import io.voicesdr.core.tenant.Tenant;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What a company's chats share. Every chat was left without reply on a Friday at noon in São Paulo. */
class CapsTest {
    private static final Instant ASKED = Chat.BEGIN;
    private static final Duration WINDOW = hours(24);

    private static Tenant tenant(int perHour) {
        return Chat.begin()
                .tenant()
                .edit()
                .timeZone(ZoneId.of("America/Sao_Paulo"))
                .followUp(new FollowUpRules(
                        true,
                        WINDOW,
                        perHour,
                        List.of(
                                new Stage(hours(1), Optional.of("Oi?"), Optional.empty()),
                                new Stage(hours(5), Optional.empty(), Optional.of("Ofereça uma visita.")))))
                .build();
    }

    private static Candidate chat(int number, Chat chat, Verdict verdict) {
        ConversationState state = chat.state();
        return new Candidate(
                new ConversationState(
                        new ChatRef(Chat.INSTANCE, Jid.of("55119%08d@s.whatsapp.net".formatted(number))),
                        state.address(),
                        state.now(),
                        state.entries(),
                        state.session(),
                        state.owed(),
                        state.turns(),
                        state.customerName()),
                verdict);
    }

    private static Chat answered() {
        return Chat.begin().customer("quanto custa?").after(seconds(6)).bot("R$ 99,90.");
    }

    /** So many to whom {@code stage} is due, the higher the number the longer. */
    private static List<Candidate> due(int stage, int chats) {
        return IntStream.range(0, chats)
                .mapToObj(number -> chat(number, answered(), new Due(stage, ASKED.minusSeconds(number))))
                .toList();
    }

    private static List<Verdict> capped(Tenant tenant, List<Candidate> all, Instant now) {
        return Caps.on(all, all, tenant, () -> true, now).stream()
                .map(Candidate::verdict)
                .toList();
    }

    @Test
    void longestDue_goFirst_andTheOthersAreToldWhen() {
        Instant now = ASKED.plus(hours(2));

        assertThat(capped(tenant(2), due(1, 5), now))
                .containsExactly(
                        new Due(1, ASKED.minusSeconds(4)),
                        new Due(1, ASKED.minusSeconds(3)),
                        new NotYet(1, now.plus(hours(1)), Reason.PER_HOUR),
                        new NotYet(1, now.plus(hours(1)), Reason.PER_HOUR),
                        new NotYet(1, now.plus(hours(2)), Reason.PER_HOUR));
    }

    @Test
    void whatWasSentWithinTheHour_takesItsPlace() {
        Candidate sent =
                chat(90, answered().after(hours(1).plusMinutes(30)).followUp(1, "Oi?"), new Never(Reason.DONE));
        Candidate longAgo = chat(91, answered().after(minutes(50)).followUp(1, "Oi?"), new Never(Reason.DONE));
        Instant now = ASKED.plus(hours(2));
        List<Candidate> due = due(1, 2);

        assertThat(Caps.on(due, List.of(due.get(0), due.get(1), sent, longAgo), tenant(2), () -> true, now))
                .extracting(Candidate::verdict)
                .containsExactly(
                        new Due(1, ASKED.minusSeconds(1)),
                        new NotYet(1, sent.state().turns().getLast().at().plus(hours(1)), Reason.PER_HOUR));
    }

    @Test
    void placeThatFreesAtNight_isForTheMorning_orTooLate() {
        Instant evening = ASKED.plus(hours(7)).plus(minutes(30)); // 19:30; nobody is written to after 20:00
        assertThat(capped(tenant(1), due(1, 2), evening).getLast())
                .isEqualTo(new NotYet(1, Instant.parse("2026-11-21T11:00:00Z"), Reason.PER_HOUR));

        Instant late = ASKED.plus(WINDOW).minus(minutes(30));
        assertThat(capped(tenant(1), due(1, 2), late).getLast()).isEqualTo(new Never(Reason.PER_HOUR));
    }

    @Test
    void dayLimit_holdsTheModelBack_untilTomorrow_andTakesNoPlace() {
        Instant now = ASKED.plus(hours(5));
        List<Candidate> both =
                List.of(chat(1, answered(), new Due(2, ASKED.minusSeconds(9))), chat(2, answered(), new Due(1, ASKED)));

        assertThat(Caps.on(both, both, tenant(1), () -> false, now))
                .extracting(Candidate::verdict)
                .containsExactly(
                        new NotYet(2, Instant.parse("2026-11-21T11:00:00Z"), Reason.DAY_LIMIT), new Due(1, ASKED));
        assertThat(Caps.on(
                        due(2, 1),
                        due(2, 1),
                        tenant(1)
                                .edit()
                                .followUp(new FollowUpRules(
                                        true, hours(6), 1, tenant(1).followUp().stages()))
                                .build(),
                        () -> false,
                        now))
                .extracting(Candidate::verdict)
                .containsExactly(new Never(Reason.DAY_LIMIT));
    }

    @Test
    void whoIsNotDue_isLeftAlone() {
        List<Candidate> all = List.of(
                chat(1, answered(), new NotYet(1, ASKED, Reason.WAITING)),
                chat(2, answered(), new Never(Reason.STOPPED)));

        assertThat(Caps.on(all, all, tenant(1), () -> false, ASKED)).isEqualTo(all);
    }
}
