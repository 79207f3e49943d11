package io.voicesdr.core.tenant;

import io.voicesdr.core.message.Jid;
import java.time.Duration;
import java.util.Optional;

/**
 * How the company's people are called: {@code team:} in tenant.yaml (docs/team.md).
 *
 * @param group WhatsApp group of the staff; empty: the account's own "note to self" chat
 * @param callAgainAfter a hand-over that nobody has taken by then is called again, once; zero never
 * @param rating whether the customer is asked for a rating when a conversation is given back
 * @param confidence an answer of which the model is less sure than this, 0 to 1, is not sent, a person is called; zero
 *     sends every answer
 */
public record TeamRules(Optional<Jid> group, Duration callAgainAfter, boolean rating, double confidence) {

    /** docs/tenant.md. */
    public static final TeamRules DEFAULTS = new TeamRules(Optional.empty(), Duration.ofMinutes(30), false, 0.3);
}
