package io.voicesdr.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.voicesdr.LogLines;
import io.voicesdr.api.row.FollowUpRow;
import io.voicesdr.core.answer.Answer;
import io.voicesdr.core.followup.Candidate;
import io.voicesdr.core.followup.Verdict;
import io.voicesdr.core.message.Jid;
import io.voicesdr.core.signature.Kind;
import io.voicesdr.core.signature.Signature;
import io.voicesdr.core.tenant.DayLimits;
import io.voicesdr.core.tenant.FollowUpRules;
import io.voicesdr.core.tenant.FollowUpRules.Stage;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** Follow-ups through the whole shell. The clock begins on a Monday at 9:00 in São Paulo. */
class FollowUpJobTest {

    private World world = world(
            new Stage(Duration.ofHours(1), Optional.of("Oi, {customer.name}! Ficou alguma dúvida?"), Optional.empty()),
            new Stage(Duration.ofHours(4), Optional.empty(), Optional.of("Ofereça uma visita.")));

    private final List<Duration> waited = Collections.synchronizedList(new ArrayList<>());

    private static World world(Stage... stages) {
        return World.of(tenant -> tenant.followUp(new FollowUpRules(true, Duration.ofHours(24), 20, List.of(stages))));
    }

    private FollowUps followUps() {
        return new FollowUps(
                new FollowUpMonthTest.Served(world.tenant, world.signatures(world.tenant)),
                world.notices,
                world.budget,
                world.archive,
                FollowUpMonthTest.FOLLOW_UP_CONFIG,
                world.clock);
    }

    private FollowUpJob job() {
        return job(TestTurnConfig.DEFAULTS, waited::add);
    }

    private FollowUpJob job(TurnConfig config, Pause pause) {
        FollowUpMonthTest.Served served = new FollowUpMonthTest.Served(world.tenant, world.signatures(world.tenant));
        Hearsay hearsay = new Hearsay();
        return new FollowUpJob(
                served,
                followUps(),
                new FollowUpDrafter(world.model, served, served),
                world.whatsApp,
                hearsay,
                new Sender(
                        world.whatsApp,
                        world.whatsApp,
                        served,
                        hearsay,
                        new Identities(),
                        new Transcripts(),
                        config,
                        world.clock),
                world.budget,
                world.reports::add,
                config,
                FollowUpMonthTest.FOLLOW_UP_CONFIG,
                world.clock,
                new SimpleMeterRegistry(),
                pause);
    }

    private void answered() {
        world.customerWrites("quanto custa o Onix?");
        world.settle();
    }

    private List<String> said() {
        return world.whatsApp.textsToCustomers();
    }

    @Test
    void stages_areSentInOrder_signedWithTheirNumber_acrossARestart() {
        answered();
        assertThat(job().run()).isZero();
        world.clock.advance(Duration.ofMinutes(80));
        assertThat(job().run()).isEqualTo(1);
        assertThat(job().run()).isZero();
        world.clock.advance(Duration.ofHours(4));
        assertThat(job().run()).isEqualTo(1);
        world.clock.advance(Duration.ofHours(4));
        assertThat(job().run()).isZero();

        assertThat(said()).containsExactly("Resposta 1", "Oi, Maria! Ficou alguma dúvida?", "Resposta 2");
        assertThat(world.model.asked.getLast().system()).contains("Agora você escreve primeiro", "Ofereça uma visita.");
        assertThat(world.model.asked.getLast().turns().toString()).contains("quanto custa o Onix?");
        List<Signature> marks = world.whatsApp.all().stream()
                .flatMap(message ->
                        world.signatures(world.tenant).read(message.content().text()).stream())
                .toList();
        assertThat(marks).extracting(Signature::kind).containsExactly(Kind.ANSWER, Kind.FOLLOW_UP, Kind.FOLLOW_UP);
        assertThat(marks).extracting(Signature::place).containsExactly(0, 1, 2);
        assertThat(marks.getLast().answers()).isZero();
        assertThat(world.outcomes()).last().isEqualTo(TurnReport.Outcome.FOLLOWED_UP);
    }

    /** One reading of the tenant's window a look, and one of a chat's past for as long as it holds. */
    @Test
    void pastOfAChat_isReadOnce_andOnlyWhenSomethingWouldBeSent() {
        FollowUps followUps = followUps();
        answered();
        int before = world.archive.reads.get();
        followUps.candidates(world.tenant);
        assertThat(world.archive.reads.get() - before).isEqualTo(1);
        world.clock.advance(Duration.ofMinutes(80));
        for (int look = 0; look < 3; look++) {
            assertThat(followUps.candidates(world.tenant))
                    .extracting(Candidate::verdict)
                    .hasOnlyElementsOfType(Verdict.Due.class);
        }
        assertThat(world.archive.reads.get() - before).isEqualTo(1 + 3 + 1);
    }

    @Test
    void modelThatFindsNoReason_isNotAskedAgain_andNothingIsSent() {
        world = world(new Stage(Duration.ofHours(1), Optional.empty(), Optional.of("Retome.")));
        answered();
        world.model.outcome = (number, prompt) -> new LanguageModel.Outcome.Answered(
                new Answer(
                        List.of(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Map.of(),
                        List.of(),
                        Answer.Handover.notNeeded()),
                FakeModel.USAGE);
        world.clock.advance(Duration.ofMinutes(80));
        FollowUpJob job = job();
        job.run();
        job.run();

        assertThat(world.model.asked).hasSize(2);
        assertThat(said()).containsExactly("Resposta 1");
    }

    @Test
    void customerWhoWritesWhileTheModelThinks_isNotFollowedUp() {
        world = world(new Stage(Duration.ofHours(1), Optional.empty(), Optional.of("Retome.")));
        answered();
        world.model.outcome = (number, prompt) -> {
            world.whatsApp.customer(World.MARIA, "oi, voltei");
            return new LanguageModel.Outcome.Answered(Answer.ofText("Ainda por aí?"), FakeModel.USAGE);
        };
        world.clock.advance(Duration.ofMinutes(80));

        assertThat(job().run()).isZero();
        assertThat(said()).containsExactly("Resposta 1");
    }

    @Test
    void customerWhoWritesWhileItIsTyped_isNotFollowedUp() {
        Stage first = new Stage(Duration.ofHours(1), Optional.of("Ficou alguma dúvida?"), Optional.empty());
        world = World.of(tenant -> tenant.conversation(World.rules(Duration.ZERO, true))
                .followUp(new FollowUpRules(true, Duration.ofHours(24), 20, List.of(first))));
        answered();
        world.whatsApp.whileTyping = time -> world.whatsApp.customer(World.MARIA, "oi, voltei");
        world.clock.advance(Duration.ofMinutes(80));

        assertThat(job().run()).isZero();
        assertThat(said()).containsExactly("Resposta 1");
    }

    /** Two months ago, far outside of what candidates are made of. */
    @Test
    void oldOptOut_stillHolds() {
        world.customerWrites("SAIR");
        world.settle();
        world.clock.advance(Duration.ofDays(60));
        answered();
        world.clock.advance(Duration.ofMinutes(80));
        FollowUpJob job = job();

        assertThat(job.run()).isZero();
        assertThat(job.run()).isZero();
        assertThat(said()).hasSize(2);
    }

    @Test
    void closedByPeople_andHourlyCap_areKept() {
        world = World.of(tenant -> tenant.followUp(new FollowUpRules(
                true,
                Duration.ofHours(24),
                2,
                List.of(new Stage(Duration.ofHours(1), Optional.of("Oi?"), Optional.empty())))));
        for (int i = 0; i < 5; i++) {
            Jid jid = Jid.of("551198888000" + i + "@s.whatsapp.net");
            world.hear(world.whatsApp.customer(jid, "oi"));
            world.settle();
            if (i == 0) {
                world.notices.closed.add(jid);
            }
        }
        world.clock.advance(Duration.ofMinutes(80));
        FollowUpJob job = job();

        assertThat(job.run()).isEqualTo(2);
        assertThat(job.run()).isZero();
        world.clock.advance(Duration.ofMinutes(61));
        assertThat(job.run()).isEqualTo(2);
        assertThat(job.run()).isZero();
    }

    // ---- the day's limit

    private static final FollowUpRules BY_MODEL = new FollowUpRules(
            true,
            Duration.ofHours(26),
            20,
            List.of(new Stage(Duration.ofHours(1), Optional.empty(), Optional.of("Retome."))));

    @Test
    void dayLimit_keepsTheModelFromWriting_untilTomorrow_andTheReportSaysSo() {
        world = World.of(tenant -> tenant.followUp(BY_MODEL).limits(new DayLimits(0, 1)));
        answered();
        world.clock.advance(Duration.ofMinutes(80));
        FollowUpJob job = job();

        try (LogLines log = LogLines.of(LimitNotice.class)) {
            assertThat(job.run()).isZero();
            assertThat(job.run()).isZero();
            assertThat(log.lines())
                    .as("once a day")
                    .singleElement()
                    .asString()
                    .startsWith("DAY_LIMIT instance=loja:")
                    .contains("raise limits");
        }
        assertThat(world.model.asked).hasSize(1);
        assertThat(followUps().candidates(world.tenant))
                .extracting(Candidate::verdict)
                .containsExactly(
                        new Verdict.NotYet(1, Instant.parse("2026-11-24T11:00:00Z"), Verdict.Reason.DAY_LIMIT));
        Awaitility.await().until(() -> world.notices.notices.containsKey("day limit 2026-11-23"));

        world.clock.advance(Duration.ofHours(22)); // 8:20 of the next day
        assertThat(job.run()).isEqualTo(1);
        assertThat(said()).containsExactly("Resposta 1", "Resposta 2");
    }

    @Test
    void dayLimit_doesNotHoldTheCompanysOwnWords() {
        world = World.of(tenant -> tenant.limits(new DayLimits(0, 1))
                .followUp(new FollowUpRules(
                        true,
                        Duration.ofHours(24),
                        20,
                        List.of(new Stage(Duration.ofHours(1), Optional.of("Oi?"), Optional.empty())))));
        answered();
        world.clock.advance(Duration.ofMinutes(80));

        assertThat(job().run()).isEqualTo(1);
        assertThat(said()).containsExactly("Resposta 1", "Oi?");
    }

    /** Three customers, an answer and a follow-up each: with the fifth of the six the day is full, also after a restart. */
    @Test
    void whatTheModelWroteUnasked_countsAsAnAnswer_alsoAfterARestart() {
        world = World.of(tenant -> tenant.followUp(BY_MODEL).limits(new DayLimits(0, 5)));
        for (int i = 0; i < 3; i++) {
            world.hear(world.whatsApp.customer(Jid.of("551198888000" + i + "@s.whatsapp.net"), "oi"));
            world.settle();
        }
        world.clock.advance(Duration.ofMinutes(80));

        assertThat(job().run()).isEqualTo(2);
        world = world.restarted();
        assertThat(job().run()).isZero();
        assertThat(world.model.asked).isEmpty();
        assertThat(followUps().candidates(world.tenant).stream()
                        .map(Candidate::verdict)
                        .filter(verdict ->
                                verdict instanceof Verdict.NotYet later && later.reason() == Verdict.Reason.DAY_LIMIT))
                .hasSize(1);
    }

    /** Whatever was asked of the model and sent to nobody: a thousand tokens each. */
    @Test
    void wordsThatWereNotSent_countToo() {
        world = World.of(tenant -> tenant.followUp(BY_MODEL).limits(new DayLimits(1_900, 0)));
        answered();
        world.model.outcome = (number, prompt) -> new LanguageModel.Outcome.Answered(
                FakeModel.answer(List.of(), Optional.empty(), List.of()), FakeModel.USAGE);
        world.clock.advance(Duration.ofMinutes(80));
        assertThat(job().run()).isZero();
        world.budget.read(world.tenant); // the marks know only of the answer

        world.customerWrites("e o Gol?");
        world.settle();
        assertThat(said()).last().asString().startsWith("Hoje a assistente virtual já não consegue");
    }

    @Test
    void settledOnes_keepNobodyElseFromTheirPlace() {
        world = World.of(
                tenant -> tenant.followUp(new FollowUpRules(true, Duration.ofHours(24), 1, BY_MODEL.stages())));
        for (int i = 0; i < 2; i++) {
            world.hear(world.whatsApp.customer(Jid.of("551198888000" + i + "@s.whatsapp.net"), "oi"));
            world.settle();
            world.clock.advance(Duration.ofMinutes(1));
        }
        world.model.outcome = (number, prompt) -> new LanguageModel.Outcome.Answered(
                number == 3 ? FakeModel.answer(List.of(), Optional.empty(), List.of()) : Answer.ofText("Ainda por aí?"),
                FakeModel.USAGE);
        world.clock.advance(Duration.ofMinutes(80));
        FollowUpJob job = job();

        assertThat(job.run()).as("the model would rather not").isZero();
        assertThat(job.run()).isEqualTo(1);
    }

    // ---- the replica whose tenant it is has died

    private static final int OWNER = Math.floorMod("loja".hashCode(), 2);

    private FollowUpJob replica(int index) {
        return job(FollowUpMonthTest.replica(index, 2), waited::add);
    }

    @Test
    void deadReplicasTenants_areTakenOver_whenAStageIsLongOverdue() {
        answered();
        FollowUpJob other = replica(1 - OWNER);
        world.clock.advance(Duration.ofMinutes(60));
        assertThat(other.run()).as("not due for long").isZero();
        world.clock.advance(Duration.ofMinutes(30));

        try (LogLines log = LogLines.of(FollowUpJob.class)) {
            assertThat(other.run()).isEqualTo(1);
            assertThat(log.lines()).singleElement().asString().startsWith("FOLLOW_UP_TAKEN_OVER instance=loja sent=1:");
        }
        assertThat(said()).containsExactly("Resposta 1", "Oi, Maria! Ficou alguma dúvida?");
        assertThat(replica(OWNER).run()).as("back again").isZero();
    }

    /** Also where the one who took over has written to somebody else: that is no sign of the dead one's life. */
    @Test
    void takenOver_oneRunAfterTheOther() {
        for (int i = 0; i < 2; i++) {
            world.hear(world.whatsApp.customer(Jid.of("551198888000" + i + "@s.whatsapp.net"), "oi"));
            world.settle();
            world.clock.advance(Duration.ofMinutes(15));
        }
        FollowUpJob other = replica(1 - OWNER);
        int sent = 0;
        for (int minute = 0; minute < 90; minute++) {
            sent += other.run();
            world.clock.advance(Duration.ofMinutes(1));
        }
        assertThat(sent).isEqualTo(2);
    }

    @Test
    void replicaThatIsAlive_isNotHelped_withWhatItHasNotComeToYet() {
        for (int i = 0; i < 2; i++) {
            world.hear(world.whatsApp.customer(Jid.of("551198888000" + i + "@s.whatsapp.net"), "oi"));
            world.settle();
        }
        world.clock.advance(Duration.ofMinutes(90));
        world.whatsApp.sendOutcomes.add(Messenger.Sent.Accepted::new);
        world.whatsApp.sendOutcomes.add(message -> world.whatsApp.vanish(
                message, new Messenger.Sent.NotSent(new UpstreamException("EVOLUTION_REFUSED", "x", null))));
        assertThat(replica(OWNER).run()).isEqualTo(1);

        assertThat(replica(1 - OWNER).run()).isZero();
        world.clock.advance(Duration.ofMinutes(6));
        assertThat(replica(1 - OWNER).run()).as("silent for long").isEqualTo(1);
    }

    @Test
    void nobodyTakesOver_whereItIsSwitchedOff() {
        answered();
        world.clock.advance(Duration.ofHours(3));
        FollowUpJob other = job(FollowUpMonthTest.replica(1 - OWNER, 2, Duration.ZERO), waited::add);

        assertThat(other.run()).isZero();
    }

    // ---- the report

    /** Three who wait for one place an hour, and one for whom the model would write. */
    @Test
    void report_namesTheWords_theCap_andTheTime() {
        world = World.of(tenant -> tenant.followUp(new FollowUpRules(
                true,
                Duration.ofHours(24),
                1,
                List.of(
                        new Stage(
                                Duration.ofHours(1),
                                Optional.of("Oi, {customer.name}! Ficou alguma dúvida?"),
                                Optional.empty()),
                        new Stage(Duration.ofHours(2), Optional.empty(), Optional.of("Ofereça uma visita."))))));
        for (int i = 0; i < 3; i++) {
            world.hear(world.whatsApp.customer(Jid.of("551198888000" + i + "@s.whatsapp.net"), "oi"));
            world.settle();
        }
        world.clock.advance(Duration.ofMinutes(80));
        Instant first = world.clock.instant();
        List<FollowUpRow> rows = rows();
        assertThat(rows).extracting(FollowUpRow::verdict).containsExactly("due", "later", "later");
        assertThat(rows).extracting(FollowUpRow::reason).containsExactly(null, "per_hour", "per_hour");
        assertThat(rows)
                .extracting(FollowUpRow::text)
                .containsOnly("Oi, Maria! Ficou alguma dúvida?")
                .hasSize(3);
        assertThat(rows).extracting(FollowUpRow::prompt).containsOnlyNulls();
        assertThat(rows.subList(1, 3))
                .extracting(FollowUpRow::at)
                .containsExactly(first.plus(Duration.ofHours(1)), first.plus(Duration.ofHours(2)));

        assertThat(job().run()).isEqualTo(1);
        world.clock.advance(Duration.ofMinutes(5));
        assertThat(rows()).filteredOn(row -> row.stage() == 2).singleElement().satisfies(row -> {
            assertThat(row.verdict()).isEqualTo("later");
            assertThat(row.reason()).isEqualTo("waiting");
            assertThat(row.text()).isNull();
            assertThat(row.prompt()).isEqualTo("Ofereça uma visita.");
        });
        assertThat(said()).as("a report sends nothing").hasSize(4);
        assertThat(world.model.asked).hasSize(3);
    }

    private List<FollowUpRow> rows() {
        FollowUpMonthTest.Served served = new FollowUpMonthTest.Served(world.tenant, world.signatures(world.tenant));
        FollowUpDrafter drafter = new FollowUpDrafter(world.model, served, served);
        return followUps().candidates(world.tenant).stream()
                .map(candidate -> FollowUpRow.of(world.tenant, candidate, drafter.preview(world.tenant, candidate)))
                .toList();
    }

    @Test
    void dryRun_sendsNothing_andAsksOnce() {
        answered();
        world.clock.advance(Duration.ofMinutes(80));
        FollowUpJob job = job(new TestTurnConfig(10_000, 256, 3, true), waited::add);
        job.run();
        job.run();

        assertThat(said()).containsExactly("Resposta 1");
        assertThat(world.outcomes())
                .filteredOn(TurnReport.Outcome.DRY_RUN::equals)
                .hasSize(1);
    }

    /** Both take the tenant for theirs and find the same customer at the same moment; each waits for its own seconds. */
    @Test
    void twoReplicasAtOnce_sendOnce() throws Exception {
        answered();
        world.clock.advance(Duration.ofMinutes(80));
        int count = Math.floorMod("loja".hashCode(), 2) == 0 ? 3 : 2;
        int index = Math.floorMod("loja".hashCode(), count);
        CountDownLatch waiting = new CountDownLatch(1);
        CountDownLatch slot = new CountDownLatch(1);
        FollowUpJob second = job(FollowUpMonthTest.replica(index, count), time -> {
            waiting.countDown();
            slot.await();
            assertThat(time).isEqualTo(Duration.ofSeconds(15L * index));
        });
        CompletableFuture<Integer> other = CompletableFuture.supplyAsync(second::run);
        waiting.await();
        int first = job().run();
        world.clock.advance(Duration.ofSeconds(15L * index));
        slot.countDown();

        assertThat(first + other.get()).isEqualTo(1);
        assertThat(said()).containsExactly("Resposta 1", "Oi, Maria! Ficou alguma dúvida?");
        Awaitility.await().until(other::isDone);
    }
}
