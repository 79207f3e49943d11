package io.voicesdr.sandbox.evolution;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * An instance's webhook (evolution/CONTRACT.md §8.1).
 *
 * @param events names in capitals; empty when the webhook is switched off
 * @param byEvents appends the event's name to the URL
 * @param base64 kept and shown; the sandbox has no media
 */
record WebhookSettings(
        String id,
        boolean enabled,
        String url,
        Map<String, String> headers,
        List<String> events,
        boolean byEvents,
        boolean base64,
        Instant createdAt,
        Instant updatedAt) {

    static final List<String> EVENTS = List.of(
            "APPLICATION_STARTUP",
            "QRCODE_UPDATED",
            "MESSAGES_SET",
            "MESSAGES_UPSERT",
            "MESSAGES_EDITED",
            "MESSAGES_UPDATE",
            "MESSAGES_DELETE",
            "SEND_MESSAGE",
            "SEND_MESSAGE_UPDATE",
            "CONTACTS_SET",
            "CONTACTS_UPSERT",
            "CONTACTS_UPDATE",
            "PRESENCE_UPDATE",
            "CHATS_SET",
            "CHATS_UPSERT",
            "CHATS_UPDATE",
            "CHATS_DELETE",
            "GROUPS_UPSERT",
            "GROUP_UPDATE",
            "GROUP_PARTICIPANTS_UPDATE",
            "CONNECTION_UPDATE",
            "LABELS_EDIT",
            "LABELS_ASSOCIATION",
            "CALL",
            "TYPEBOT_START",
            "TYPEBOT_CHANGE_STATUS",
            "REMOVE_INSTANCE",
            "LOGOUT_INSTANCE",
            "INSTANCE_CREATE",
            "INSTANCE_DELETE",
            "STATUS_INSTANCE");

    WebhookSettings {
        headers = Map.copyOf(headers);
        events = List.copyOf(events);
    }

    /** The body of {@code POST /webhook/set}. @throws Refusal where Evolution refuses it */
    static WebhookSettings of(JsonNode body, String id, Instant createdAt, Instant now) {
        JsonNode webhook = body.path("webhook");
        if (!webhook.isObject()) {
            throw Refusal.schema("instance requires property \"webhook\"");
        }
        require(webhook, "enabled");
        require(webhook, "url");
        if (!webhook.path("events").isArray()) {
            throw Refusal.prisma("Cannot read properties of undefined (reading 'length')");
        }
        boolean enabled = webhook.path("enabled").asBoolean();
        return new WebhookSettings(
                id,
                enabled,
                webhook.path("url").asText(),
                headers(webhook.path("headers")),
                enabled ? events(webhook.path("events")) : List.of(),
                webhook.path("byEvents").asBoolean(),
                webhook.path("base64").asBoolean(),
                createdAt,
                now);
    }

    /** Whether {@code event}, written {@code messages.upsert}, is wanted. */
    boolean wants(String event) {
        return enabled && events.contains(event.toUpperCase(Locale.ROOT).replace('.', '_'));
    }

    /** Where {@code event} goes. */
    String urlFor(String event) {
        return byEvents ? url + "/" + event.replace('.', '-') : url;
    }

    ObjectNode row(String instanceId) {
        ObjectNode row = Wire.object().put("id", id).put("url", url);
        ObjectNode shown = row.putObject("headers");
        headers.forEach(shown::put);
        row.put("enabled", enabled);
        var names = row.putArray("events");
        events.forEach(names::add);
        return row.put("webhookByEvents", byEvents)
                .put("webhookBase64", base64)
                .put("createdAt", createdAt.toString())
                .put("updatedAt", updatedAt.toString())
                .put("instanceId", instanceId);
    }

    private static void require(JsonNode webhook, String property) {
        if (!webhook.has(property)) {
            throw Refusal.schema("webhook requires property \"" + property + "\"");
        }
    }

    private static Map<String, String> headers(JsonNode node) {
        Map<String, String> headers = new LinkedHashMap<>();
        node.properties()
                .forEach(
                        header -> headers.put(header.getKey(), header.getValue().asText()));
        return headers;
    }

    private static List<String> events(JsonNode node) {
        List<String> names = new ArrayList<>();
        for (int i = 0; i < node.size(); i++) {
            String name = node.get(i).asText();
            if (!EVENTS.contains(name)) {
                throw Refusal.schema(
                        "webhook.events[" + i + "] is not one of enum values: " + String.join(",", EVENTS));
            }
            names.add(name);
        }
        return names.isEmpty() ? EVENTS : names;
    }
}
