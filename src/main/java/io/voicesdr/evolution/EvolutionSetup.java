package io.voicesdr.evolution;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.voicesdr.core.tenant.Tenant;
import io.voicesdr.evolution.SetupCall.Answer;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BiFunction;

/**
 * Sets a tenant's instance up and looks it over, for people who connect a phone. Every method goes over the network once and
 * throws {@link io.voicesdr.conversation.UpstreamException} where that fails. Thread-safe.
 */
@ApplicationScoped
public class EvolutionSetup {
    /** What the product lives on. Never MESSAGES_EDITED, which holds up the whole instance (evolution/CONTRACT.md §8.4). */
    public static final List<String> EVENTS =
            List.of("MESSAGES_UPSERT", "SEND_MESSAGE", "MESSAGES_UPDATE", "MESSAGES_DELETE", "CONNECTION_UPDATE");

    /** The switch under which nothing of any group is told or stored. */
    public static final String IGNORES_GROUPS = "groupsIgnore";

    /** In what Evolution's answer must be given whole (§4.2). */
    private static final List<String> SWITCHES =
            List.of("rejectCall", IGNORES_GROUPS, "alwaysOnline", "readMessages", "readStatus", "syncFullHistory");

    private final SetupCall call;
    private final EvolutionConfig config;

    EvolutionSetup(SetupCall call, EvolutionConfig config) {
        this.call = call;
        this.config = config;
    }

    /** What {@code GET /} said. */
    public record Server(String version, Optional<Instant> clock) {}

    /** A code to pair a phone with, or that it is paired already. */
    public record Pairing(boolean open, String image, String pairingCode) {}

    /** A webhook as Evolution keeps it. Headers by their names in small letters. */
    public record Webhook(
            boolean enabled,
            String url,
            Map<String, String> headers,
            List<String> events,
            boolean byEvents,
            boolean base64) {}

    /**
     * What one look into the stored messages showed.
     *
     * @param messages how many the instance has
     * @param own of the newest, those sent from the account at least a minute before {@code before}
     * @param ownWithUpdates those of them that have a delivery status
     * @param indexed how long the search for one chat took
     */
    public record Storage(long messages, int own, int ownWithUpdates, Duration indexed) {}

    public Server server(Tenant tenant) {
        Answer answer = call.call(Endpoint.of(tenant, config), "root", SetupRestClient::root);
        return new Server(Json.text(answer.body(), "version"), answer.date());
    }

    /** {@code open}, {@code connecting} or {@code close}, from Evolution's memory; empty when there is no such instance. */
    public Optional<String> state(Tenant tenant) {
        return ifThere(() -> Json.text(
                ask(tenant, "connectionState", (client, to) -> client.connectionState(to.apikey(), to.instance()))
                        .body()
                        .path("instance"),
                "state"));
    }

    /** Makes the instance; needs the global key. Who already has it is left as it is. */
    public void create(Tenant tenant) {
        ObjectNode body = SetupCall.JSON
                .createObjectNode()
                .put("instanceName", tenant.instance())
                .put("integration", "WHATSAPP-BAILEYS")
                .put("qrcode", false);
        ask(tenant, "create", (client, to) -> client.create(to.apikey(), body.toString()));
    }

    /** Starts the pairing, or goes on with it: a new code every time the old one has run out. */
    public Pairing pair(Tenant tenant) {
        JsonNode answer = ask(tenant, "connect", (client, to) -> client.connect(to.apikey(), to.instance()))
                .body();
        boolean open = Json.text(answer.path("instance"), "state").equals("open");
        String image = Json.text(answer, "base64");
        return new Pairing(
                open, image.startsWith("data:image/png;base64,") ? image : "", Json.text(answer, "pairingCode"));
    }

    /** The instance's webhook; empty when none is set. */
    public Optional<Webhook> webhook(Tenant tenant) {
        JsonNode row = ask(tenant, "findWebhook", (client, to) -> client.findWebhook(to.apikey(), to.instance()))
                .body();
        return row.isObject() ? Optional.of(webhook(row)) : Optional.empty();
    }

    /**
     * Sets the webhook as this product needs it.
     *
     * @param secret sent as {@code X-Webhook-Secret}; empty for none
     */
    public void setWebhook(Tenant tenant, String url, Optional<String> secret) {
        ObjectNode body = SetupCall.JSON.createObjectNode();
        ObjectNode webhook = body.putObject("webhook")
                .put("enabled", true)
                .put("url", url)
                .put("byEvents", false)
                .put("base64", false);
        ObjectNode headers = webhook.putObject("headers");
        secret.ifPresent(value -> headers.put("X-Webhook-Secret", value));
        ArrayNode events = webhook.putArray("events");
        EVENTS.forEach(events::add);
        ask(tenant, "setWebhook", (client, to) -> client.setWebhook(to.apikey(), to.instance(), body.toString()));
    }

    /** The switches of the instance by their names; empty when Evolution has none of it. */
    public Map<String, Boolean> settings(Tenant tenant) {
        JsonNode row = ask(tenant, "findSettings", (client, to) -> client.findSettings(to.apikey(), to.instance()))
                .body();
        Map<String, Boolean> settings = new LinkedHashMap<>();
        SWITCHES.stream().filter(row::hasNonNull).forEach(name -> settings.put(name, Json.isTrue(row, name)));
        return settings;
    }

    /** Sets {@code changes} and leaves the other switches as they are. */
    public void setSettings(Tenant tenant, Map<String, Boolean> changes) {
        Map<String, Boolean> settings = settings(tenant);
        settings.putAll(changes);
        ObjectNode body = SetupCall.JSON.createObjectNode();
        SWITCHES.forEach(name -> body.put(name, settings.getOrDefault(name, false)));
        ask(tenant, "setSettings", (client, to) -> client.setSettings(to.apikey(), to.instance(), body.toString()));
    }

    /**
     * Whether Evolution stores what is read back from it, judged by its newest messages.
     *
     * @param before messages younger than a minute before that may not have a status yet
     */
    public Storage storage(Tenant tenant, Instant before) {
        ObjectNode newest = SetupCall.JSON.createObjectNode().put("page", 1).put("offset", 50);
        newest.putObject("where");
        JsonNode messages = find(tenant, newest).body().path("messages");
        List<JsonNode> own = new ArrayList<>();
        messages.path("records").forEach(record -> {
            boolean settled = Json.whole(record.path("messageTimestamp")).orElse(Long.MAX_VALUE)
                    < before.minusSeconds(60).getEpochSecond();
            if (Json.isTrue(record.path("key"), "fromMe") && settled) {
                own.add(record);
            }
        });
        ObjectNode nobody = SetupCall.JSON.createObjectNode().put("page", 1).put("offset", 1);
        nobody.putObject("where").putObject("key").put("remoteJid", "0@s.whatsapp.net");
        return new Storage(
                Json.count(messages, "total"),
                own.size(),
                (int) own.stream()
                        .filter(row -> !row.path("MessageUpdate").isEmpty())
                        .count(),
                Duration.ofMillis(find(tenant, nobody).millis()));
    }

    private Answer find(Tenant tenant, ObjectNode body) {
        return ask(
                tenant,
                "findMessages",
                (client, to) -> client.findMessages(to.apikey(), to.instance(), body.toString()));
    }

    private Answer ask(Tenant tenant, String operation, BiFunction<SetupRestClient, Endpoint, Response> request) {
        Endpoint endpoint = Endpoint.of(tenant, config);
        return call.call(endpoint, operation, client -> request.apply(client, endpoint));
    }

    private static Optional<String> ifThere(java.util.function.Supplier<String> ask) {
        try {
            return Optional.of(ask.get());
        } catch (EvolutionException failure) {
            if (failure.evolutionCode() == EvolutionCode.INSTANCE_UNKNOWN) {
                return Optional.empty();
            }
            throw failure;
        }
    }

    private static Webhook webhook(JsonNode row) {
        Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        row.path("headers").properties().forEach(header -> headers.put(header.getKey(), Json.text(header.getValue())));
        List<String> events = new ArrayList<>();
        row.path("events").forEach(event -> events.add(event.asText()));
        return new Webhook(
                Json.isTrue(row, "enabled"),
                Json.text(row, "url"),
                headers,
                events,
                Json.isTrue(row, "webhookByEvents"),
                Json.isTrue(row, "webhookBase64"));
    }
}
