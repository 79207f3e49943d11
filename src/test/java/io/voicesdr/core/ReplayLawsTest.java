package io.voicesdr.core;

import static io.voicesdr.core.Chat.minutes;
import static io.voicesdr.core.Chat.seconds;
import static org.assertj.core.api.Assertions.assertThat;

import io.voicesdr.core.history.History;
import io.voicesdr.core.message.Delivery;
import io.voicesdr.core.message.Message;
import io.voicesdr.core.state.ConversationState;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Laws that hold for every conversation, tried on many random ones. The seed of a failure is in its message. */
class ReplayLawsTest {
    private static final int CONVERSATIONS = 300;
    private static final int EVENTS = 30;

    @Test
    void replay_shuffledAndDoubled_isAsInOrder() {
        forEachConversation((chat, random) -> {
            List<Message> rows = doubled(chat.rows(), random);
            assertThat(chat.state(History.of(rows, false), chat.now())).isEqualTo(chat.state());
        });
    }

    @Test
    void replay_pagesJoinedInAnyOrder_isAsTheWhole() {
        forEachConversation((chat, random) -> {
            List<Message> rows = doubled(chat.rows(), random);
            int border = random.nextInt(rows.size() + 1);
            int overlap = Math.max(0, border - random.nextInt(4));
            History joined =
                    History.of(rows.subList(overlap, rows.size()), false).and(rows.subList(0, border));
            assertThat(joined).isEqualTo(chat.history());
            assertThat(chat.state(joined, chat.now())).isEqualTo(chat.state());
        });
    }

    @Test
    void replay_everyPrefix_isTheSameShuffled() {
        forEachConversation((chat, random) -> {
            for (Chat.Step step : chat.steps()) {
                ConversationState inOrder = chat.state(History.of(step.rows(), false), step.now());
                List<Message> rows = doubled(step.rows(), random);
                assertThat(chat.state(History.of(rows, false), step.now())).isEqualTo(inOrder);
            }
        });
    }

    @Test
    void replay_anyConversation_countsEveryMessageOnce() {
        forEachConversation((chat, random) -> {
            ConversationState state = chat.state();
            assertThat(state.entries()).extracting(entry -> entry.id()).doesNotHaveDuplicates();
            assertThat(state.entries())
                    .isSortedAccordingTo((one, other) -> one.at().compareTo(other.at()));
            assertThat(state.turns().stream()
                            .flatMap(turn -> turn.bubbles().stream())
                            .toList())
                    .doesNotHaveDuplicates();
            assertThat(state.entries()).containsAll(state.owed());
        });
    }

    private interface Law {
        void check(Chat chat, Random random);
    }

    private static void forEachConversation(Law law) {
        for (long seed = 1; seed <= CONVERSATIONS; seed++) {
            Random random = new Random(seed);
            Chat chat = anyConversation(random);
            try {
                law.check(chat, random);
            } catch (AssertionError e) {
                throw new AssertionError("seed " + seed, e);
            }
        }
    }

    private static List<Message> doubled(List<Message> rows, Random random) {
        List<Message> all = new ArrayList<>(rows);
        rows.stream().filter(row -> random.nextInt(3) == 0).forEach(all::add);
        Collections.shuffle(all, random);
        return all;
    }

    private static Chat anyConversation(Random random) {
        Chat chat = Chat.begin().hostClockOff(seconds(random.nextInt(41) - 20));
        chat.customer("oi");
        for (int i = 0; i < EVENTS; i++) {
            chat.after(pause(random));
            anyEvent(chat, random, i);
        }
        return chat.after(pause(random));
    }

    private static Duration pause(Random random) {
        return switch (random.nextInt(6)) {
            case 0, 1 -> Duration.ZERO;
            case 2, 3 -> seconds(random.nextInt(20));
            case 4 -> minutes(random.nextInt(30));
            default -> Chat.hours(random.nextInt(30));
        };
    }

    private static void anyEvent(Chat chat, Random random, int i) {
        Message any = chat.rows().get(random.nextInt(chat.rows().size()));
        String name = chat.name(any.id());
        switch (random.nextInt(14)) {
            case 0, 1, 2 -> chat.customer("texto " + i);
            case 3, 4 -> chat.bot("resposta " + i, "e mais " + i);
            case 5 -> chat.bot("resposta " + i).botUnmarked("https://loja.example/" + i);
            case 6 -> chat.person("pessoa " + i);
            case 7 -> chat.otherSoftware("sistema " + i);
            case 8 -> chat.edit(name, "editado " + i);
            case 9 -> chat.delete(name);
            case 10 -> chat.storedTwice(name);
            case 11 -> chat.status(name, Delivery.values()[random.nextInt(Delivery.values().length)]);
            case 12 -> chat.customerReacts(name, "👍").botVoice(3);
            default ->
                chat.unconfirmed().customer("ao vivo " + i).bot("já " + i).confirmed();
        }
    }
}
