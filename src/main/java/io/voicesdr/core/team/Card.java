package io.voicesdr.core.team;

import io.voicesdr.core.answer.Answer.LeadFact;
import io.voicesdr.core.message.Jid;
import java.util.List;

/**
 * A card about one customer, as it is written into the team chat and read back from it.
 *
 * @param customer the address by which the card names the customer
 * @param name the customer's; empty when unknown
 * @param reason why a person is needed, in the tenant's language; empty on cards of leads
 * @param facts what is known of the lead; empty on others
 * @param summary what the conversation came to before {@code words}; empty when there is no more
 * @param words what the customer last wrote, oldest first, one line each
 */
public record Card(
        CardKind kind,
        Jid customer,
        String name,
        String reason,
        List<LeadFact> facts,
        String summary,
        List<String> words) {
    public Card {
        facts = List.copyOf(facts);
        words = List.copyOf(words);
    }

    /** A card without a summary. */
    public Card(CardKind kind, Jid customer, String name, String reason, List<LeadFact> facts, List<String> words) {
        this(kind, customer, name, reason, facts, "", words);
    }
}
