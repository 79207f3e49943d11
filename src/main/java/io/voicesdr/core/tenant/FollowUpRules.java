package io.voicesdr.core.tenant;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * How customers who fell silent are written to again.
 *
 * @param active false: never
 * @param window after the customer's last message nothing is sent any more; WhatsApp itself allows 24 hours on its
 *     official channel
 * @param perHour follow-ups of the tenant within any hour, at least one
 * @param stages in order, at most {@link #MOST_STAGES}, each later than the one before
 */
public record FollowUpRules(boolean active, Duration window, int perHour, List<Stage> stages) {

    public static final int MOST_STAGES = 5;

    /** What a file that is silent about it means. */
    public static final FollowUpRules OFF = new FollowUpRules(false, Duration.ofHours(24), 20, List.of());

    public FollowUpRules {
        stages = List.copyOf(stages);
    }

    /**
     * One of them: either a text or a prompt.
     *
     * @param after the answer that the customer left without reply
     * @param text said as it stands, but for {@code customer.name}, {@code now} and {@code tenant.name}
     * @param prompt what the model is told to write
     */
    public record Stage(Duration after, Optional<String> text, Optional<String> prompt) {

        /** Whether the model writes it. */
        public boolean isByModel() {
            return text.isEmpty();
        }
    }
}
