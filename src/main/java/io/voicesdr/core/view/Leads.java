package io.voicesdr.core.view;

import io.voicesdr.core.message.CustomerAddress;
import io.voicesdr.core.team.LeadCase;
import io.voicesdr.core.team.Ledger;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.function.BiPredicate;

/** The leads of a period, as the team chat tells them. Pure. */
public final class Leads {

    private Leads() {}

    /**
     * Those that qualified in {@code period}, oldest first, but not of customers who were forgotten since: the team chat keeps
     * their cards, which only the company can delete.
     *
     * @param forgottenSince whether a customer was forgotten at or after a moment; asked of the oldest lead first, so that
     *     whatever is read for that answers the later ones too
     */
    public static List<LeadCase> in(
            Ledger ledger, Period period, BiPredicate<CustomerAddress, Instant> forgottenSince) {
        return ledger.chats().values().stream()
                .flatMap(chat -> chat.leads().stream())
                .filter(lead -> period.contains(lead.qualifiedAt()))
                .sorted(Comparator.comparing(LeadCase::qualifiedAt))
                .filter(lead ->
                        !forgottenSince.test(CustomerAddress.of(lead.card().customer()), lead.qualifiedAt()))
                .toList();
    }
}
