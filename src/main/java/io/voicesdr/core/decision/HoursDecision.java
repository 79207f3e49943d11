package io.voicesdr.core.decision;

import io.voicesdr.core.decision.Decision.Reason;
import io.voicesdr.core.decision.Decision.Say;
import io.voicesdr.core.decision.Decision.Silent;
import io.voicesdr.core.history.Entry;
import io.voicesdr.core.signature.Kind;
import io.voicesdr.core.signature.Notice;
import io.voicesdr.core.state.ConversationState;
import io.voicesdr.core.tenant.BusinessHours;
import io.voicesdr.core.tenant.BusinessHours.Outside;
import io.voicesdr.core.tenant.Tenant;
import io.voicesdr.core.text.CustomerText;
import io.voicesdr.core.text.Language;
import io.voicesdr.core.text.Openings;
import java.time.Instant;
import java.util.Optional;

/** What becomes of a message while nobody is there: one notice in each conversation and closed time, then silence. Pure. */
final class HoursDecision {

    private HoursDecision() {}

    static Optional<Decision> of(Tenant tenant, ConversationState state, Entry newest) {
        BusinessHours hours = tenant.businessHours();
        Instant now = state.now();
        if (!hours.holdsBack(now, tenant.timeZone())) {
            return Optional.empty();
        }
        Optional<Instant> opening = hours.nextOpening(now, tenant.timeZone());
        boolean tell = hours.outside() == Outside.NOTICE && !told(tenant, state);
        return Optional.of(
                tell
                        ? Say.ofNotice(Notice.OUT_OF_HOURS, text(tenant, opening, now), newest.id())
                        : new Silent(Reason.OUTSIDE_HOURS, opening));
    }

    /** By a notice, or with the news that a person goes on. */
    private static boolean told(Tenant tenant, ConversationState state) {
        Instant since = tenant.businessHours()
                .closedSince(state.now(), tenant.timeZone())
                .orElse(Instant.MIN);
        return state.turns().stream()
                .filter(turn -> !turn.at().isBefore(since))
                .anyMatch(
                        turn -> turn.kind() == Kind.HANDOVER || turn.notice().equals(Optional.of(Notice.OUT_OF_HOURS)));
    }

    private static String text(Tenant tenant, Optional<Instant> opening, Instant now) {
        return opening.map(at -> CustomerText.BACK_AT
                        .in(tenant.language())
                        .replace("{when}", Openings.words(at, now, tenant.timeZone(), Language.of(tenant.language()))))
                .orElse(CustomerText.NOBODY_THERE.in(tenant.language()));
    }
}
