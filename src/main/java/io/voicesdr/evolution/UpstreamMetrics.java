package io.voicesdr.evolution;

import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;

/** What is counted about Evolution. Instances are the tenants' names, so the tags stay few. Thread-safe. */
@ApplicationScoped
class UpstreamMetrics {
    private final MeterRegistry registry;

    UpstreamMetrics(MeterRegistry registry) {
        this.registry = registry;
    }

    /** One HTTP request, repetitions counted each; {@code outcome} is ok or the code's name in lower case. */
    void request(String operation, String outcome, String instance) {
        registry.counter(
                        "voicesdr.upstream.requests",
                        "system",
                        "evolution",
                        "operation",
                        operation,
                        "outcome",
                        outcome,
                        "instance",
                        instance)
                .increment();
    }

    /** Records of other chats or instances that an answer held. */
    void foreign(String instance, int records) {
        registry.counter("voicesdr.evolution.records.foreign", "instance", instance)
                .increment(records);
    }

    /** Records without id, address or time. */
    void unusable(String instance, int records) {
        registry.counter("voicesdr.evolution.records.unusable", "instance", instance)
                .increment(records);
    }
}
