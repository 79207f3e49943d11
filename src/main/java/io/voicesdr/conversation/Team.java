package io.voicesdr.conversation;

import io.voicesdr.core.answer.Answer.LeadFact;
import io.voicesdr.core.flow.FlowState;
import io.voicesdr.core.lead.Lead;
import io.voicesdr.core.message.CustomerAddress;
import io.voicesdr.core.message.Jid;
import io.voicesdr.core.message.Message;
import io.voicesdr.core.signature.Kind;
import io.voicesdr.core.state.ConversationState;
import io.voicesdr.core.team.Command;
import io.voicesdr.core.team.Ledger;
import io.voicesdr.core.team.Standing;
import io.voicesdr.core.tenant.Tenant;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * The company's people and the chat in which they and the bot talk (docs/team.md). What was read of it is a memo: losing it
 * costs a pull. Nothing here ever fails a customer's turn. Thread-safe.
 */
public interface Team {

    /**
     * What people have said about a conversation. From the memo; only the first asking of a tenant after the start waits
     * until the team chat has been read.
     */
    Standing standing(Tenant tenant, CustomerAddress address);

    /** A turn was sent: tells the team what it must know. Returns at once. */
    void turnEnded(Tenant tenant, ConversationState state, Told told);

    /**
     * The round of every minute, for the tenants of this replica: what was never told is told, what nobody took is called
     * again. Returns at once.
     *
     * @param recent every message of the tenant of late, the team chat's too
     * @param states of its customers' chats, made of these messages
     */
    void swept(Tenant tenant, List<Message> recent, Collection<ConversationState> states);

    /** Whether {@code chat} is where the tenant's people are, as far as is known without asking anybody. */
    boolean isTeamChat(Tenant tenant, Jid chat, Optional<Jid> own);

    /**
     * Something happened in the team chat.
     *
     * @param heard what an authenticated webhook carried; empty: it must be read
     * @return customers whose conversation was given back to the bot by it: worth a look
     */
    List<CustomerAddress> heard(Tenant tenant, Optional<Message> heard);

    /**
     * Writes {@code command} into the team chat, as somebody at the inbox or the API told. Goes over the network.
     *
     * @throws UpstreamException when it could not be written
     */
    void give(Tenant tenant, Command command);

    /**
     * Writes a notice that concerns no single customer, once a topic, for example {@code daily report 2026-11-21}. Goes over
     * the network; a failure is logged with its code.
     *
     * @return whether it stands there now, by this call or an earlier one
     */
    boolean notice(Tenant tenant, String topic, String text);

    /**
     * What the team chat said up to {@code to}, with all that it takes to know what happened from {@code from} on, for views.
     * Empty when there is no team chat. Goes over the network.
     *
     * @throws UpstreamException when it can't be read
     */
    Ledger ledger(Tenant tenant, Instant from, Instant to);

    /**
     * What the team chat says, as far as it is known: from the memo, grown by what a page has just read. Only the first asking
     * of a tenant waits until the team chat has been read.
     *
     * @param read messages of any chats, of which those of the team chat count
     */
    Ledger known(Tenant tenant, Collection<Message> read);

    /**
     * What is known of a customer's interest: what the team chat says, what the flow has asked, what the model found lately.
     *
     * @param flow where the customer's newest session stands in the opening flow; empty when it is not in it
     */
    Lead lead(Tenant tenant, ConversationState state, Optional<FlowState> flow);

    /** Why the team can't be reached now: a stable code and what to do; empty when it can, or nobody has tried. */
    Optional<Trouble> trouble(Tenant tenant);

    /**
     * What a turn told the customer.
     *
     * @param reason why a person is needed: the reason's or failure's code; empty when none is
     * @param words the model's own words for it; may be empty
     * @param facts what the turn found out about the customer's interest
     */
    record Told(Kind kind, String reason, String words, List<LeadFact> facts) {
        public Told {
            facts = List.copyOf(facts);
        }
    }

    /** A stable code, and what the operator should do. */
    record Trouble(String code, String nextAction) {}
}
