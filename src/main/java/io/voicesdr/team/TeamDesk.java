package io.voicesdr.team;

import io.quarkus.runtime.StartupEvent;
import io.voicesdr.conversation.Team;
import io.voicesdr.conversation.Tenants;
import io.voicesdr.conversation.UpstreamException;
import io.voicesdr.core.decision.Decision.Reason;
import io.voicesdr.core.flow.FlowState;
import io.voicesdr.core.lead.Lead;
import io.voicesdr.core.message.CustomerAddress;
import io.voicesdr.core.message.Jid;
import io.voicesdr.core.message.Message;
import io.voicesdr.core.signature.Kind;
import io.voicesdr.core.state.ConversationState;
import io.voicesdr.core.team.Card;
import io.voicesdr.core.team.Command;
import io.voicesdr.core.team.CustomerNumber;
import io.voicesdr.core.team.Ledger;
import io.voicesdr.core.team.Standing;
import io.voicesdr.core.team.TeamFold;
import io.voicesdr.core.tenant.Tenant;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.jboss.logging.Logger;

/** The team as the turns know it. What takes time is done beside the turn, on a thread of its own. Thread-safe. */
@ApplicationScoped
public class TeamDesk implements Team {
    private static final Logger LOG = Logger.getLogger(TeamDesk.class);

    private final TeamLedgers ledgers;
    private final TeamPost post;
    private final LeadDesk leads;
    private final CallDesk calls;
    private final TeamTroubles troubles;
    private final Tenants tenants;
    private final AtomicInteger underWay = new AtomicInteger();

    public TeamDesk(
            TeamLedgers ledgers,
            TeamPost post,
            LeadDesk leads,
            CallDesk calls,
            TeamTroubles troubles,
            Tenants tenants) {
        this.ledgers = ledgers;
        this.post = post;
        this.leads = leads;
        this.calls = calls;
        this.troubles = troubles;
        this.tenants = tenants;
    }

    /** Reads every team chat, so that no customer's first message has to wait for that. */
    void start(@Observes StartupEvent started) {
        tenants.all().forEach(tenant -> beside(tenant, () -> ledgers.known(tenant)));
    }

    @Override
    public Standing standing(Tenant tenant, CustomerAddress address) {
        Ledger ledger = ledgers.known(tenant);
        if (ledgers.wantsReading(tenant)) {
            beside(tenant, () -> ledgers.fresh(tenant));
        }
        return ledger.of(address).standing();
    }

    @Override
    public void turnEnded(Tenant tenant, ConversationState state, Told told) {
        Optional<Card> lead = leads.due(tenant, state, told.facts());
        lead.ifPresent(card -> beside(tenant, () -> leads.tell(tenant, state, card)));
        if (told.kind() == Kind.HANDOVER) {
            beside(tenant, () -> calls.call(tenant, state, state.now(), told.reason(), told.words()));
        } else if (told.kind() == Kind.FALLBACK) {
            beside(tenant, () -> calls.fallback(tenant, state, told.reason()));
        } else if (told.reason().equals(Reason.DAY_LIMIT.name())) {
            beside(tenant, () -> calls.limit(tenant, state));
        }
    }

    @Override
    public void swept(Tenant tenant, List<Message> recent, Collection<ConversationState> states) {
        ledgers.known(tenant);
        ledgers.chat(tenant)
                .ifPresent(chat -> ledgers.add(
                        tenant,
                        recent.stream()
                                .filter(message -> message.remoteJid().equals(chat))
                                .toList()));
        beside(tenant, () -> {
            calls.callForgotten(tenant, states);
            calls.callAgain(tenant);
        });
        beside(tenant, () -> leads.tellForgotten(tenant, states));
    }

    @Override
    public boolean isTeamChat(Tenant tenant, Jid chat, Optional<Jid> own) {
        return tenant.team()
                .group()
                .map(chat::equals)
                .orElseGet(() ->
                        own.or(() -> ledgers.chat(tenant)).filter(chat::equals).isPresent());
    }

    @Override
    public List<CustomerAddress> heard(Tenant tenant, Optional<Message> heard) {
        if (heard.isEmpty()) {
            beside(tenant, () -> ledgers.fresh(tenant));
            return List.of();
        }
        Ledger before = ledgers.known(tenant);
        Ledger after = ledgers.add(tenant, List.of(heard.get()));
        return givenBack(before, after);
    }

    private static List<CustomerAddress> givenBack(Ledger before, Ledger after) {
        return after.chatsUnlike(before)
                .filter(chat -> chat.getValue().standing().givenBackAt().isPresent())
                .filter(chat -> !chat.getValue()
                        .standing()
                        .givenBackAt()
                        .equals(Optional.ofNullable(before.chats().get(chat.getKey()))
                                .flatMap(known -> known.standing().givenBackAt())))
                .map(TeamDesk::address)
                .toList();
    }

    private static CustomerAddress address(Map.Entry<CustomerNumber, io.voicesdr.core.team.ChatLedger> chat) {
        Jid jid = chat.getValue()
                .call()
                .map(call -> call.card().customer())
                .or(() -> chat.getValue().lead().map(lead -> lead.card().customer()))
                .orElseGet(() -> Jid.of(chat.getKey().digits() + "@s.whatsapp.net"));
        return CustomerAddress.of(jid);
    }

    @Override
    public void give(Tenant tenant, Command command) {
        post.write(
                tenant,
                command.verb().name(),
                any -> true,
                command.written(),
                TeamFold.commandMark(tenant.configHash()));
    }

    @Override
    public boolean notice(Tenant tenant, String topic, String text) {
        try {
            post.write(
                    tenant,
                    "NOTICE",
                    ledger -> !ledger.hasNotice(topic),
                    text,
                    TeamFold.noticeMark(topic, tenant.configHash()));
            return true;
        } catch (UpstreamException e) {
            return false; // logged where it failed, with its code
        }
    }

    @Override
    public Ledger ledger(Tenant tenant, Instant from, Instant to) {
        try {
            return ledgers.between(tenant, from, to);
        } catch (UpstreamException e) {
            if (e.code().equals(TeamLedgers.CHAT_UNKNOWN)) {
                return Ledger.EMPTY;
            }
            throw e;
        }
    }

    @Override
    public Ledger known(Tenant tenant, Collection<Message> read) {
        Ledger known = ledgers.known(tenant);
        List<Message> own = ledgers.chat(tenant).stream()
                .flatMap(chat ->
                        read.stream().filter(message -> message.remoteJid().equals(chat)))
                .toList();
        return own.isEmpty() ? known : ledgers.add(tenant, own);
    }

    @Override
    public Lead lead(Tenant tenant, ConversationState state, Optional<FlowState> flow) {
        return leads.known(tenant, state, flow);
    }

    @Override
    public Optional<Trouble> trouble(Tenant tenant) {
        return troubles.of(tenant.instance());
    }

    /** Whether nothing is being told or read any more. */
    public boolean isIdle() {
        return underWay.get() == 0;
    }

    private void beside(Tenant tenant, Runnable work) {
        underWay.incrementAndGet();
        Thread.ofVirtual().name("team " + tenant.instance()).start(() -> {
            try {
                work.run();
            } catch (UpstreamException e) {
                LOG.debugf("%s instance=%s: %s", e.code(), tenant.instance(), e.getMessage());
            } catch (RuntimeException e) {
                LOG.errorf(
                        e,
                        "TEAM_CRASHED instance=%s: this is a defect, please report it with the trace",
                        tenant.instance());
            } finally {
                underWay.decrementAndGet();
            }
        });
    }
}
