package io.voicesdr.evolution.webhook;

import io.micrometer.core.instrument.MeterRegistry;
import io.voicesdr.core.tenant.Tenant;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;

/**
 * Counts every webhook, and tells the operator of refusals at most once a minute for each kind, so that nobody can fill
 * the log by posting nonsense. Thread-safe.
 */
@Singleton
class WebhookLog {
    private static final Logger LOG = Logger.getLogger(WebhookLog.class);
    private static final Duration QUIET = Duration.ofMinutes(1);

    private final MeterRegistry metrics;
    private final InstantSource clock;
    private final Map<Outcome, Instant> lastTold = new ConcurrentHashMap<>();

    WebhookLog(MeterRegistry metrics, InstantSource clock) {
        this.metrics = metrics;
        this.clock = clock;
    }

    /** @param tenant empty for instances that are not served: their names are not a bounded set */
    <V extends WebhookVerdict> V count(WebhookEvent event, Optional<Tenant> tenant, V verdict) {
        String instance = tenant.map(Tenant::instance).orElse("unknown");
        metrics.counter(
                        "voicesdr.webhooks",
                        "event",
                        event.tag(),
                        "outcome",
                        verdict.outcome().tag(),
                        "instance",
                        instance)
                .increment();
        if (verdict instanceof WebhookVerdict.Refused refused && isTimeToTell(refused.outcome())) {
            tell(refused, instance, event);
        }
        return verdict;
    }

    private static void tell(WebhookVerdict.Refused refused, String instance, WebhookEvent event) {
        Problem problem = refused.problem();
        LOG.warnf(
                "WEBHOOK_REFUSED outcome=%s status=%d instance=%s event=%s: %s %s",
                refused.outcome().tag(), problem.status(), instance, event.tag(), problem.detail(), problem.remedy());
    }

    void failed(WebhookEvent event, Tenant tenant, RuntimeException bug) {
        LOG.errorf(bug, "WEBHOOK_FAILED instance=%s event=%s", tenant.instance(), event.tag());
    }

    /** Of several threads that see the same minute gone by, one tells. */
    private boolean isTimeToTell(Outcome outcome) {
        Instant now = clock.instant();
        Instant last = lastTold.computeIfAbsent(outcome, never -> Instant.EPOCH);
        return !last.plus(QUIET).isAfter(now) && lastTold.replace(outcome, last, now);
    }
}
