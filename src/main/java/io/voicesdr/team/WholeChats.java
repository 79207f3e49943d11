package io.voicesdr.team;

import io.voicesdr.conversation.ChatHistory;
import io.voicesdr.conversation.Tenants;
import io.voicesdr.core.message.ChatRef;
import io.voicesdr.core.message.CustomerAddress;
import io.voicesdr.core.state.ConversationState;
import io.voicesdr.core.state.Replay;
import io.voicesdr.core.tenant.Tenant;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;

/** Reads a customer's chat as a turn would, for what the few hours that the sweep sees do not tell. Thread-safe. */
@ApplicationScoped
public class WholeChats {
    private final ChatHistory histories;
    private final Tenants tenants;
    private final InstantSource clock;

    public WholeChats(ChatHistory histories, Tenants tenants, InstantSource clock) {
        this.histories = histories;
        this.tenants = tenants;
        this.clock = clock;
    }

    /**
     * Where the conversation stands now. Goes over the network.
     *
     * @throws io.voicesdr.conversation.UpstreamException when it can't be read
     */
    ConversationState read(Tenant tenant, CustomerAddress address) {
        ChatHistory.Pulled pulled = histories.pull(tenant, address);
        return Replay.replay(
                new ChatRef(tenant.instance(), pulled.address().canonical()),
                tenant.conversation(),
                tenants.signatures(tenant),
                pulled.history(),
                clock.instant());
    }
}
