package io.voicesdr.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.voicesdr.core.answer.Answer;
import io.voicesdr.core.followup.Verdict;
import io.voicesdr.core.message.Jid;
import io.voicesdr.core.signature.Kind;
import io.voicesdr.core.signature.Signature;
import io.voicesdr.core.tenant.FollowUpRules;
import io.voicesdr.core.tenant.FollowUpRules.Stage;
import java.time.Duration;
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

    private FollowUpJob job() {
        return job(TestTurnConfig.DEFAULTS, waited::add);
    }

    private FollowUpJob job(TurnConfig config, Pause pause) {
        FollowUpMonthTest.Served served = new FollowUpMonthTest.Served(world.tenant, world.signatures(world.tenant));
        Hearsay hearsay = new Hearsay();
        return new FollowUpJob(
                served,
                new FollowUps(served, world.notices, world.archive, FollowUpMonthTest.FOLLOW_UP_CONFIG, world.clock),
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
        FollowUpMonthTest.Served served = new FollowUpMonthTest.Served(world.tenant, world.signatures(world.tenant));
        FollowUps followUps =
                new FollowUps(served, world.notices, world.archive, FollowUpMonthTest.FOLLOW_UP_CONFIG, world.clock);
        answered();
        int before = world.archive.reads.get();
        followUps.candidates(world.tenant);
        assertThat(world.archive.reads.get() - before).isEqualTo(1);
        world.clock.advance(Duration.ofMinutes(80));
        for (int look = 0; look < 3; look++) {
            assertThat(followUps.candidates(world.tenant))
                    .extracting(FollowUps.Candidate::verdict)
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
