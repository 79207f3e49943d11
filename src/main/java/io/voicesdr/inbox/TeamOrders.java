package io.voicesdr.inbox;

import io.voicesdr.conversation.Team;
import io.voicesdr.core.message.CustomerAddress;
import io.voicesdr.core.team.Command;
import io.voicesdr.core.team.Verb;
import io.voicesdr.core.tenant.Tenant;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What people tell about a conversation by pressing a button: written as a command into the team chat (docs/team.md), where
 * it stands beside those people type, and where every replica reads it. Thread-safe.
 */
@ApplicationScoped
class TeamOrders {

    private final Team team;

    TeamOrders(Team team) {
        this.team = team;
    }

    /** What can be told. */
    enum Order {
        /** A person has the conversation: the bot is silent. */
        TAKE,
        /** The bot goes on at once. */
        GIVE_BACK,
        CONTACTED,
        WON,
        LOST;

        /** The order that forms and texts write so. */
        static Optional<Order> of(@Nullable String word) {
            return Arrays.stream(values())
                    .filter(order -> order.name().toLowerCase(Locale.ROOT).equals(word))
                    .findFirst();
        }
    }

    /**
     * Writes it down. Goes over the network.
     *
     * @throws io.voicesdr.conversation.UpstreamException when it could not be written
     */
    void give(Tenant tenant, CustomerAddress customer, Order order) {
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
