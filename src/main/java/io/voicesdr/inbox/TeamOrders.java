package io.voicesdr.inbox;

import io.voicesdr.conversation.Team;
import io.voicesdr.core.message.CustomerAddress;
import io.voicesdr.core.team.Command;
import io.voicesdr.core.team.LeadStatus;
import io.voicesdr.core.team.Verb;
import io.voicesdr.core.tenant.Tenant;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** Writes the buttons as commands into the team chat (docs/team.md), where they stand beside those people type. */
@ApplicationScoped
class TeamOrders implements Orders {

    private final Team team;

    TeamOrders(Team team) {
        this.team = team;
    }

    /** What people wrote in the customer's own chat silences too; the conversation's state tells of that. */
    @Override
    public Standing standing(Tenant tenant, CustomerAddress customer) {
        io.voicesdr.core.team.Standing told = team.standing(tenant, customer);
        return new Standing(
                told.silentUntil(Optional.empty(), tenant.conversation().humanPause()),
                told.lead().map(LeadStatus::word).orElse(""));
    }

    @Override
    public void give(Tenant tenant, CustomerAddress customer, Order order) {
        String digits = customer.canonical().user();
        team.give(
                tenant,
                switch (order) {
                    case TAKE -> Command.pause(digits, Optional.empty());
                    case GIVE_BACK -> Command.of(Verb.GIVE_BACK, digits);
                    case CONTACTED -> Command.of(Verb.CONTACTED, digits);
                    case WON -> Command.of(Verb.WON, digits);
                    case LOST -> Command.of(Verb.LOST, digits);
                });
    }
}
