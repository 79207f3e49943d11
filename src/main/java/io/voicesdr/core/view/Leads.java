package io.voicesdr.core.view;

import io.voicesdr.core.message.CustomerAddress;
import io.voicesdr.core.state.Forgetting;
import io.voicesdr.core.team.CustomerNumber;
import io.voicesdr.core.team.LeadCase;
import io.voicesdr.core.team.Ledger;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiPredicate;

/** The leads of a period, as the team chat tells them. Pure. */
public final class Leads {

    private Leads() {}

    /**
     * Whether a customer was forgotten at or after a moment, as far as {@code chats} tell: what is left of a forgotten one
     * begins with the notice.
     */
    public static BiPredicate<CustomerAddress, Instant> forgottenIn(Collection<ChatWindow> chats) {
        Map<CustomerNumber, Instant> last = new HashMap<>();
        for (ChatWindow chat : chats) {
            chat.state().entries().stream()
                    .filter(Forgetting::isNotice)
                    .forEach(notice ->
                            CustomerNumber.of(chat.state().address()).forEach(number -> last.put(number, notice.at())));
        }
        return (customer, moment) -> CustomerNumber.of(customer).stream()
                .anyMatch(number -> !last.getOrDefault(number, Instant.MIN).isBefore(moment));
    }

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
