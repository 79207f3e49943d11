package io.voicesdr.core.team;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * What people have said about one conversation in the team chat, as far as it decides whether the bot speaks.
 *
 * @param pausedAt when the newest pause was asked for
 * @param pausedUntil when it ends; empty when it has no length of its own, then {@code human_pause} counts
 * @param givenBackAt when the conversation was last given back to the bot
 * @param lead how far they are with the customer as a lead; empty when it is none
 */
public record Standing(
        Optional<Instant> pausedAt,
        Optional<Instant> pausedUntil,
        Optional<Instant> givenBackAt,
        Optional<LeadStatus> lead) {

    /** A pause without a length, where the tenant has no {@code human_pause} either. */
    private static final Duration WITHOUT_LENGTH = Duration.ofHours(2);

    /** Nobody has said anything. */
    public static final Standing NONE =
            new Standing(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

    /**
     * Until when the bot is silent because of people; empty when nothing silences it, or did so in the past only.
     *
     * @param lastFromPerson when a person last wrote in the customer's chat
     * @param humanPause of the tenant
     */
    public Optional<Instant> silentUntil(Optional<Instant> lastFromPerson, Duration humanPause) {
        Optional<Instant> written = lastFromPerson.filter(this::holds).map(at -> at.plus(humanPause));
        Optional<Instant> paused = pausedAt.filter(this::holds)
                .map(at -> pausedUntil.orElseGet(() -> at.plus(humanPause.isZero() ? WITHOUT_LENGTH : humanPause)));
        return later(written, paused);
    }

    /** Whether the conversation was given back after {@code moment}. */
    public boolean givenBackAfter(Instant moment) {
        return givenBackAt.filter(back -> !back.isBefore(moment)).isPresent();
    }

    /** WhatsApp knows whole seconds: who gives back within the second of a message means that message too. */
    private boolean holds(Instant moment) {
        return givenBackAt.filter(back -> !back.isBefore(moment)).isEmpty();
    }

    private static Optional<Instant> later(Optional<Instant> one, Optional<Instant> other) {
        if (one.isEmpty() || other.isEmpty()) {
            return one.or(() -> other);
        }
        return one.get().isAfter(other.get()) ? one : other;
    }
}
