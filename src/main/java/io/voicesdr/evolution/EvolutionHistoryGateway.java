package io.voicesdr.evolution;

import io.voicesdr.conversation.ChatHistory;
import io.voicesdr.conversation.Identities;
import io.voicesdr.core.history.History;
import io.voicesdr.core.message.CustomerAddress;
import io.voicesdr.core.message.Message;
import io.voicesdr.core.tenant.Tenant;
import io.voicesdr.evolution.EvolutionRequest.FindMessages;
import io.voicesdr.evolution.EvolutionRequest.FindMessages.MessageTimestamp;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Reads chats by findMessages: every address of the customer in parallel, one page each, at most three questions a pull
 * (evolution/CONTRACT.md §7, law 7). Thread-safe.
 */
@ApplicationScoped
class EvolutionHistoryGateway implements ChatHistory {
    /** Evolution's clock may run ahead of ours, and it stamps API sends (§5). */
    private static final Duration CLOCK_SKEW = Duration.ofDays(1);

    /** Years before the Common Era are no dates to Evolution, which answers 500. */
    private static final Duration MAX_WINDOW = Duration.ofDays(3650);

    private static final Comparator<Message> NEWEST_FIRST =
            Comparator.comparing(Message::sentAt).thenComparing(Message::rowId).reversed();

    private final EvolutionReads reads;
    private final RecordCheck check;
    private final InstanceTraits traits;
    private final Identities identities;
    private final EvolutionConfig config;
    private final InstantSource clock;

    EvolutionHistoryGateway(
            EvolutionReads reads,
            RecordCheck check,
            InstanceTraits traits,
            Identities identities,
            EvolutionConfig config,
            InstantSource clock) {
        this.reads = reads;
        this.check = check;
        this.traits = traits;
        this.identities = identities;
        this.config = config;
        this.clock = clock;
    }

    @Override
    public Pulled pull(Tenant tenant, CustomerAddress address) {
        return read(tenant, address, History.of(List.of(), false), Instant.MIN);
    }

    @Override
    public Pulled renew(Tenant tenant, CustomerAddress address, History known, Instant since) {
        return read(tenant, address, known, since);
    }

    private Pulled read(Tenant tenant, CustomerAddress address, History before, Instant since) {
        Endpoint endpoint = Endpoint.of(tenant, config);
        CustomerAddress known = identities.complete(tenant.instance(), address);
        Pull pull = new Pull(endpoint, window(windowOf(tenant), since), known);
        pull.ask(Query.first(known, !traits.ignoresAlt(tenant.instance())));
        Query.second(known, pull.address).ifPresent(query -> pull.ask(List.of(query)));
        identities.remember(tenant.instance(), pull.address);
        return new Pulled(before.and(pull.messages, pull.cut), pull.address, pull.requests.get());
    }

    @Override
    public List<Message> recent(Tenant tenant, Duration lookBack) {
        Endpoint endpoint = Endpoint.of(tenant, config);
        return pages(endpoint, window(shorter(lookBack, retention(tenant)), Instant.MIN)).stream()
                .flatMap(page -> check.messages(tenant.instance(), page, any -> true).stream())
                .sorted(NEWEST_FIRST)
                .toList();
    }

    /** Rows that arrive meanwhile push others over a page's border, so a row may come twice; none is lost by that. */
    private List<Page> pages(Endpoint endpoint, MessageTimestamp window) {
        List<Page> pages = new ArrayList<>();
        do {
            FindMessages body =
                    new FindMessages(new FindMessages.Where(null, window), pages.size() + 1, config.recentPageSize());
            pages.add(page(endpoint, body, new AtomicInteger()));
        } while (pages.getLast().full() && pages.size() < config.recentPages());
        return pages;
    }

    private Duration windowOf(Tenant tenant) {
        Duration sessions = tenant.conversation().sessionTtl().multipliedBy(config.sessionsInWindow());
        Duration atLeast = sessions.compareTo(config.minWindow()) > 0 ? sessions : config.minWindow();
        return shorter(atLeast, retention(tenant));
    }

    private static Duration retention(Tenant tenant) {
        return shorter(tenant.lgpd().retention(), MAX_WINDOW);
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    private MessageTimestamp window(Duration lookBack, Instant since) {
        Instant now = clock.instant();
        Instant oldest = now.minus(lookBack);
        return MessageTimestamp.between(since.isAfter(oldest) ? since : oldest, now.plus(CLOCK_SKEW));
    }

    private Page page(Endpoint endpoint, FindMessages body, AtomicInteger requests) {
        return Page.of(reads.findMessages(endpoint, requests, body), body.offset());
    }

    /** What one pull has found so far; lives on one thread. */
    private final class Pull {
        private final Endpoint endpoint;
        private final MessageTimestamp window;
        private final AtomicInteger requests = new AtomicInteger();
        private final List<Message> messages = new ArrayList<>();
        private CustomerAddress address;
        private boolean cut;

        Pull(Endpoint endpoint, MessageTimestamp window, CustomerAddress address) {
            this.endpoint = endpoint;
            this.window = window;
            this.address = address;
        }

        void ask(List<Query> queries) {
            List<Page> pages = InParallel.map(queries, this::page);
            for (int i = 0; i < queries.size(); i++) {
                take(queries.get(i), pages.get(i));
            }
        }

        private Page page(Query query) {
            FindMessages body = new FindMessages(new FindMessages.Where(query.key(), window), 1, config.pageSize());
            return EvolutionHistoryGateway.this.page(endpoint, body, requests);
        }

        private void take(Query query, Page page) {
            if (query.field() == Query.Field.REMOTE_JID_ALT && !page.allMatch(query)) {
                traits.foundToIgnoreAlt(endpoint.instance());
            } else {
                cut |= page.full();
            }
            CustomerAddress asked = address.and(CustomerAddress.of(query.jid()));
            check.messages(endpoint.instance(), page, message -> isOf(asked, message))
                    .forEach(this::take);
        }

        private void take(Message message) {
            messages.add(message);
            CustomerAddress found = message.address();
            if (isCustomer(found)) {
                address = address.and(found);
            }
        }

        private static boolean isOf(CustomerAddress customer, Message message) {
            return customer.includes(message.remoteJid())
                    || message.remoteJidAlt().filter(customer::includes).isPresent();
        }

        /** A group is no address of a customer, whatever stands beside it. */
        private static boolean isCustomer(CustomerAddress found) {
            return found.canonical().isPerson()
                    && found.lid().filter(lid -> !lid.isPerson()).isEmpty();
        }
    }
}
