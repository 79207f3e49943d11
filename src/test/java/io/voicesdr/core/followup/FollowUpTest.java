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
import io.voicesdr.core.message.Content;
import io.voicesdr.core.message.Delivery;
import io.voicesdr.core.signature.Kind;
import io.voicesdr.core.signature.Notice;
import io.voicesdr.core.state.Permission;
import io.voicesdr.core.team.LeadStatus;
import io.voicesdr.core.team.Standing;
import io.voicesdr.core.tenant.FollowUpRules;
import io.voicesdr.core.tenant.FollowUpRules.Stage;
import io.voicesdr.core.tenant.Lgpd;
import io.voicesdr.core.tenant.Tenant;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Stop rules and times of follow-ups. A chat begins on a Friday at noon in São Paulo; stages after 1 h and 5 h. */
class FollowUpTest {

    private static final FollowUpRules RULES =
            new FollowUpRules(true, hours(24), 20, List.of(stage(hours(1)), stage(hours(5)), stage(hours(23))));

    private static Stage stage(Duration after) {
        return new Stage(after, Optional.of("Oi?"), Optional.empty());
    }

    private static Chat answered() {
        return Chat.begin().customer("quanto custa?").after(seconds(6)).bot("R$ 99,90.");
    }

    private static Verdict verdict(Chat chat) {
        return verdict(chat, tenant -> tenant, Standing.NONE);
    }

    private static Verdict verdict(Chat chat, UnaryOperator<Tenant.Builder> settings, Standing standing) {
        Tenant tenant = settings.apply(chat.tenant().edit().followUp(RULES)).build();
        return FollowUp.of(tenant, chat.state(), Permission.of(chat.state().entries()), standing);
    }

    /** An hour and a half after the last thing said, when a stage would be due if nothing stood against it. */
    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("stops")
    void stopRule_holds(Reason reason, String what, Chat chat) {
        assertThat(verdict(chat.after(minutes(90)))).isEqualTo(new Never(reason));
    }

    static Stream<Arguments> stops() {
        return Stream.of(
                stop(
                        Reason.STOPPED,
                        "SAIR after the answer",
                        answered()
                                .after(minutes(1))
                                .customer("SAIR")
                                .after(seconds(5))
                                .bot(Kind.NOTICE, Notice.STOPPED.place(), "", "Pronto")),
                stop(
                        Reason.STOPPED,
                        "SAIR, then a question that was answered",
                        answered()
                                .customer("parar")
                                .after(minutes(1))
                                .customer("tem azul?")
                                .after(seconds(5))
                                .bot("Tem.")),
                stop(
                        Reason.STOPPED,
                        "all was forgotten",
                        answered()
                                .customer("apagar meus dados")
                                .after(seconds(5))
                                .bot(Kind.NOTICE, Notice.FORGOTTEN.place(), "", "Pronto")
                                .after(minutes(5))
                                .customer("tem azul?")
                                .after(seconds(5))
                                .bot("Tem.")),
                stop(
                        Reason.PERSON,
                        "a person answered",
                        answered().after(minutes(5)).person("Posso ajudar?")),
                stop(
                        Reason.PERSON,
                        "a person wrote, the bot after the pause",
                        answered()
                                .after(minutes(5))
                                .person("Oi")
                                .after(hours(3))
                                .bot("Oi")),
                stop(
                        Reason.OWED,
                        "the customer waits",
                        answered().after(minutes(5)).customer("tem azul?")),
                stop(
                        Reason.NOT_LAST,
                        "a sticker came last",
                        answered().after(minutes(5)).customer(new Content.Sticker(false))),
                stop(
                        Reason.HANDED_OVER,
                        "handed over",
                        Chat.begin()
                                .customer("reclamação")
                                .after(seconds(5))
                                .bot(Kind.HANDOVER, 0, "", "Uma pessoa continua")),
                stop(
                        Reason.HANDED_OVER,
                        "no model answered",
                        Chat.begin().customer("oi").after(seconds(5)).bot(Kind.FALLBACK, 0, "", "Não consegui")),
                stop(
                        Reason.NOTICE,
                        "only the data was shown",
                        Chat.begin()
                                .customer("meus dados")
                                .after(seconds(5))
                                .bot(Kind.NOTICE, Notice.DATA_SHOWN.place(), "", "Estes são")),
                stop(
                        Reason.NOTICE,
                        "the day's limit",
                        Chat.begin()
                                .customer("oi")
                                .after(seconds(5))
                                .bot(Kind.NOTICE, Notice.LIMIT.place(), "", "Hoje não")),
                stop(Reason.UNDELIVERED, "the answer never arrived", answered().status("b1", Delivery.ERROR)),
                stop(
                        Reason.NOT_INTERESTED,
                        "a refusal",
                        answered()
                                .after(minutes(1))
                                .customer("Não tenho interesse.")
                                .after(seconds(5))
                                .bot("Tudo bem!")),
                stop(
                        Reason.NOT_INTERESTED,
                        "a good-bye",
                        answered()
                                .after(minutes(1))
                                .customer("Obrigada, tchau!")
                                .after(seconds(5))
                                .bot("Tchau!")),
                stop(
                        Reason.NO_CUSTOMER,
                        "the customer has never written",
                        Chat.begin().bot(Kind.ANSWER, 0, "", "Oi")));
    }

    private static Arguments stop(Reason reason, String what, Chat chat) {
        return Arguments.of(reason, what, chat);
    }

    @Test
    void settings_andPeople_stopItToo() {
        Chat chat = answered().after(minutes(90));

        assertThat(verdict(chat, tenant -> tenant.followUp(FollowUpRules.OFF), Standing.NONE))
                .isEqualTo(new Never(Reason.OFF));
        assertThat(verdict(chat, tenant -> tenant, lead(LeadStatus.WON))).isEqualTo(new Never(Reason.CLOSED));
        assertThat(verdict(chat, tenant -> tenant, lead(LeadStatus.LOST))).isEqualTo(new Never(Reason.CLOSED));
        assertThat(verdict(chat, tenant -> tenant, lead(LeadStatus.CONTACTED))).isInstanceOf(Due.class);
        assertThat(verdict(chat, FollowUpTest::withConsent, Standing.NONE)).isEqualTo(new Never(Reason.NO_CONSENT));
        assertThat(verdict(
                        answered()
                                .bot(Kind.NOTICE, Notice.CONSENT_ASKED.place(), "", "Podemos?")
                                .after(seconds(9))
                                .customer("pode sim")
                                .after(seconds(5))
                                .bot("Combinado")
                                .after(minutes(90)),
                        FollowUpTest::withConsent,
                        Standing.NONE))
                .isInstanceOf(Due.class);
    }

    @Test
    void pauseByTheTeam_holdsUntilItEnds() {
        Chat chat = answered().after(minutes(90));

        assertThat(verdict(
                        chat, tenant -> tenant, pausedUntil(chat.state().now().plusSeconds(60))))
                .isEqualTo(new Never(Reason.PERSON));
        assertThat(verdict(
                        chat, tenant -> tenant, pausedUntil(chat.state().now().minusSeconds(60))))
                .isInstanceOf(Due.class);
    }

    private static Standing lead(LeadStatus status) {
        return new Standing(Optional.empty(), Optional.empty(), Optional.empty(), Optional.of(status));
    }

    private static Standing pausedUntil(Instant end) {
        return new Standing(Optional.of(end.minusSeconds(3600)), Optional.of(end), Optional.empty(), Optional.empty());
    }

    private static Tenant.Builder withConsent(Tenant.Builder tenant) {
        return tenant.lgpd(new Lgpd(false, Optional.empty(), Duration.ofDays(180), true, false));
    }

    @Test
    void talkLikeARefusal_stopsNothing() {
        for (String said :
                List.of("não quero o azul", "obrigado", "não, prefiro o outro", "já comprei um antes, quero mais um")) {
            assertThat(verdict(answered()
                            .after(minutes(1))
                            .customer(said)
                            .after(seconds(5))
                            .bot("Ok")
                            .after(minutes(90))))
                    .as(said)
                    .isInstanceOf(Due.class);
        }
    }

    @Test
    void stages_comeInOrder_andTheReplyBeginsAnew() {
        Chat chat = answered().after(minutes(30));
        assertThat(verdict(chat)).isInstanceOf(NotYet.class);
        assertThat(verdict(chat.after(minutes(40))))
                .isInstanceOfSatisfying(
                        Due.class, due -> assertThat(due.stage()).isEqualTo(1));
        chat.followUp(1, "Oi?");
        assertThat(verdict(chat.after(minutes(10))))
                .isInstanceOfSatisfying(
                        NotYet.class, later -> assertThat(later.stage()).isEqualTo(2));
        assertThat(verdict(chat.after(hours(4).plusMinutes(30))))
                .isInstanceOfSatisfying(
                        Due.class, due -> assertThat(due.stage()).isEqualTo(2));
        chat.followUp(2, "Ainda aí?")
                .after(minutes(5))
                .customer("oi")
                .after(seconds(5))
                .bot("Olá!")
                .after(minutes(70));
        assertThat(verdict(chat))
                .isInstanceOfSatisfying(
                        Due.class, due -> assertThat(due.stage()).isEqualTo(1));
    }

    /** The process was down for six hours: stage 1 goes out late, stage 2 four hours after it. */
    @Test
    void lateStages_doNotPileUp() {
        Chat chat = answered().after(hours(6));
        assertThat(verdict(chat))
                .isInstanceOfSatisfying(
                        Due.class, due -> assertThat(due.stage()).isEqualTo(1));
        chat.followUp(1, "Oi?").after(minutes(1));

        assertThat(verdict(chat))
                .isInstanceOfSatisfying(
                        NotYet.class,
                        later -> assertThat(later.at())
                                .isAfterOrEqualTo(chat.now().plus(hours(4)).minusSeconds(60)));
    }

    @Test
    void night_andWindow_areKept() {
        Chat evening = Chat.begin()
                .after(hours(7).plusMinutes(30))
                .customer("oi")
                .after(seconds(5))
                .bot("Olá!")
                .after(minutes(90));
        assertThat(verdict(evening)).isInstanceOfSatisfying(NotYet.class, later -> {
            assertThat(later.reason()).isEqualTo(Reason.OUTSIDE_HOURS);
            assertThat(later.at())
                    .isBetween(Instant.parse("2026-11-21T11:00:00Z"), Instant.parse("2026-11-21T11:15:00Z"));
        });
        Chat chat =
                answered().after(hours(22)).followUp(1, "a").followUp(2, "b").after(hours(1).plusMinutes(30));
        assertThat(verdict(chat)).isEqualTo(new Never(Reason.WINDOW_CLOSED));
        assertThat(verdict(answered().after(hours(25)))).isEqualTo(new Never(Reason.WINDOW_CLOSED));
    }

    @Test
    void allStagesSent_isDone() {
        assertThat(verdict(answered().after(hours(2)).followUp(3, "c").after(hours(1))))
                .isEqualTo(new Never(Reason.DONE));
    }

    /** Between the last second in which one may begin and the first of any other lie seconds enough to send and be seen. */
    @Test
    void slots_ofDifferentReplicas_lieApart() {
        Instant minute = Instant.parse("2026-11-21T11:00:00Z");
        for (int one = 0; one < 4; one++) {
            for (int other = 0; other < 4; other++) {
                for (int second = 0; second < 60 && one != other; second++) {
                    if (Slots.waitFor(one, minute.plusSeconds(second)).isZero()) {
                        assertThat(Slots.waitFor(other, minute.plusSeconds(second))
                                        .toSeconds())
                                .isGreaterThanOrEqualTo(7);
                    }
                }
            }
        }
        assertThat(Slots.waitFor(1, minute)).isEqualTo(seconds(15));
        assertThat(Slots.waitFor(0, minute.plusSeconds(9))).isEqualTo(seconds(51));
        assertThat(Slots.waitFor(5, minute.plusSeconds(15))).isZero();
    }
}
