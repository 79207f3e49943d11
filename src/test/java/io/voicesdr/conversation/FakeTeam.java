package io.voicesdr.conversation;

import io.voicesdr.core.flow.FlowState;
import io.voicesdr.core.lead.Lead;
import io.voicesdr.core.message.CustomerAddress;
import io.voicesdr.core.message.Jid;
import io.voicesdr.core.message.Message;
import io.voicesdr.core.state.ConversationState;
import io.voicesdr.core.team.Command;
import io.voicesdr.core.team.LeadStatus;
import io.voicesdr.core.team.Ledger;
import io.voicesdr.core.team.Standing;
import io.voicesdr.core.tenant.Tenant;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A team that keeps what it is told and heard, and says what a test wants. Turns and sweeps have the real one: here they are
 * a mistake.
 */
public class FakeTeam implements Team {

    /** By topic. */
    public final Map<String, String> notices = new ConcurrentSkipListMap<>();

    /** Whether notices arrive. */
    volatile boolean reachable = true;

    /** How often somebody tried to give a notice. */
    final AtomicInteger noticesTried = new AtomicInteger();

    /** What came from the team chat, in order. */
    public final List<Optional<Message>> heard = new CopyOnWriteArrayList<>();

    /** By instance. */
    public final Map<String, Trouble> troubles = new ConcurrentHashMap<>();

    /** Whose leads are won. */
    final Set<Jid> closed = ConcurrentHashMap.newKeySet();

    /** Where it is. */
    public volatile Optional<Jid> chat = Optional.empty();

    /** Who is given back by whatever is heard. */
    public volatile List<CustomerAddress> givenBack = List.of();

    @Override
    public boolean notice(Tenant tenant, String topic, String text) {
        noticesTried.incrementAndGet();
        if (reachable) {
            notices.putIfAbsent(topic, text);
        }
        return reachable;
    }

    @Override
    public Standing standing(Tenant tenant, CustomerAddress address) {
        return closed.contains(address.canonical())
                ? new Standing(Optional.empty(), Optional.empty(), Optional.empty(), Optional.of(LeadStatus.WON))
                : Standing.NONE;
    }

    @Override
    public void turnEnded(Tenant tenant, ConversationState state, Told told) {
        throw new UnsupportedOperationException("turns tell the real team");
    }

    @Override
    public void swept(Tenant tenant, List<Message> recent, Collection<ConversationState> states) {
        throw new UnsupportedOperationException("the sweep tells the real team");
    }

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
    public void give(Tenant tenant, Command command) {
        throw new UnsupportedOperationException("commands go to the real team");
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
        return Optional.ofNullable(troubles.get(tenant.instance()));
    }
}
