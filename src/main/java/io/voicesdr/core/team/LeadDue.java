package io.voicesdr.core.team;

import io.voicesdr.core.lead.Lead;
import java.time.Instant;
import java.util.Optional;

/** Whether the team must be told about a lead: once when it qualifies, and once more when that changes much. Pure. */
public final class LeadDue {

    private LeadDue() {}

    /**
     * The card that is due.
     *
     * @param known what the team chat says about the customer
     * @param session when the customer's session began: a lead that was won or lost before it is over
     * @return an update at the first of two moments, and never again: it reaches {@code priority_at}, or nothing is left to
     *     ask
     */
    public static Optional<CardKind> card(Lead lead, ChatLedger known, Instant session) {
        if (!lead.isQualified()) {
            return Optional.empty();
        }
        Optional<LeadCase> open = known.lead().filter(last -> isOpen(last, session));
        if (open.isEmpty() || open.get().cards() == 0) {
            return Optional.of(CardKind.LEAD);
        }
        Lead told = new Lead(lead.rules(), open.get().card().facts());
        boolean grown = lead.isPriority() && !told.isPriority() || lead.isComplete() && !told.isComplete();
        return open.get().cards() == 1 && grown ? Optional.of(CardKind.LEAD_UPDATE) : Optional.empty();
    }

    /** A lead closed in this very session stays closed: the customer who says thank you is no new one. */
    static boolean isOpen(LeadCase lead, Instant session) {
        return !lead.status().isClosed()
                || lead.statusAt().filter(at -> !at.isBefore(session)).isPresent();
    }
}
