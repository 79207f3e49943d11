package io.voicesdr.inbox;

import io.voicesdr.conversation.Team;
import io.voicesdr.core.team.Ledger;
import io.voicesdr.core.tenant.Tenant;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import java.util.Optional;

/**
 * Sets the {@link Scene} for a page. What was written in the team chat comes with the messages that are read for the list,
 * so a button that was pressed at another replica shows here without another request. Thread-safe.
 */
@ApplicationScoped
class Scenes {
    private final RecentChats recent;
    private final Team team;
    private final InstantSource clock;

    Scenes(RecentChats recent, Team team, InstantSource clock) {
        this.recent = recent;
        this.team = team;
        this.clock = clock;
    }

    /** @throws io.voicesdr.conversation.UpstreamException when the conversations can't be read */
    Scene of(Tenant tenant) {
        RecentChats.Chats chats = recent.of(tenant);
        Ledger ledger = team.known(tenant, chats.fresh());
        return new Scene(
                tenant,
                clock.instant(),
                chats.windows().stream()
                        .filter(window -> !team.isTeamChat(tenant, window.chat().jid(), Optional.empty()))
                        .toList(),
                chats.cut(),
                chats.flows(),
                ledger,
                (state, flow) -> team.lead(tenant, state, flow));
    }
}
