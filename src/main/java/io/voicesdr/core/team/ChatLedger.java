package io.voicesdr.core.team;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Everything the team chat says about one customer.
 *
 * @param leads oldest first
 * @param calls hand-overs, oldest first
 */
public record ChatLedger(Standing standing, List<LeadCase> leads, List<Call> calls) {

    /** Nothing was said. */
    public static final ChatLedger NONE = new ChatLedger(Standing.NONE, List.of(), List.of());

    public ChatLedger {
        leads = List.copyOf(leads);
        calls = List.copyOf(calls);
    }

    /** The newest lead. */
    public Optional<LeadCase> lead() {
        return leads.isEmpty() ? Optional.empty() : Optional.of(leads.getLast());
    }

    /** This without leads from before {@code forgotten}. */
    public ChatLedger withoutLeadsBefore(Instant forgotten) {
        return new ChatLedger(
                standing,
                leads.stream()
                        .filter(lead -> !lead.qualifiedAt().isBefore(forgotten))
                        .toList(),
                calls);
    }

    /** The newest hand-over. */
    public Optional<Call> call() {
        return calls.isEmpty() ? Optional.empty() : Optional.of(calls.getLast());
    }
}
