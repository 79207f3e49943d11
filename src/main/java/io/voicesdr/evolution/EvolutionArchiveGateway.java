package io.voicesdr.evolution;

import com.fasterxml.jackson.databind.JsonNode;
import io.voicesdr.conversation.ChatArchive;
import io.voicesdr.conversation.Identities;
import io.voicesdr.core.message.CustomerAddress;
import io.voicesdr.core.message.Jid;
import io.voicesdr.core.message.Message;
import io.voicesdr.core.tenant.Tenant;
import io.voicesdr.evolution.EvolutionRequest.FindMessages;
import io.voicesdr.evolution.EvolutionRequest.FindMessages.MessageTimestamp;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Reads long stretches by findMessages. It walks back in time rather than by page number: the order within a second is
 * undefined and pages shift when messages arrive (evolution/CONTRACT.md §5), but "up to the oldest second seen" can neither
 * lose a row nor move. Thread-safe.
 */
@ApplicationScoped
class EvolutionArchiveGateway implements ChatArchive {
    /** What Evolution can store as a moment: WhatsApp is younger than the first, and the second is far enough. */
    private static final Instant EARLIEST = Instant.parse("2001-09-09T01:46:40Z");

    private static final Instant LATEST = Instant.parse("2099-12-31T00:00:00Z");

    private final EvolutionReads reads;
    private final RecordCheck check;
    private final InstanceTraits traits;
    private final Identities identities;
    private final EvolutionConfig config;
    private final InstantSource clock;

    EvolutionArchiveGateway(
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
    public Glimpse glimpse(Tenant tenant, Instant from, Instant to) {
        if (!kept(tenant, from).isBefore(to)) {
            return new Glimpse(0, "");
        }
        JsonNode answer = ask(Endpoint.of(tenant, config), null, window(kept(tenant, from), to), 1, 1);
        JsonNode newest = answer.path("messages").path("records").path(0);
        long total = Json.count(answer.path("messages"), "total");
        String row = Json.text(newest, "id")
                + '@'
                + Json.whole(newest.path("messageTimestamp")).orElse(0);
        return new Glimpse(total, newest.isMissingNode() ? "" : row);
    }

    @Override
    public void read(Tenant tenant, Instant from, Instant to, Consumer<List<Message>> pages) {
        walk(tenant, null, from, to, any -> true, pages);
    }

    @Override
    public CustomerAddress read(
            Tenant tenant, CustomerAddress asked, Instant from, Instant to, Consumer<List<Message>> pages) {
        Revealed customer = new Revealed(identities.complete(tenant.instance(), asked));
        CustomerAddress known = customer.address;
        for (Query query : Query.first(known, !traits.ignoresAlt(tenant.instance()))) {
            walk(tenant, query, from, to, customer::owns, customer.noting(pages));
        }
        Query.second(known, customer.address)
                .ifPresent(query -> walk(tenant, query, from, to, customer::owns, customer.noting(pages)));
        identities.remember(tenant.instance(), customer.address);
        return customer.address;
    }

    private void walk(
            Tenant tenant,
            @Nullable Query query,
            Instant asked,
            Instant to,
            Predicate<Message> belongs,
            Consumer<List<Message>> pages) {
        Instant from = kept(tenant, asked);
        if (!from.isBefore(to)) {
            return;
        }
        Endpoint endpoint = Endpoint.of(tenant, config);
        Instant end = to;
        int number = 1;
        while (true) {
            Page page = page(endpoint, query, window(from, end), number);
            if (query != null && query.field() == Query.Field.REMOTE_JID_ALT && !page.allMatch(query)) {
                traits.foundToIgnoreAlt(endpoint.instance());
                return;
            }
            pages.accept(check.messages(tenant.instance(), page, belongs));
            if (!page.full()) {
                return;
            }
            Instant next = oldest(page, end).plusSeconds(1);
            number = next.isBefore(end) ? 1 : number + 1;
            end = next.isBefore(end) ? next : end;
        }
    }

    /** What is older than the tenant's retention is not read, whoever asks (LGPD). */
    private Instant kept(Tenant tenant, Instant from) {
        Instant oldest = clock.instant().minus(tenant.lgpd().retention());
        return from.isBefore(oldest) ? oldest : from;
    }

    /** The second of the last record that has one: pages come newest first. */
    private static Instant oldest(Page page, Instant otherwise) {
        return page.records().stream()
                .flatMap(record ->
                        Json.whole(record.path("messageTimestamp")).stream().boxed())
                .min(Long::compare)
                .map(Instant::ofEpochSecond)
                .orElse(otherwise);
    }

    private Page page(Endpoint endpoint, @Nullable Query query, MessageTimestamp window, int number) {
        int size = config.recentPageSize();
        return Page.of(ask(endpoint, query, window, number, size), size);
    }

    private JsonNode ask(Endpoint endpoint, @Nullable Query query, MessageTimestamp window, int number, int size) {
        FindMessages body =
                new FindMessages(new FindMessages.Where(query == null ? null : query.key(), window), number, size);
        return reads.findMessages(endpoint, new AtomicInteger(), body);
    }

    /** Evolution's bounds are both inclusive, and whole seconds is all that messages have. */
    private static MessageTimestamp window(Instant from, Instant to) {
        Instant first = from.isBefore(EARLIEST) ? EARLIEST : from;
        Instant last = to.isAfter(LATEST) ? LATEST : to;
        return MessageTimestamp.between(roundedUp(first), roundedUp(last).minus(Duration.ofSeconds(1)));
    }

    private static Instant roundedUp(Instant moment) {
        return moment.getNano() == 0 ? moment : Instant.ofEpochSecond(moment.getEpochSecond() + 1);
    }

    /** The addresses of one customer while they are found out; lives on one thread. */
    private static final class Revealed {
        private CustomerAddress address;

        Revealed(CustomerAddress address) {
            this.address = address;
        }

        boolean owns(Message message) {
            return address.includes(message.remoteJid())
                    || message.remoteJidAlt().filter(address::includes).isPresent();
        }

        Consumer<List<Message>> noting(Consumer<List<Message>> pages) {
            return page -> {
                page.forEach(this::note);
                pages.accept(page);
            };
        }

        private void note(Message message) {
            if (message.address().all().stream().allMatch(Jid::isPerson)) {
                address = address.and(message.address());
            }
        }
    }
}
