package io.voicesdr.evolution.webhook;

import io.voicesdr.core.tenant.Tenant;
import io.voicesdr.evolution.webhook.Gate.Admission;
import io.voicesdr.evolution.webhook.WebhookVerdict.Ignored;
import io.voicesdr.evolution.webhook.WebhookVerdict.Refused;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.util.Optional;

/**
 * From a POST to a verdict, without HTTP: admitted, read, checked, routed, counted. Keeps nothing, so the same webhook
 * twice is handled twice; the inbox recognises duplicates by message id. Thread-safe.
 */
@Singleton
public class WebhookHandler {
    private final Gate gate;
    private final EventRouter router;
    private final WebhookLog log;

    WebhookHandler(Gate gate, EventRouter router, WebhookLog log) {
        this.gate = gate;
        this.router = router;
        this.log = log;
    }

    /** Reads {@code call}'s body and judges it. What the container throws while the body is read passes through. */
    public WebhookVerdict handle(WebhookCall call) {
        Optional<Admission> early = call.instance().map(instance -> gate.admit(instance, call));
        if (early.orElse(null) instanceof Admission.Turned turned) {
            return turnedAway(WebhookEvent.OTHER, turned); // before a byte of a stranger's body is read
        }
        try {
            WebhookBody body = BodyReader.read(call.body());
            return enter(early.orElseGet(() -> gate.admit(body.instance(), call)), call, body);
        } catch (MalformedBodyException e) {
            return refuse(early, new Refused(Outcome.MALFORMED, Problem.malformed(e.detail())));
        } catch (IOException e) {
            return refuse(early, new Refused(Outcome.BODY_BROKE_OFF, Problem.bodyBrokeOff()));
        }
    }

    private WebhookVerdict enter(Admission admission, WebhookCall call, WebhookBody body) {
        return switch (admission) {
            case Admission.Turned turned -> turnedAway(body.event(), turned);
            case Admission.Admitted in -> {
                boolean same = call.instance()
                        .filter(named -> !named.equals(body.instance()))
                        .isEmpty();
                WebhookVerdict verdict = same
                        ? route(in.tenant(), in.believed(), body)
                        : new Refused(Outcome.INSTANCE_MISMATCH, Problem.instanceMismatch());
                yield log.count(body.event(), Optional.of(in.tenant()), verdict);
            }
        };
    }

    private WebhookVerdict route(Tenant tenant, boolean believed, WebhookBody body) {
        try {
            return router.route(tenant, believed, body);
        } catch (RuntimeException e) {
            log.failed(body.event(), tenant, e);
            // a failed messages.edited would stop the whole instance (evolution/CONTRACT.md §8.4)
            return body.event() == WebhookEvent.MESSAGES_EDITED
                    ? new Ignored(Outcome.FAILED)
                    : new Refused(Outcome.FAILED, Problem.failed());
        }
    }

    private WebhookVerdict turnedAway(WebhookEvent event, Admission.Turned turned) {
        return log.count(event, turned.tenant(), turned.verdict());
    }

    private WebhookVerdict refuse(Optional<Admission> admission, Refused verdict) {
        Optional<Tenant> tenant = admission.flatMap(
                known -> known instanceof Admission.Admitted in ? Optional.of(in.tenant()) : Optional.empty());
        return log.count(WebhookEvent.OTHER, tenant, verdict);
    }
}
