package io.voicesdr.core.history;

import static org.assertj.core.api.Assertions.assertThat;

import io.voicesdr.core.message.Message;
import io.voicesdr.core.team.TeamTalk;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class LongHistoryTest {

    /** What changed, step by step, amounts to what is read at once: with edits, deletions, skewed clocks and repetitions. */
    @Test
    void and_anyOrderAndGrouping_tellsEveryMessageThatIsOtherThanItWas() {
        for (int seed = 0; seed < 150; seed++) {
            Random random = new Random(seed);
            List<Message> copies = TeamTalk.copies(seed, 4 + random.nextInt(40));
            Map<String, Message> told = new HashMap<>();
            LongHistory history = LongHistory.EMPTY;
            int known = 0;
            while (known < copies.size()) {
                int next = Math.min(copies.size(), known + 1 + random.nextInt(1 + random.nextInt(20)));
                LongHistory.Grown grown = history.and(copies.subList(known, next));
                history = grown.history();
                grown.changed().forEach(message -> told.put(message.id(), message));
                known = next;
                assertThat(told.values().stream().sorted(Chronology.ORDER).toList())
                        .as("seed %d, the first %d copies", seed, known)
                        .isEqualTo(History.of(copies.subList(0, known), false).messages());
            }
            assertThat(history.and(copies).changed()).as("seed %d", seed).isEmpty();
        }
    }

    @Test
    void and_newestMessageBesideAnEditedOne_changesThatMessageAlone() {
        List<Message> copies = TeamTalk.copies(3, 60);
        assertThat(copies).anyMatch(Chronology::isRewritten);
        LongHistory history = LongHistory.EMPTY.and(copies).history();

        Message newest = TeamTalk.card(10_000);
        assertThat(history.and(List.of(newest)).changed()).containsExactly(newest);
    }
}
