package io.voicesdr.evolution.webhook;

import com.fasterxml.jackson.databind.JsonNode;
import io.micrometer.core.instrument.MeterRegistry;
import io.voicesdr.core.message.Delivery;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.jboss.logging.Logger;

/**
 * Makes failed deliveries visible: a send's 201 only means accepted, and a {@code messages.update} with {@code ERROR} is
 * the one sign that nothing arrived (evolution/CONTRACT.md §1). Every other status is of no use to us. Thread-safe;
 * holds at most one entry a tenant.
 */
@Singleton
public class DeliveryReports {
    private static final Logger LOG = Logger.getLogger(DeliveryReports.class);

    /** What ids look like; anything else is not written into a log line. */
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9_.=:+/-]{1,128}");

    private final Map<String, Failures> failures = new ConcurrentHashMap<>();
    private final MeterRegistry metrics;
    private final InstantSource clock;

    DeliveryReports(MeterRegistry metrics, InstantSource clock) {
        this.metrics = metrics;
        this.clock = clock;
    }

    /**
     * What was not delivered since this process started.
     *
     * @param count at least one
     * @param last when, by our clock, the newest was heard of
     */
    public record Failures(long count, Instant last) {}

    /** Empty when no failure was heard of the instance since this process started. */
    public Optional<Failures> of(String instance) {
        return Optional.ofNullable(failures.get(instance));
    }

    void heard(String instance, JsonNode update) {
        String status = update.path("status").asText();
        // FAILED is the word of Meta's channel (§11)
        if (Delivery.of(status) != Delivery.ERROR && !"FAILED".equalsIgnoreCase(status)) {
            return;
        }
        metrics.counter("voicesdr.evolution.delivery.errors", "instance", instance)
                .increment();
        failures.merge(
                instance,
                new Failures(1, clock.instant()),
                (before, one) -> new Failures(before.count() + one.count(), one.last()));
        LOG.warnf(
                "EVOLUTION_DELIVERY_FAILED instance=%s keyId=%s rowId=%s: WhatsApp did not deliver a message that Evolution"
                        + " had accepted. Look at the chat on the phone; when every send fails, the session may be hit by"
                        + " error 463: update Evolution's Baileys, pair again.",
                instance, id(update, "keyId"), id(update, "messageId"));
    }

    private static String id(JsonNode update, String field) {
        String id = update.path(field).asText();
        return ID.matcher(id).matches() ? id : "?";
    }
}
