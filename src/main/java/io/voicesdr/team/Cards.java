package io.voicesdr.team;

import io.voicesdr.conversation.Summaries;
import io.voicesdr.conversation.Transcripts;
import io.voicesdr.core.answer.Answer.LeadFact;
import io.voicesdr.core.history.Author;
import io.voicesdr.core.history.Hearing;
import io.voicesdr.core.state.ConversationState;
import io.voicesdr.core.team.Card;
import io.voicesdr.core.team.CardKind;
import io.voicesdr.core.team.CardSummary;
import io.voicesdr.core.team.CardText;
import io.voicesdr.core.tenant.Tenant;
import io.voicesdr.core.text.Language;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Makes cards of conversations, of what is remembered: no model is asked. Thread-safe. */
@ApplicationScoped
public class Cards {

    /** Of the customer's last messages, so that a colleague sees what it is about without opening the chat. */
    private static final int WORDS = 3;

    private final TeamConfig config;
    private final Summaries summaries;
    private final Transcripts transcripts;

    public Cards(TeamConfig config, Summaries summaries, Transcripts transcripts) {
        this.config = config;
        this.summaries = summaries;
        this.transcripts = transcripts;
    }

    /** @param facts what is known of the customer: listed on cards of leads, part of the summary of others */
    Card card(CardKind kind, Tenant tenant, ConversationState state, String reason, List<LeadFact> facts) {
        Hearing hearing = transcripts.hearing(state);
        List<String> told = state.session().entries().stream()
                .filter(entry -> entry.isFrom(Author.CUSTOMER))
                .map(hearing::textOf)
                .filter(text -> !text.isBlank())
                .toList();
        List<String> words = told.subList(Math.max(0, told.size() - WORDS), told.size());
        String summary = CardSummary.of(
                state,
                told,
                words.size(),
                summaries.find(state),
                kind.isOfLead() ? List.of() : facts,
                Language.of(tenant.language()),
                tenant.timeZone());
        return new Card(
                kind,
                state.chat().jid(),
                state.customerName(),
                reason,
                kind.isOfLead() ? facts : List.of(),
                summary,
                words);
    }

    /** What {@code before} said, with the customer's words since: none after a weekend, then those of that time. */
    Card again(CardKind kind, Tenant tenant, ConversationState state, List<LeadFact> facts, Card before) {
        Card now = card(kind, tenant, state, before.reason(), facts);
        return now.words().isEmpty()
                ? new Card(
                        kind, now.customer(), now.name(), now.reason(), now.facts(), before.summary(), before.words())
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
