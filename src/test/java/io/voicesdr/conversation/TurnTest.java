package io.voicesdr.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.voicesdr.conversation.TurnReport.Outcome;
import io.voicesdr.core.answer.Answer;
import io.voicesdr.core.message.Content;
import io.voicesdr.core.message.CustomerAddress;
import io.voicesdr.core.message.Jid;
import io.voicesdr.core.message.Message;
import io.voicesdr.core.message.Origin;
import io.voicesdr.core.state.ConversationState;
import io.voicesdr.core.team.Standing;
import io.voicesdr.core.tenant.Tenant;
import io.voicesdr.core.text.CustomerText;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** The way of a turn, with everything upstream faked: what is sent, how often, and what it costs. */
class TurnTest {

    private final World world = new World();

    @Test
    void plainTurn_costsTwoPullsOneCallOneSend() {
        world.customerWrites("oi");
        world.settle();

        assertThat(world.whatsApp.textsToCustomers()).containsExactly("Resposta 1");
        assertThat(world.whatsApp.pulls).hasValue(2);
        assertThat(world.model.asked).hasSize(1);
        assertThat(world.whatsApp.sends).hasValue(1);
        assertThat(world.outcomes()).containsExactly(Outcome.ANSWERED);
    }

    @Test
    void duplicateWebhooks_areAnsweredOnce() {
        Message message = world.whatsApp.customer(World.MARIA, "oi");
        for (int i = 0; i < 5; i++) {
            world.hear(message);
        }
        world.settle();
        world.hear(message);
        world.settle();

        assertThat(world.whatsApp.textsToCustomers()).containsExactly("Resposta 1");
        assertThat(world.model.asked).hasSize(1);
    }

    @Test
    void burst_isAnsweredOnceForAll() {
        World waiting = new World(World.rules(Duration.ofMillis(300), false), TestTurnConfig.DEFAULTS);
        waiting.customerWrites("oi");
        waiting.customerWrites("quanto custa");
        waiting.customerWrites("o plano?");
        waiting.clock.advance(Duration.ofSeconds(1));
        waiting.settle();

        assertThat(waiting.whatsApp.textsToCustomers()).containsExactly("Resposta 1");
        assertThat(waiting.model.asked).hasSize(1);
        assertThat(waiting.model.asked.getFirst().turns().getLast().toString())
                .contains("oi", "quanto custa", "o plano?");
    }

    @Test
    void messageEditedDuringGeneration_isAnsweredAsItReadsNow() {
        Message asked = world.whatsApp.customer(World.MARIA, "Vocês abrem hoje?");
        world.model.outcome = (number, prompt) -> {
            if (number == 1) {
                world.clock.advance(Duration.ofSeconds(3));
                world.whatsApp.edit(asked, "Vocês abrem no domingo?");
            }
            return new LanguageModel.Outcome.Answered(Answer.ofText("Resposta " + number), FakeModel.USAGE);
        };
        world.hear(asked);
        world.settle();

        assertThat(world.whatsApp.textsToCustomers()).containsExactly("Resposta 2");
        assertThat(world.model.asked.getLast().toString()).contains("domingo").doesNotContain("hoje?");
        assertThat(world.outcomes()).containsExactly(Outcome.DISCARDED, Outcome.ANSWERED);
    }

    @Test
    void newerMessageDuringGeneration_discardsTheAnswer() {
        world.model.outcome = (number, prompt) -> {
            if (number == 1) {
                world.clock.advance(Duration.ofSeconds(2));
                world.customerWrites("na verdade, dois");
            }
            return new LanguageModel.Outcome.Answered(Answer.ofText("Resposta " + number), FakeModel.USAGE);
        };
        world.customerWrites("quero um");
        world.settle();

        assertThat(world.whatsApp.textsToCustomers()).containsExactly("Resposta 2");
        assertThat(world.outcomes()).startsWith(Outcome.DISCARDED, Outcome.ANSWERED);
    }

    @Test
    void customerWhoNeverStops_isAnsweredAfterThreeDiscards() {
        world.model.outcome = (number, prompt) -> {
            if (number <= 10) {
                world.clock.advance(Duration.ofSeconds(1));
                world.customerWrites("e mais " + number);
            }
            return new LanguageModel.Outcome.Answered(Answer.ofText("Resposta " + number), FakeModel.USAGE);
        };
        world.customerWrites("oi");
        world.settle();

        assertThat(world.outcomes().subList(0, 4))
                .containsExactly(Outcome.DISCARDED, Outcome.DISCARDED, Outcome.DISCARDED, Outcome.ANSWERED);
    }

    @Test
    void personDuringGeneration_silencesTheBot() {
        world.model.outcome = (number, prompt) -> {
            world.clock.advance(Duration.ofSeconds(1));
            world.whatsApp.person(World.MARIA, "Oi Maria, aqui é o Carlos");
            return new LanguageModel.Outcome.Answered(Answer.ofText("tarde demais"), FakeModel.USAGE);
        };
        world.customerWrites("oi");
        world.settle();

        assertThat(world.whatsApp.sends).hasValue(0);
        assertThat(world.outcomes()).containsExactly(Outcome.STOPPED_BY_PERSON);
    }

    @Test
    void personBetweenBubbles_leavesTheRestUnsaid() {
        world.model.outcome = (number, prompt) ->
                new LanguageModel.Outcome.Answered(answerOf("Primeira parte.", "Segunda parte."), FakeModel.USAGE);
        world.whatsApp.afterSend = any -> {
            world.clock.advance(Duration.ofSeconds(1));
            world.hear(world.whatsApp.person(World.MARIA, "Deixa comigo"));
        };
        world.customerWrites("oi");
        world.settle();

        assertThat(world.whatsApp.textsToCustomers()).containsExactly("Primeira parte.");
        assertThat(world.outcomes()).containsExactly(Outcome.STOPPED_BY_PERSON);
    }

    @Test
    void sendFiledUnderTheLid_isNotRepeated() {
        Jid lid = Jid.of("188877766655544@lid");
        world.whatsApp.sendOutcomes.add(message -> world.whatsApp.vanish(
                message,
                new Messenger.Sent.Accepted(world.whatsApp.store(
                        lid, true, Origin.API, message.content().text()))));
        world.customerWrites("oi");
        world.settle();
        world.clock.advance(Duration.ofMinutes(2));

        assertThat(world.sweep.sweep()).isEqualTo(1);
        world.settle();
        assertThat(world.whatsApp.sends).hasValue(1);
        assertThat(world.outcomes()).endsWith(Outcome.SILENT);
    }

    @Test
    void unclearSendThatArrived_isNotRepeated() {
        world.whatsApp.sendOutcomes.add(any -> new Messenger.Sent.Unclear(timeout()));
        world.customerWrites("oi");
        world.settle();

        assertThat(world.whatsApp.textsToCustomers()).containsExactly("Resposta 1");
        assertThat(world.whatsApp.sends).hasValue(1);
        assertThat(world.outcomes()).contains(Outcome.ANSWERED);
    }

    @Test
    void unclearSendThatVanished_isSentAgainWithoutAskingAgain() {
        world.whatsApp.sendOutcomes.add(
                message -> world.whatsApp.vanish(message, new Messenger.Sent.Unclear(timeout())));
        world.customerWrites("oi");
        world.settle();

        assertThat(world.whatsApp.textsToCustomers()).containsExactly("Resposta 1");
        assertThat(world.whatsApp.sends).hasValue(2);
        assertThat(world.model.asked).hasSize(1);
        assertThat(world.outcomes()).startsWith(Outcome.SEND_FAILED, Outcome.ANSWERED);
    }

    /** Evolution holds a send for as long as WhatsApp takes, and stores it then. */
    @Test
    void sendThatTimesOutAndGoesOutLate_isNotRepeatedMeanwhile() {
        World slow = new World(
                World.rules(Duration.ZERO, false),
                new TestTurnConfig(100, 10, 3, false, List.of(Duration.ZERO, Duration.ofMinutes(5))));
        List<Content> onItsWay = new CopyOnWriteArrayList<>();
        slow.whatsApp.sendOutcomes.add(message -> {
            onItsWay.add(message.content());
            return slow.whatsApp.vanish(message, new Messenger.Sent.Unclear(timeout(), true));
        });
        slow.customerWrites("oi");
        Awaitility.await().until(() -> slow.outcomes().equals(List.of(Outcome.SEND_FAILED)));
        slow.clock.advance(Duration.ofSeconds(40));

        assertThat(slow.sweep.sweep()).isZero();
        slow.whatsApp.store(World.MARIA, true, Origin.API, onItsWay.getFirst());
        slow.customerWrites("e sábado?");
        slow.settle();

        assertThat(slow.whatsApp.textsToCustomers()).containsExactly("Resposta 1", "Resposta 2");
        assertThat(slow.whatsApp.sends).hasValue(2);
    }

    /** The first bubble settles the message, so nobody else would ever say the second. */
    @Test
    void secondBubbleThatIsRefused_isSaidWhenEvolutionIsBack() {
        answersInThreeParts();
        world.whatsApp.sendOutcomes.add(Messenger.Sent.Accepted::new);
        world.whatsApp.sendOutcomes.add(message -> world.whatsApp.vanish(
                message, new Messenger.Sent.NotSent(new UpstreamException("EVOLUTION_UNREACHABLE", "x", null))));
        world.customerWrites("oi");
        world.settle();

        assertThat(world.whatsApp.textsToCustomers()).containsExactly("Parte um.", "Parte dois.", "Parte três.");
        assertThat(world.outcomes()).containsExactly(Outcome.ANSWERED);
    }

    @Test
    void secondBubbleThatArrivesLate_isNotRepeated() {
        answersInThreeParts();
        world.whatsApp.sendOutcomes.add(Messenger.Sent.Accepted::new);
        world.whatsApp.sendOutcomes.add(message -> {
            int lookUp = world.whatsApp.pulls.get() + 1;
            world.whatsApp.vanish(message, new Messenger.Sent.Unclear(timeout()));
            world.whatsApp.beforePull = number -> {
                if (number == lookUp + 1) {
                    world.whatsApp.store(World.MARIA, true, Origin.API, message.content());
                }
            };
            return new Messenger.Sent.Unclear(timeout());
        });
        world.customerWrites("oi");
        world.settle();

        assertThat(world.whatsApp.textsToCustomers()).containsExactly("Parte um.", "Parte dois.", "Parte três.");
        assertThat(world.whatsApp.sends).hasValue(3);
    }

    @Test
    void personWhileTheRestWaits_leavesItUnsaid() {
        answersInThreeParts();
        world.whatsApp.sendOutcomes.add(Messenger.Sent.Accepted::new);
        world.whatsApp.sendOutcomes.add(message -> {
            world.whatsApp.person(World.MARIA, "Oi Maria, aqui é o Carlos");
            return world.whatsApp.vanish(
                    message, new Messenger.Sent.NotSent(new UpstreamException("EVOLUTION_UNREACHABLE", "x", null)));
        });
        world.customerWrites("oi");
        world.settle();

        assertThat(world.whatsApp.textsToCustomers()).containsExactly("Parte um.");
    }

    /** Evolution stores it after nobody found it; then its message counts as answered. */
    @Test
    void firstBubbleThatShowsLate_isFollowedByTheRest() {
        answersInThreeParts();
        world.whatsApp.sendOutcomes.add(message -> showsLate(message, () -> {}));
        world.customerWrites("oi");
        world.settle();

        assertThat(world.whatsApp.textsToCustomers()).containsExactly("Parte um.", "Parte dois.", "Parte três.");
        assertThat(world.whatsApp.sends).hasValue(3);
        assertThat(world.model.asked).hasSize(1);
        assertThat(world.outcomes()).containsExactly(Outcome.SEND_FAILED, Outcome.ANSWERED);
    }

    @Test
    void firstBubbleThatShowsLate_afterAPerson_staysAlone() {
        answersInThreeParts();
        world.whatsApp.sendOutcomes.add(
                message -> showsLate(message, () -> world.whatsApp.person(World.MARIA, "Oi Maria, aqui é o Carlos")));
        world.customerWrites("oi");
        world.settle();

        assertThat(world.whatsApp.textsToCustomers()).containsExactly("Parte um.");
        assertThat(world.whatsApp.sends).hasValue(1);
    }

    /** While Evolution is away it is not known; what is asked again once it is back is not forgotten meanwhile. */
    @Test
    void firstBubbleThatShows_whenTheHistoryCanBeReadAgain_isFollowedByTheRest() {
        answersInThreeParts();
        world.whatsApp.sendOutcomes.add(message -> {
            int lookUp = world.whatsApp.pulls.get() + 1;
            world.whatsApp.beforePull = number -> {
                if (number == lookUp || number == lookUp + 1) {
                    throw new UpstreamException("EVOLUTION_UNREACHABLE", "x", null);
                }
            };
            return new Messenger.Sent.Unclear(timeout());
        });
        world.customerWrites("oi");
        world.settle();

        assertThat(world.whatsApp.textsToCustomers()).containsExactly("Parte um.", "Parte dois.", "Parte três.");
        assertThat(world.outcomes()).containsExactly(Outcome.SEND_FAILED, Outcome.HISTORY_FAILED, Outcome.ANSWERED);
    }

    private Messenger.Sent showsLate(Message message, Runnable meanwhile) {
        int lookUp = world.whatsApp.pulls.get() + 1;
        world.whatsApp.vanish(message, new Messenger.Sent.Unclear(timeout()));
        world.whatsApp.beforePull = number -> {
            if (number == lookUp + 1) {
                world.whatsApp.store(World.MARIA, true, Origin.API, message.content());
                meanwhile.run();
            }
        };
        return new Messenger.Sent.Unclear(timeout());
    }

    private void answersInThreeParts() {
        world.model.outcome = (number, prompt) -> new LanguageModel.Outcome.Answered(
                answerOf("Parte um.", "Parte dois.", "Parte três."), FakeModel.USAGE);
    }

    @Test
    void refusedSends_endAfterTheLastRetry() {
        for (int i = 0; i < 3; i++) {
            world.whatsApp.sendOutcomes.add(message -> world.whatsApp.vanish(
                    message,
                    new Messenger.Sent.NotSent(new UpstreamException("EVOLUTION_CONNECTION_CLOSED", "x", null))));
        }
        world.customerWrites("oi");
        world.settle();

        assertThat(world.outcomes()).containsExactly(Outcome.SEND_FAILED, Outcome.SEND_FAILED, Outcome.SEND_FAILED);
        assertThat(world.model.asked).hasSize(1);
    }

    @Test
    void historyThatFailsOnce_isPulledAgain() {
        world.whatsApp.beforePull = number -> {
            if (number == 1) {
                throw new UpstreamException("EVOLUTION_UNAVAILABLE", "500", null);
            }
        };
        world.customerWrites("oi");
        world.settle();

        assertThat(world.outcomes()).startsWith(Outcome.HISTORY_FAILED, Outcome.ANSWERED);
        assertThat(world.whatsApp.sends).hasValue(1);
    }

    @Test
    void modelThatFails_isOwnedUpToOnlyOnce() {
        world.model.outcome = (number, prompt) ->
                new LanguageModel.Outcome.Failed("GEMINI_OVERLOADED", "wait", LanguageModel.Usage.none());
        world.customerWrites("oi");
        world.settle();
        world.clock.advance(Duration.ofSeconds(30));
        world.customerWrites("alguém?");
        world.settle();

        assertThat(world.whatsApp.textsToCustomers()).containsExactly(CustomerText.COULD_NOT_ANSWER.in("pt-BR"));
        assertThat(world.outcomes()).startsWith(Outcome.FELL_BACK, Outcome.MODEL_FAILED);
    }

    @Test
    void modelThatRefuses_leadsToAPerson() {
        world.model.outcome = (number, prompt) -> new LanguageModel.Outcome.Refused("SAFETY", FakeModel.USAGE);
        world.customerWrites("…");
        world.settle();

        assertThat(world.whatsApp.textsToCustomers()).containsExactly(CustomerText.BETTER_WITH_A_PERSON.in("pt-BR"));
        assertThat(world.outcomes()).containsExactly(Outcome.HANDED_OVER);
    }

    @Test
    void linkAlone_isSentUnmarkedBehindASentence() {
        world.model.outcome = (number, prompt) ->
                new LanguageModel.Outcome.Answered(Answer.ofText("https://autosilva.com.br/estoque"), FakeModel.USAGE);
        world.customerWrites("link?");
        world.settle();

        assertThat(world.whatsApp.textsToCustomers())
                .containsExactly(CustomerText.HERE_IT_IS.in("pt-BR"), "https://autosilva.com.br/estoque");
        assertThat(world.whatsApp.all().getLast().content().text()).isEqualTo("https://autosilva.com.br/estoque");
        world.clock.advance(Duration.ofSeconds(20));
        world.customerWrites("vi, obrigada");
        world.settle();
        assertThat(world.outcomes()).containsExactly(Outcome.ANSWERED, Outcome.ANSWERED);
    }

    @Test
    void dryRun_sendsNothing() {
        World dry = new World(World.rules(Duration.ZERO, false), new TestTurnConfig(100, 10, 3, true));
        dry.customerWrites("oi");
        dry.settle();

        assertThat(dry.whatsApp.sends).hasValue(0);
        assertThat(dry.model.asked).hasSize(1);
        assertThat(dry.outcomes()).containsExactly(Outcome.DRY_RUN);
    }

    /** WhatsApp tells news of its own from number 0, into every account. */
    @Test
    void whatsAppItself_isNotAnsweredByTheSweep() {
        world.whatsApp.customer(Jid.of("0@s.whatsapp.net"), "Novidades do WhatsApp");
        world.clock.advance(Duration.ofSeconds(30));

        assertThat(world.sweep.sweep()).isZero();
    }

    @Test
    void lostWebhook_isFoundByTheSweepAfterTheGracePeriod() {
        world.whatsApp.customer(World.MARIA, "oi");
        assertThat(world.sweep.sweep()).isZero();
        world.clock.advance(Duration.ofSeconds(30));
        assertThat(world.sweep.sweep()).isEqualTo(1);
        world.settle();
        world.clock.advance(Duration.ofSeconds(60));
        assertThat(world.sweep.sweep()).isZero();

        assertThat(world.whatsApp.textsToCustomers()).containsExactly("Resposta 1");
    }

    /** Whatever it is about one chat: the next one, and the next tenant, must still be found. */
    @Test
    void chatThatNobodyForesaw_doesNotKeepTheSweepFromTheOthers() {
        Jid odd = Jid.of("5511999990666@s.whatsapp.net");
        FakeTeam team = new FakeTeam() {
            @Override
            public void swept(Tenant tenant, List<Message> recent, Collection<ConversationState> states) {
                assertThat(states).hasSize(2);
            }

            @Override
            public Standing standing(Tenant tenant, CustomerAddress address) {
                if (address.includes(odd)) {
                    throw new StackOverflowError("in a regular expression, say");
                }
                return Standing.NONE;
            }
        };
        Sweep sweep = new Sweep(
                world,
                world.whatsApp,
                world.queue,
                world.budget,
                team,
                TestTurnConfig.DEFAULTS,
                world.clock,
                new SimpleMeterRegistry());
        world.whatsApp.customer(odd, "oi");
        world.whatsApp.customer(World.MARIA, "oi");
        world.clock.advance(Duration.ofSeconds(30));

        assertThat(sweep.sweep()).isEqualTo(1);
        world.settle();
        assertThat(world.whatsApp.textsTo(World.MARIA)).containsExactly("Resposta 1");
    }

    @Test
    void messageOlderThanTheCutOff_isNotAnswered() {
        Message old = world.whatsApp.customer(World.MARIA, "oi");
        world.clock.advance(Duration.ofHours(3));
        assertThat(world.sweep.sweep()).isZero();
        world.hear(old);
        world.settle();

        assertThat(world.whatsApp.sends).hasValue(0);
    }

    @Test
    void sixthAnswerInAMinute_waits() throws InterruptedException {
        for (int i = 1; i <= 5; i++) {
            world.customerWrites("pergunta número " + i + " sobre o plano anual");
            world.settle();
            world.clock.advance(Duration.ofSeconds(8));
        }
        CountDownLatch waits = new CountDownLatch(1);
        world.whatsApp.beforePull = any -> waits.countDown();
        world.customerWrites("mais uma pergunta, a sexta");
        assertThat(waits.await(5, TimeUnit.SECONDS)).isTrue();
        org.awaitility.Awaitility.await().until(() -> world.outcomes().getLast() == Outcome.WAITING);
        assertThat(world.whatsApp.sends).hasValue(5);

        world.clock.advance(Duration.ofMinutes(1));
        world.queue.look(world.tenant, CustomerAddress.of(World.MARIA), Optional.empty());
        world.settle();
        assertThat(world.whatsApp.sends).hasValue(6);
    }

    @Test
    void flood_isBoundedAndLosesNothing() {
        World small = new World(World.rules(Duration.ZERO, false), new TestTurnConfig(50, 8, 3, false));
        CountDownLatch gate = new CountDownLatch(1);
        small.whatsApp.beforePull = any -> awaitQuietly(gate);
        for (int i = 0; i < 200; i++) {
            small.hear(small.whatsApp.customer(
                    io.voicesdr.core.message.Jid.of("55119%08d@s.whatsapp.net".formatted(i)), "oi"));
        }
        assertThat(small.queue.size()).isEqualTo(50);
        gate.countDown();
        small.settle();
        small.clock.advance(Duration.ofSeconds(30));
        for (int i = 0; i < 5; i++) {
            small.sweep.sweep();
            small.settle();
        }
        assertThat(small.whatsApp.textsToCustomers()).hasSize(200);
    }

    private static void awaitQuietly(CountDownLatch gate) {
        try {
            gate.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static Answer answerOf(String... bubbles) {
        Answer text = Answer.ofText("");
        return new Answer(
                List.of(bubbles),
                text.transcript(),
                text.language(),
                text.intent(),
                text.sentiment(),
                text.confidence(),
                text.entities(),
                text.leadFacts(),
                text.handover());
    }

    private static UpstreamException timeout() {
        return new UpstreamException("EVOLUTION_TIMEOUT", "no answer", null);
    }
}
