package io.voicesdr.evolution.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.voicesdr.conversation.FakeTeam;
import io.voicesdr.evolution.OwnNumbers;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.util.Optional;

/** A handler without HTTP, and all that stands around it. */
final class HandlerFixture {
    static final String GLOBAL_SECRET = "global-s3cr3t";

    final RecordingInbox inbox = new RecordingInbox();
    final SimpleMeterRegistry metrics = new SimpleMeterRegistry();
    final ConnectionStates connections = new ConnectionStates(SampleClock.clock());
    final DeliveryReports deliveries = new DeliveryReports(metrics, SampleClock.clock());
    final Draining draining = new Draining();
    final FakeTeam team = new FakeTeam();
    final WebhookHandler handler;

    private HandlerFixture(Optional<String> globalSecret) {
        Gate gate = new Gate(new SampleTenants(), globalSecret, SampleClock.clock());
        EventRouter router = new EventRouter(inbox, team, new OwnNumbers(), connections, deliveries, draining);
        handler = new WebhookHandler(gate, router, new WebhookLog(metrics, SampleClock.clock()));
    }

    static HandlerFixture withGlobalSecret() {
        return new HandlerFixture(Optional.of(GLOBAL_SECRET));
    }

    /** Only tenants with a token of their own are believed. */
    static HandlerFixture withoutGlobalSecret() {
        return new HandlerFixture(Optional.empty());
    }

    /** Posts to {@code /webhook/{instance}} with the right secret. */
    WebhookVerdict post(String instance, byte[] body) {
        return post(instance, Samples.secretOf(instance), body);
    }

    WebhookVerdict post(String instance, String secret, byte[] body) {
        return handler.handle(call(Optional.of(instance), Optional.of(secret), body));
    }

    /** Posts to {@code /webhook}. */
    WebhookVerdict postUnnamed(Optional<String> secret, byte[] body) {
        return handler.handle(call(Optional.empty(), secret, body));
    }

    WebhookVerdict postSample(String name) {
        return post(Samples.webhook(name).at("/body/instance").asText(), Samples.body(name));
    }

    WebhookVerdict postText(String instance, String json) {
        return post(instance, json.getBytes(UTF_8));
    }

    static WebhookCall call(Optional<String> instance, Optional<String> secret, byte[] body) {
        return call(instance, secret, new ByteArrayInputStream(body));
    }

    static WebhookCall call(Optional<String> instance, Optional<String> secret, InputStream body) {
        return new WebhookCall(instance, secret, Optional.empty(), body);
    }

    static int status(WebhookVerdict verdict) {
        return switch (verdict) {
            case WebhookVerdict.Refused refused -> refused.problem().status();
            case WebhookVerdict.Accepted accepted -> 200;
            case WebhookVerdict.Ignored ignored -> 200;
        };
    }

    /** How many webhooks came to {@code outcome}. */
    double counted(Outcome outcome) {
        return metrics.find("voicesdr.webhooks").tag("outcome", outcome.tag()).counters().stream()
                .mapToDouble(Counter::count)
                .sum();
    }

    double counted() {
        return metrics.find("voicesdr.webhooks").counters().stream()
                .mapToDouble(Counter::count)
                .sum();
    }
}
