package io.voicesdr.core.tenant;

import java.time.Duration;

/**
 * The numbers of {@code conversation:} in tenant.yaml.
 *
 * @param sessionTtl a longer silence starts a new session
 * @param historyLimit messages given to the model, at least one
 * @param burstWindow wait for the customer to finish typing several messages; zero answers at once
 * @param maxAnswersPerMinute per conversation; the surplus waits, it is not dropped
 * @param humanPause silence after a person wrote; zero: the person's own message alone counts as the answer
 * @param recoverWithin nothing older is answered
 * @param typing presence and human pace
 * @param otherSoftwareIsPerson unsigned API sends of other software silence the bot like a person does
 */
public record ConversationRules(
        Duration sessionTtl,
        int historyLimit,
        Duration burstWindow,
        int maxAnswersPerMinute,
        Duration humanPause,
        Duration recoverWithin,
        boolean typing,
        boolean otherSoftwareIsPerson) {

    /** What holds where the file says nothing. */
    public static final ConversationRules DEFAULTS = new ConversationRules(
            Duration.ofHours(24), 40, Duration.ofSeconds(4), 5, Duration.ofHours(2), Duration.ofHours(2), true, true);
}
