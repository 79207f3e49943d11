package io.voicesdr.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import io.voicesdr.conversation.TurnReport.Outcome;
import io.voicesdr.core.answer.Answer;
import io.voicesdr.core.message.Message;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

/** What is written while the bot types: a person's pace takes seconds, and whoever speaks in them is seen. */
class TypingPauseTest {

    /** Typed at a person's pace in less time than the sign that is shown while the model thinks. */
    private static final Duration WHILE_ASKING = Duration.ofSeconds(8);

    private final World world = new World(World.rules(Duration.ZERO, true), TestTurnConfig.DEFAULTS);

    /** Runs {@code meanwhile} once, in the first pause before a bubble. */
    private void whileTyping(Runnable meanwhile) {
        AtomicBoolean once = new AtomicBoolean();
        world.whatsApp.whileTyping = time -> {
            if (time.compareTo(WHILE_ASKING) < 0 && once.compareAndSet(false, true)) {
                world.clock.advance(Duration.ofSeconds(2));
                meanwhile.run();
            }
        };
    }

    @Test
    void customerWhoWritesOn_isAnsweredOnceForBoth() {
        whileTyping(() -> world.customerWrites("na verdade, dois"));
        world.customerWrites("quero um");
        world.settle();

        assertThat(world.whatsApp.textsToCustomers()).containsExactly("Resposta 2");
        assertThat(world.outcomes()).startsWith(Outcome.DISCARDED, Outcome.ANSWERED);
        assertThat(world.model.asked.getLast().turns().getLast().toString()).contains("quero um", "na verdade, dois");
    }

    /** No webhook tells this replica of the other one's answer: only the second look does. */
    @Test
    void answerOfAnotherReplica_isSeen() {
        World other = world.restarted();
        Message message = world.whatsApp.customer(World.MARIA, "oi");
        whileTyping(() -> {
            other.hear(message);
            other.settle();
        });
        world.hear(message);
        world.settle();

        assertThat(world.whatsApp.sends).hasValue(1);
        assertThat(other.outcomes()).containsExactly(Outcome.ANSWERED);
        assertThat(world.outcomes()).containsExactly(Outcome.ANSWERED_ELSEWHERE);
    }

    @Test
    void personWhoseMessageNoWebhookTells_isSeen() {
        whileTyping(() -> world.whatsApp.person(World.MARIA, "Oi Maria, aqui é o Carlos"));
        world.customerWrites("oi");
        world.settle();

        assertThat(world.whatsApp.sends).hasValue(0);
        assertThat(world.outcomes()).containsExactly(Outcome.STOPPED_BY_PERSON);
    }

    /** One sign beside the model and one pause a bubble: what was typed before the second look is not typed again after it. */
    @Test
    void eachBubble_isTypedOnce() {
        world.model.outcome = (number, prompt) -> new LanguageModel.Outcome.Answered(
                Answer.ofText("Primeira parte da resposta.\n\nSegunda parte da resposta."), FakeModel.USAGE);
        world.customerWrites("oi");
        world.settle();

        int bubbles = world.whatsApp.sends.get();
        assertThat(world.whatsApp.presences).hasValue(1 + bubbles);
        assertThat(world.reports.getLast().stages()).containsKey(TurnReport.Stage.TYPING);
    }
}
