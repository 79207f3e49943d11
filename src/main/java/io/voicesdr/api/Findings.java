package io.voicesdr.api;

import io.voicesdr.conversation.Insights;
import io.voicesdr.conversation.Tenants;
import io.voicesdr.core.answer.Insight;
import io.voicesdr.core.history.Entry;
import io.voicesdr.core.history.History;
import io.voicesdr.core.message.Message;
import io.voicesdr.core.state.ConversationState;
import io.voicesdr.core.state.Replay;
import io.voicesdr.core.tenant.Tenant;
import io.voicesdr.core.view.ChatWindow;
import io.voicesdr.core.view.Exchange;
import io.voicesdr.core.view.Question;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What views show of the model's insights: what is remembered, and for a bounded number of rows what is asked again. */
@ApplicationScoped
class Findings {
    /** One request can't cost more model calls than this. */
    static final int MOST_ASKED = 20;

    private final Insights insights;
    private final Tenants tenants;

    Findings(Insights insights, Tenants tenants) {
        this.insights = insights;
        this.tenants = tenants;
    }

    /** What is remembered of what the customer said in {@code exchange}; of several messages the newest was answered. */
    Optional<Insight> of(Tenant tenant, Exchange exchange) {
        return messages(exchange)
                .flatMap(id -> insights.find(tenant, id).stream())
                .findFirst();
    }

    /** The passage of the company's documents that the answer in {@code exchange} was made from, as far as remembered. */
    Optional<String> citation(Tenant tenant, Exchange exchange) {
        return messages(exchange)
                .flatMap(id -> insights.citation(tenant, id).stream())
                .findFirst();
    }

    private static Stream<String> messages(Exchange exchange) {
        Stream<String> answered = exchange.turn().flatMap(turn -> turn.answered()).stream();
        return Stream.concat(answered, exchange.said().reversed().stream().map(Entry::id));
    }

    /** What a page shows of its questions. {@code again} asks the model for what is not remembered, the first rows first. */
    Function<Question, Optional<Insight>> of(Tenant tenant, Collection<ChatWindow> chats, boolean again) {
        AtomicInteger asked = new AtomicInteger();
        Map<String, ChatWindow> byChat = chats.stream()
                .collect(Collectors.toMap(chat -> chat.chat().jid().value(), Function.identity(), (a, b) -> a));
        return question -> of(tenant, question.exchange())
                .or(() -> again && asked.incrementAndGet() <= MOST_ASKED
                        ? Optional.ofNullable(byChat.get(question.chat().jid().value()))
                                .flatMap(chat -> makeAgain(tenant, chat, question))
                        : Optional.empty());
    }

    private Optional<Insight> makeAgain(Tenant tenant, ChatWindow chat, Question question) {
        Entry newest = question.exchange().said().getLast();
        List<Message> then = chat.state().entries().stream()
                .takeWhile(entry -> !entry.at().isAfter(newest.at()))
                .map(Entry::message)
                .toList();
        ConversationState state = Replay.replay(
                chat.chat(), tenant.conversation(), tenants.signatures(tenant), History.of(then, true), newest.at());
        return insights.makeAgain(tenant, state, newest.id());
    }
}
