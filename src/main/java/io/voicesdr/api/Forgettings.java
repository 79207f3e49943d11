package io.voicesdr.api;

import io.voicesdr.conversation.ChatArchive;
import io.voicesdr.conversation.Forgetter;
import io.voicesdr.conversation.Forgetter.Forgotten;
import io.voicesdr.conversation.Tenants;
import io.voicesdr.core.message.CustomerAddress;
import io.voicesdr.core.message.Jid;
import io.voicesdr.core.message.Message;
import io.voicesdr.core.message.Origin;
import io.voicesdr.core.signature.Notice;
import io.voicesdr.core.signature.SignatureCodec;
import io.voicesdr.core.team.CustomerNumber;
import io.voicesdr.core.tenant.Tenant;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Who has asked to be forgotten since a moment that lies back: a view of that time must not show them either. What was read
 * once is remembered, so only what came since then is read again. Thread-safe.
 */
@ApplicationScoped
public class Forgettings {

    /** Some channels store after they notify. */
    private static final Duration OVERLAP = Duration.ofMinutes(5);

    private final Forgetter forgetter;
    private final ChatArchive archive;
    private final Tenants tenants;
    private final InstantSource clock;
    private final Map<String, Known> known = new ConcurrentHashMap<>();

    Forgettings(Forgetter forgetter, ChatArchive archive, Tenants tenants, InstantSource clock) {
        this.forgetter = forgetter;
        this.archive = archive;
        this.tenants = tenants;
        this.clock = clock;
    }

    /** @param last when each customer was last forgotten, as far as the stretch tells; by number, as people write it on cards */
    private record Known(Instant from, Instant to, Map<CustomerNumber, Instant> last) {}

    /** Whether {@code address} was forgotten at or after {@code moment}; reads what is not known of the time since then. */
    boolean isForgottenSince(Tenant tenant, CustomerAddress address, Instant moment) {
        return moment.isBefore(clock.instant())
                && CustomerNumber.of(address).stream()
                        .map(number -> since(tenant, moment).getOrDefault(number, Instant.MIN))
                        .anyMatch(at -> !at.isBefore(moment));
    }

    /**
     * Forgets everything said so far with a customer. Goes over the network.
     *
     * @param candidates addresses that the customer may have, the likeliest first
     * @return empty when nothing was ever said under any of them
     * @throws io.voicesdr.conversation.UpstreamException when it could not be written down; nothing is forgotten then
     */
    public Optional<Forgotten> forget(Tenant tenant, List<Jid> candidates) {
        Optional<Forgotten> forgotten = candidates.stream()
                .flatMap(jid -> forgetter.forget(tenant, CustomerAddress.of(jid)).stream())
                .findFirst();
        lookAgain(tenant);
        return forgotten;
    }

    /** Somebody may just have been forgotten here: what is known of the last moments is read again. */
    private void lookAgain(Tenant tenant) {
        known.computeIfPresent(
                tenant.instance(),
                (instance, before) -> new Known(before.from(), before.to().minus(OVERLAP), before.last()));
    }

    private Map<CustomerNumber, Instant> since(Tenant tenant, Instant moment) {
        return known.compute(tenant.instance(), (instance, before) -> grown(tenant, before, moment))
                .last();
    }

    private Known grown(Tenant tenant, @Nullable Known before, Instant moment) {
        Instant now = clock.instant();
        Map<CustomerNumber, Instant> last = new HashMap<>();
        if (before == null) {
            read(tenant, moment, now, last);
            return new Known(moment, now, last);
        }
        last.putAll(before.last());
        if (moment.isBefore(before.from())) {
            read(tenant, moment, before.from(), last);
        }
        if (before.to().plusSeconds(1).isBefore(now)) {
            read(tenant, before.to().minus(OVERLAP), now, last);
        }
        return new Known(moment.isBefore(before.from()) ? moment : before.from(), now, last);
    }

    private void read(Tenant tenant, Instant from, Instant to, Map<CustomerNumber, Instant> last) {
        SignatureCodec codec = tenants.signatures(tenant);
        archive.read(tenant, from, to.plusSeconds(1), page -> note(page, codec, last));
    }

    private static void note(List<Message> page, SignatureCodec codec, Map<CustomerNumber, Instant> last) {
        page.stream()
                .filter(message -> message.fromMe() && message.origin() != Origin.DEVICE)
                .filter(message -> codec.read(message.content().text())
                        .flatMap(Notice::of)
                        .filter(Notice.FORGOTTEN::equals)
                        .isPresent())
                .forEach(message -> CustomerNumber.of(message.address())
                        .forEach(number -> last.merge(number, message.sentAt(), (a, b) -> a.isAfter(b) ? a : b)));
    }
}
