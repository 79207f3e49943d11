package io.voicesdr.inbox;

import io.voicesdr.core.flow.FlowState;
import io.voicesdr.core.lead.Lead;
import io.voicesdr.core.state.ConversationState;
import io.voicesdr.core.team.ChatLedger;
import io.voicesdr.core.team.Ledger;
import io.voicesdr.core.tenant.Tenant;
import io.voicesdr.core.view.ChatWindow;
import io.voicesdr.core.view.Day;
import io.voicesdr.core.view.Days;
import io.voicesdr.core.view.Period;
import io.voicesdr.core.view.SessionFacts;
import io.voicesdr.core.view.SessionFacts.FlowLook;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;

/**
 * What a page is made of: a company's conversations of late and what its people have said about them, at one moment.
 * Immutable.
 *
 * @param windows the latest first; the team chat is none of them
 * @param cut whether older messages of the time exist that were not read: there are too many
 * @param flows where the sessions stand in the flow
 * @param ledger what the team chat says
 * @param leads what is known of a customer's interest, given where the session stands in the flow
 */
record Scene(
        Tenant tenant,
        Instant now,
        List<ChatWindow> windows,
        boolean cut,
        FlowLook flows,
        Ledger ledger,
        BiFunction<ConversationState, Optional<FlowState>, Lead> leads) {

    /** What people have said about the customer of {@code window}. */
    ChatLedger told(ChatWindow window) {
        return ledger.of(window.state().address());
    }

    /** What is known of the interest of the customer of {@code window}. */
    Lead lead(ChatWindow window) {
        return leads.apply(window.state(), flow(window));
    }

    /** Where the newest session of {@code window} stands in the flow; empty when it is not in it. */
    Optional<FlowState> flow(ChatWindow window) {
        return flows.at(window.lastSession(), tenant, now);
    }

    /** The sessions of {@code window} that began in {@code period}. */
    List<SessionFacts> sessions(ChatWindow window, Period period) {
        return SessionFacts.in(window, tenant, period, flows);
    }

    /** Every day that {@code period} touches, oldest first. */
    List<Day> days(Period period) {
        return Days.of(windows, ledger, tenant, period, flows);
    }

    /** Where every conversation stands. */
    List<Stand> stands() {
        return windows.stream().map(window -> Stand.of(window, this)).toList();
    }
}
