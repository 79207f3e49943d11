package io.voicesdr.sandbox.evolution;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.random.RandomGenerator;

/**
 * What happens on phones and in Evolution: a message is stored first and told by webhook afterwards
 * (evolution/CONTRACT.md §5 to §7, §10). Thread-safe.
 */
public final class WhatsApp implements AutoCloseable {
    private static final int RECEIPT_MILLIS = 120;

    private final Webhooks webhooks;
    private final Quirks quirks;
    private final Ids ids;
    private final RowMaker rows;
    private final InstantSource clock;
    private final AtomicLong revision = new AtomicLong();

    /**
     * @param random draws ids and quirks; thread-safe
     * @param firstRetry pause before a webhook is sent again
     */
    public WhatsApp(Quirks quirks, RandomGenerator random, InstantSource clock, Duration firstRetry) {
        this.webhooks = new Webhooks(quirks, random, clock, firstRetry);
        this.quirks = quirks;
        this.ids = new Ids(random);
        this.rows = new RowMaker(ids);
        this.clock = clock;
    }

    /** The person of the company who writes by hand, and on what. */
    public enum Device {
        PHONE(Ids.Source.ANDROID),
        WEB(Ids.Source.WEB);

        private final Ids.Source source;

        Device(Ids.Source source) {
            this.source = source;
        }
    }

    /** Counts what has happened; a page that knows the number knows everything. */
    public long revision() {
        return revision.get();
    }

    public InstantSource clock() {
        return clock;
    }

    Quirks quirks() {
        return quirks;
    }

    /** The customer writes {@code text}. */
    public Row customerWrites(Instance instance, Customer customer, String text) {
        Row row = rows.inbound(instance, customer, RowMaker.text(text), clock.instant());
        store(instance, row);
        webhooks.deliver(instance, "messages.upsert", webhookShape(row.event(instance.id()), customer));
        return row;
    }

    /** The customer sends a voice note, a picture or another file. */
    public Row customerSends(Instance instance, Customer customer, StoredFile file) {
        RowMaker.Body body = new RowMaker.Body(file.messageType(), file.content());
        Row row = rows.inbound(instance, customer, body, clock.instant());
        instance.keep(row.keyId(), file);
        store(instance, row);
        webhooks.deliver(instance, "messages.upsert", webhookShape(row.event(instance.id()), customer));
        return row;
    }

    /** Somebody of the company writes {@code text} by hand. */
    public Row personWrites(Instance instance, Customer customer, String text, Device device) {
        Row row = rows.byHand(instance, customer, RowMaker.text(text), device.source, clock.instant());
        store(instance, row);
        webhooks.deliver(instance, "messages.upsert", webhookShape(row.event(instance.id()), customer));
        receipts(instance, row);
        return row;
    }

    /** The customer has the chat open: everything from the company is read. */
    public void customerReads(Instance instance, Customer customer) {
        for (Row row : instance.chat(customer)) {
            if (row.fromMe()) {
                receipt(instance, row.keyId(), "READ");
            }
        }
    }

    /**
     * The API sends {@code content}.
     *
     * @param contextInfo WhatsApp's context, JSON null where there is none
     */
    ObjectNode apiSends(Instance instance, String jid, String messageType, ObjectNode content, JsonNode contextInfo) {
        Row row = rows.sent(
                filedUnder(instance, jid), new RowMaker.Body(messageType, content), contextInfo, clock.instant());
        store(instance, row);
        instance.typing(jid, clock.instant());
        ObjectNode event = row.event(instance.id());
        webhooks.deliver(instance, "send.message", event);
        receipts(instance, row);
        return event;
    }

    /** The context that Evolution gives to what it sends: empty to groups, else with its fingerprint. */
    JsonNode apiContext(String jid, Optional<ObjectNode> quote) {
        return rows.apiContext(jid, quote, quirks.now().version(), clock.instant());
    }

    /** Shows the company typing for {@code time}, and returns when it is over. */
    void typing(Instance instance, String jid, Duration time) throws InterruptedException {
        instance.typing(jid, clock.instant().plus(time));
        revision.incrementAndGet();
        Thread.sleep(time);
        instance.typing(jid, clock.instant());
        revision.incrementAndGet();
    }

    /** Notes and tells a receipt, unless it was there. */
    void receipt(Instance instance, String keyId, String status) {
        instance.update(keyId, status).ifPresent(row -> {
            revision.incrementAndGet();
            ObjectNode data = Wire.object()
                    .put("keyId", keyId)
                    .put("remoteJid", row.remoteJid())
                    .put("fromMe", row.fromMe())
                    .put("status", status)
                    .put("instanceId", instance.id())
                    .put("messageId", row.id());
            webhooks.deliver(instance, "messages.update", data);
        });
    }

    /** Opens or closes the connection, and tells it as far as Evolution does. */
    public void connection(Instance instance, String state) {
        instance.state(state);
        revision.incrementAndGet();
        ObjectNode data = Wire.object()
                .put("instance", instance.name())
                .put("wuid", instance.ownerJid())
                .put("profileName", instance.profileName())
                .putNull("profilePictureUrl")
                .put("state", state)
                .put("statusReason", "open".equals(state) ? 200 : 401);
        webhooks.deliver(instance, "connection.update", data);
    }

    /** Gives {@code instance} the webhook that an operator would set: what a bot needs, with {@code secret} where there is one. */
    public void hook(Instance instance, String url, Optional<String> secret) {
        Instant now = clock.instant();
        Map<String, String> headers =
                secret.map(value -> Map.of("X-Webhook-Secret", value)).orElse(Map.of());
        List<String> events =
                List.of("MESSAGES_UPSERT", "MESSAGES_UPDATE", "MESSAGES_DELETE", "SEND_MESSAGE", "CONNECTION_UPDATE");
        instance.webhook(new WebhookSettings(ids.row(now), true, url, headers, events, false, false, now, now));
    }

    /** Puts a message of the past into the chat; nothing is told. */
    public void remember(Instance instance, Customer customer, Past past) {
        Row row = switch (past.from()) {
            case CUSTOMER -> rows.inbound(instance, customer, RowMaker.text(past.text()), past.at());
            case PERSON -> rows.byHand(instance, customer, RowMaker.text(past.text()), Device.PHONE.source, past.at());
        };
        instance.store(
                past.from() == From.PERSON ? row.withUpdate("DELIVERY_ACK").withUpdate("READ") : row);
        revision.incrementAndGet();
    }

    /** A message of before now; rows must be remembered in the order of their times. */
    public record Past(From from, String text, Instant at) {}

    /** Who wrote a message of the past. */
    public enum From {
        CUSTOMER,
        PERSON
    }

    private static String filedUnder(Instance instance, String jid) {
        return instance.customer(jid).map(customer -> customer.filedUnder(jid)).orElse(jid);
    }

    /** 2.3.7 rewrites what webhooks show of a LID-addressed message; the row keeps the truth (§1). */
    private ObjectNode webhookShape(ObjectNode event, Customer customer) {
        if (quirks.now().version() == Version.V2_3_7
                && event.path("key").path("remoteJid").asText().equals(customer.lid())) {
            ObjectNode copy = event.deepCopy();
            copy.withObject("/key").put("remoteJid", customer.phone()).put("remoteJidAlt", customer.phone());
            return copy;
        }
        return event;
    }

    private void store(Instance instance, Row row) {
        instance.store(row);
        revision.incrementAndGet();
    }

    private void receipts(Instance instance, Row row) {
        webhooks.later(RECEIPT_MILLIS, () -> receipt(instance, row.keyId(), "SERVER_ACK"));
        webhooks.later(3 * RECEIPT_MILLIS, () -> receipt(instance, row.keyId(), "DELIVERY_ACK"));
    }

    @Override
    public void close() {
        webhooks.close();
    }
}
