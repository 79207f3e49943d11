package io.voicesdr.evolution.webhook;

import io.voicesdr.conversation.Team;
import io.voicesdr.core.flow.FlowState;
import io.voicesdr.core.lead.Lead;
import io.voicesdr.core.message.CustomerAddress;
import io.voicesdr.core.message.Jid;
import io.voicesdr.core.message.Message;
import io.voicesdr.core.state.ConversationState;
import io.voicesdr.core.team.Command;
import io.voicesdr.core.team.Ledger;
import io.voicesdr.core.team.Standing;
import io.voicesdr.core.tenant.Tenant;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** A team whose chat is one group, and which remembers what it was told. */
final class RecordingTeam implements Team {
    final List<Optional<Message>> heard = new ArrayList<>();
    Optional<Jid> chat = Optional.empty();
    List<CustomerAddress> givenBack = List.of();

    @Override
    public boolean isTeamChat(Tenant tenant, Jid jid, Optional<Jid> own) {
        return chat.filter(jid::equals).isPresent();
    }

    @Override
    public List<CustomerAddress> heard(Tenant tenant, Optional<Message> message) {
        heard.add(message);
        return givenBack;
    }

    @Override
    public Standing standing(Tenant tenant, CustomerAddress address) {
        return Standing.NONE;
    }

    @Override
    public void turnEnded(Tenant tenant, ConversationState state, Told told) {
        throw new UnsupportedOperationException("webhooks end no turns");
    }

    @Override
    public void swept(Tenant tenant, List<Message> recent, Collection<ConversationState> states) {
        throw new UnsupportedOperationException("webhooks sweep nothing");
    }

    @Override
    public void give(Tenant tenant, Command command) {
        throw new UnsupportedOperationException("webhooks give no commands");
    }

    @Override
    public boolean notice(Tenant tenant, String topic, String text) {
        throw new UnsupportedOperationException("webhooks send no notices");
    }

    @Override
    public Ledger ledger(Tenant tenant, Instant from, Instant to) {
        return Ledger.EMPTY;
    }

    @Override
    public Ledger known(Tenant tenant, Collection<Message> read) {
        return Ledger.EMPTY;
    }

    @Override
    public Lead lead(Tenant tenant, ConversationState state, Optional<FlowState> flow) {
        return new Lead(tenant.lead(), List.of());
    }

    @Override
    public Optional<Trouble> trouble(Tenant tenant) {
        return Optional.empty();
    }
}
