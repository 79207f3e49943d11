package io.voicesdr.conversation;

import io.voicesdr.core.history.Entry;
import io.voicesdr.core.state.BotTurn;
import io.voicesdr.core.state.ConversationState;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jboss.logging.Logger;

/**
 * Tells of answers that broke off: whoever was saying them was killed between two bubbles. The first one settles the
 * message, and what was to follow is known to nobody, so a person has to look. Each is told of once in the life of a
 * process. For one thread.
 */
final class CutAnswers {

    private static final Logger LOG = Logger.getLogger(CutAnswers.class);

    /** Longer than the rest of an answer is tried to be said by the process that began it. */
    private static final Duration UNDER_WAY = Duration.ofMinutes(5);

    private static final int REMEMBERED = 1_000;

    private final Set<String> told = Collections.newSetFromMap(new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
            return size() > REMEMBERED;
        }
    });

    /** Whether the last thing the company said in {@code state}'s chat ends in the middle. */
    void look(ConversationState state) {
        Optional<BotTurn> last = state.turns().isEmpty()
                ? Optional.empty()
                : Optional.of(state.turns().getLast());
        last.filter(turn -> !turn.complete())
                .map(turn -> turn.bubbles().getLast())
                .filter(bubble -> bubble.at().isBefore(state.now().minus(UNDER_WAY)))
                .filter(bubble -> isLastOfCompany(state, bubble) && told.add(bubble.id()))
                .ifPresent(bubble -> LOG.errorf(
                        "ANSWER_CUT chat=%s after=%s: the process that said it was killed; look at the chat, and write the"
                                + " customer what is missing",
                        state.chat().masked(), bubble.id()));
    }

    /** Otherwise somebody went on, or took a bubble back. */
    private static boolean isLastOfCompany(ConversationState state, Entry bubble) {
        return state.entries().reversed().stream()
                .filter(entry -> entry.message().fromMe())
                .findFirst()
                .filter(bubble::equals)
                .isPresent();
    }
}
