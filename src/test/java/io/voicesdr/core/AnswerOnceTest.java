package io.voicesdr.core;

import static io.voicesdr.core.Chat.minutes;
import static io.voicesdr.core.Chat.seconds;
import static org.assertj.core.api.Assertions.assertThat;

import io.voicesdr.core.decision.Decision;
import io.voicesdr.core.history.Entry;
import io.voicesdr.core.message.Delivery;
import io.voicesdr.core.tenant.ConversationRules;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * Whoever does what the policy says answers every message, and none twice: random customers, persons, edits, deletions,
 * clocks and failed deliveries, with customers writing while the model thinks.
 */
class AnswerOnceTest {
    private static final int WORLDS = 150;
    private static final int EVENTS = 40;
    private static final int SHORT_WORK = 2;
    private static final ConversationRules RULES = TestRules.of(seconds(4), 5, minutes(20));

    @Test
    void decide_whateverHappens_everyMessageIsAnsweredOnce() {
        int answers = 0;
        for (long seed = 1; seed <= WORLDS; seed++) {
            World world = new World(seed);
            world.run();
            answers += world.answered.size();
        }
        assertThat(answers).as("the law was tried on something").isGreaterThan(WORLDS * 5);
    }

    private static final class World {
        private final long seed;
        private final Random random;
        private final Chat chat;
        private final Set<String> answered = new HashSet<>();

        World(long seed) {
            this.seed = seed;
            this.random = new Random(seed);
            this.chat = Chat.begin().rules(RULES).hostClockOff(seconds(random.nextInt(121) - 60));
        }

        void run() {
            for (int i = 0; i < EVENTS; i++) {
                chat.after(pause());
                happen(i);
                work(SHORT_WORK);
            }
            chat.after(RULES.humanPause());
            work(50);
            Instant recoverable = chat.now().minus(RULES.recoverWithin());
            assertThat(chat.state().owed())
                    .as("seed %d", seed)
                    .noneMatch(entry -> entry.at().isAfter(recoverable));
        }

        private Duration pause() {
            return random.nextInt(3) == 0 ? minutes(random.nextInt(15)) : seconds(random.nextInt(12));
        }

        private void happen(int i) {
            switch (random.nextInt(12)) {
                case 0 -> chat.person("pessoa " + i);
                case 1 -> editOrDelete(i);
                case 2 -> chat.customerReacts("c1".equals(known()) ? "c1" : known(), "👍");
                case 3 -> chat.storedTwice(known());
                case 4 -> chat.status(known(), Delivery.ERROR);
                default -> chat.customer("pergunta número " + i);
            }
        }

        private void editOrDelete(int i) {
            if (random.nextBoolean()) {
                chat.edit(known(), "outra pergunta " + i);
            } else {
                chat.delete(known());
            }
        }

        /** Some message of the customer; the first one is written when there is none. */
        private String known() {
            List<String> names = chat.rows().stream()
                    .filter(row -> !row.fromMe())
                    .map(row -> chat.name(row.id()))
                    .toList();
            if (names.isEmpty()) {
                chat.customer("oi").as("first");
                return "first";
            }
            return names.get(random.nextInt(names.size()));
        }

        /** Does what the policy says, for so many decisions. */
        private void work(int decisions) {
            for (int i = 0; i < decisions; i++) {
                switch (chat.decide()) {
                    case Decision.AskModel ask -> answer(ask.answers());
                    case Decision.Wait wait -> chat.after(Duration.between(chat.now(), wait.until()));
                    case Decision.Silent silent -> {
                        if (silent.until().isEmpty() || decisions <= SHORT_WORK) {
                            return;
                        }
                        chat.after(Duration.between(chat.now(), silent.until().get()));
                    }
                    case Decision.Listen listen -> throw new AssertionError("there are no flows");
                    case Decision.Say say -> throw new AssertionError("nothing fixed is to be said");
                    case Decision.HandOver handOver -> throw new AssertionError("nobody asked for a person");
                }
            }
        }

        private void answer(String anchor) {
            List<String> settledNow =
                    chat.state().owed().stream().map(Entry::id).toList();
            assertThat(answered).as("seed %d: answered again", seed).doesNotContainAnyElementsOf(settledNow);
            answered.addAll(settledNow);
            chat.after(seconds(1 + random.nextInt(5)));
            if (random.nextInt(4) == 0) {
                chat.customer("enquanto o modelo pensa " + chat.now());
            }
            chat.after(seconds(1 + random.nextInt(5))).botAnswers(chat.name(anchor), "resposta", "e mais");
            assertThat(chat.state().owed())
                    .as("seed %d: an answer settles its question", seed)
                    .extracting(Entry::id)
                    .doesNotContainAnyElementsOf(settledNow);
        }
    }
}
