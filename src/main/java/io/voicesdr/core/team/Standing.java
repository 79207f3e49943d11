package io.voicesdr.core.team;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * What people have said about one conversation in the team chat, as far as it decides whether the bot speaks. Folded from
 * that chat's commands, so equal on every replica. Immutable; moments are those of the commands' messages, whole seconds.
 *
 * <p>Only the newest of each counts: a pause ends when its time is over or when the conversation is given back later than
 * it was asked for, and giving back also ends the silence that a person's own message in the customer's chat began.
 *
 * @param pausedAt when the newest pause was asked for, be it over or not; empty when nobody ever asked for one
 * @param pausedUntil when that pause ends; empty when it was asked for without a length, then the tenant's
 *     {@code human_pause} counts from {@code pausedAt}. Never there without {@code pausedAt}
 * @param givenBackAt when the conversation was last given back to the bot; empty when it never was
 * @param lead how far they are with the customer as a lead; empty when nobody has said anything about one
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
