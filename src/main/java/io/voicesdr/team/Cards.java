package io.voicesdr.team;

import io.voicesdr.core.answer.Answer.LeadFact;
import io.voicesdr.core.history.Author;
import io.voicesdr.core.history.Entry;
import io.voicesdr.core.state.ConversationState;
import io.voicesdr.core.team.Card;
import io.voicesdr.core.team.CardKind;
import io.voicesdr.core.team.CardText;
import io.voicesdr.core.tenant.Tenant;
import io.voicesdr.core.text.Language;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Makes cards of conversations. Thread-safe. */
@ApplicationScoped
public class Cards {

    /** Of the customer's last messages, so that a colleague sees what it is about without opening the chat. */
    private static final int WORDS = 3;

    private final TeamConfig config;

    public Cards(TeamConfig config) {
        this.config = config;
    }

    Card card(CardKind kind, ConversationState state, String reason, List<LeadFact> facts) {
        List<String> words = state.session().entries().stream()
                .filter(entry -> entry.isFrom(Author.CUSTOMER))
                .map(Entry::text)
                .filter(text -> !text.isBlank())
                .toList();
        return new Card(
                kind,
                state.chat().jid(),
                state.customerName(),
                reason,
                facts,
                words.subList(Math.max(0, words.size() - WORDS), words.size()));
    }

    /** What {@code before} said, with the customer's words since: none after a weekend, then those of that time. */
    Card again(CardKind kind, ConversationState state, Card before) {
        Card now = card(kind, state, before.reason(), before.facts());
        return now.words().isEmpty()
                ? new Card(kind, now.customer(), now.name(), now.reason(), now.facts(), before.words())
                : now;
    }

    String text(Tenant tenant, Card card) {
        return CardText.write(card, tenant.lead(), Language.of(tenant.language()), link(tenant, card));
    }

    private String link(Tenant tenant, Card card) {
        return config.publicUrl()
                .map(String::strip)
                .filter(url -> !url.isEmpty())
                .map(url -> url.replaceAll("/+$", "") + "/inbox/" + tenant.instance() + "/"
                        + card.customer().user())
                .orElse("");
    }
}
