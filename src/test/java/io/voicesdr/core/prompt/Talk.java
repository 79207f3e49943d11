package io.voicesdr.core.prompt;

import io.voicesdr.core.history.Author;
import io.voicesdr.core.history.Entry;
import io.voicesdr.core.message.ChatRef;
import io.voicesdr.core.message.Content;
import io.voicesdr.core.message.CustomerAddress;
import io.voicesdr.core.message.Jid;
import io.voicesdr.core.message.Message;
import io.voicesdr.core.message.Origin;
import io.voicesdr.core.message.Quote;
import io.voicesdr.core.state.ConversationState;
import io.voicesdr.core.state.Session;
import io.voicesdr.core.tenant.ConversationRules;
import io.voicesdr.core.tenant.Tenant;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Writes conversation states by hand for tests, one message a line. The clock stands where the last message put it. */
public final class Talk {

    public static final Instant NOON = Instant.parse("2026-11-21T15:00:00Z");
    private static final Jid CUSTOMER = Jid.of("5511999990001@s.whatsapp.net");

    private final List<Entry> entries = new ArrayList<>();
    private final List<String> owed = new ArrayList<>();
    private Instant at = NOON;
    private String name = "Maria";
    private boolean cut;

    public static Tenant tenant(String language, boolean startUpper, int historyLimit) {
        ConversationRules numbers = ConversationRules.DEFAULTS;
        return Tenant.named("auto_silva", "Auto Silva", "")
                .language(language)
                .conversation(new ConversationRules(
                        numbers.sessionTtl(),
                        historyLimit,
                        numbers.burstWindow(),
                        numbers.maxAnswersPerMinute(),
                        numbers.humanPause(),
                        numbers.recoverWithin(),
                        true,
                        true))
                .startUpper(startUpper)
                .configHash("hash")
                .build();
    }

    public static Tenant tenant() {
        return tenant("pt-BR", false, 40);
    }

    public Talk named(String customerName) {
        name = customerName;
        return this;
    }

    public Talk historyCut() {
        cut = true;
        return this;
    }

    public Talk later(Duration silence) {
        at = at.plus(silence);
        return this;
    }

    public Talk customer(String text) {
        return add(Author.CUSTOMER, new Content.Text(text), text, Optional.empty());
    }

    /** A message that nobody has answered. */
    public Talk owed(String text) {
        return customer(text).thatIsOwed();
    }

    public Talk customer(Content content) {
        return add(Author.CUSTOMER, content, content.text(), Optional.empty());
    }

    public Talk customer(String text, Quote quote) {
        return add(Author.CUSTOMER, new Content.Text(text), text, Optional.of(quote));
    }

    public Talk bot(String text) {
        return add(Author.BOT, new Content.Text(text), text, Optional.empty());
    }

    public Talk person(String text) {
        return add(Author.PERSON, new Content.Text(text), text, Optional.empty());
    }

    public Talk software(String text) {
        return add(Author.SYSTEM, new Content.Text(text), text, Optional.empty());
    }

    public Talk thatIsOwed() {
        owed.add(entries.getLast().id());
        return this;
    }

    /** The id of the {@code number}-th message, from 1. */
    public static String id(int number) {
        return "M" + number;
    }

    public ConversationState state() {
        return new ConversationState(
                new ChatRef("auto_silva", CUSTOMER),
                CustomerAddress.of(CUSTOMER),
                at,
                entries,
                session(),
                entries.stream().filter(entry -> owed.contains(entry.id())).toList(),
                List.of(),
                name);
    }

    private Session session() {
        int from = entries.size();
        Instant next = at;
        while (from > 0
                && Duration.between(entries.get(from - 1).at(), next).compareTo(ConversationRules.DEFAULTS.sessionTtl())
                        <= 0) {
            next = entries.get(--from).at();
        }
        return new Session(entries.subList(from, entries.size()), cut);
    }

    private Talk add(Author author, Content content, String text, Optional<Quote> quote) {
        at = at.plusSeconds(20);
        Message message = new Message(
                id(entries.size() + 1),
                "",
                CUSTOMER,
                Optional.empty(),
                author != Author.CUSTOMER,
                at,
                "",
                content,
                author == Author.PERSON ? Origin.DEVICE : Origin.API,
                quote,
                Set.of());
        entries.add(new Entry(message, author, Optional.empty(), text, at));
        return this;
    }
}
