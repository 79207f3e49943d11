package io.voicesdr.sandbox.evolution;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The calls that look (evolution/CONTRACT.md §4.1). Thread-safe. */
final class Reading {
    private final RowPage pages;
    private final Quirks quirks;

    Reading(long seed, Quirks quirks) {
        this.pages = new RowPage(seed);
        this.quirks = quirks;
    }

    ObjectNode findMessages(Instance instance, JsonNode body) {
        var filter = RowFilter.of(body.path("where"), quirks.now().version());
        return pages.of(instance.rows(filter), body, instance.id());
    }

    /** By the id alone, as the real one does it from its stored row (§4.1). */
    ObjectNode getBase64(Instance instance, JsonNode body) {
        String id = body.path("message").path("key").path("id").asText();
        if (instance.rows(row -> row.keyId().equals(id)).isEmpty()) {
            throw Refusal.business("Message not found");
        }
        return instance.file(id)
                .orElseThrow(() -> Refusal.business("The message is not of the media type"))
                .answer(id);
    }

    ArrayNode findStatusMessage(Instance instance, JsonNode body) {
        JsonNode where = body.path("where");
        List<Row> rows = instance.rows(
                row -> matches(where.path("id"), row.keyId()) && matches(where.path("remoteJid"), row.remoteJid()));
        ArrayNode answer = Wire.array();
        rows.forEach(row -> row.updates().forEach(status -> answer.add(statusRow(instance, row, status))));
        return answer;
    }

    private static ObjectNode statusRow(Instance instance, Row row, String status) {
        return Wire.object()
                .put("id", row.id() + status)
                .put("keyId", row.keyId())
                .put("remoteJid", row.remoteJid())
                .put("fromMe", row.fromMe())
                .putNull("participant")
                .putNull("pollUpdates")
                .put("status", status)
                .put("messageId", row.id())
                .put("instanceId", instance.id());
    }

    /** One element for each jid that has messages, newest first. */
    ArrayNode findChats(Instance instance, JsonNode body) {
        JsonNode jid = body.path("where").path("remoteJid");
        Map<String, Row> newest = new LinkedHashMap<>();
        instance.rows(row -> matches(jid, row.remoteJid()))
                .forEach(row -> newest.merge(row.remoteJid(), row, Reading::newer));
        ArrayNode chats = Wire.array();
        newest.values().stream()
                .sorted(Comparator.comparingLong(Row::messageTimestamp).reversed())
                .skip(body.path("skip").asLong(0))
                .limit(body.path("take").asLong(Long.MAX_VALUE))
                .forEach(row -> chats.add(chat(instance, row)));
        return chats;
    }

    private static Row newer(Row one, Row other) {
        return other.messageTimestamp() >= one.messageTimestamp() ? other : one;
    }

    private static ObjectNode chat(Instance instance, Row last) {
        String at = java.time.Instant.ofEpochSecond(last.messageTimestamp()).toString();
        ObjectNode chat = Wire.object().putNull("id").put("remoteJid", last.remoteJid());
        chat.put(
                        "pushName",
                        instance.customer(last.remoteJid()).map(Customer::name).orElse(""))
                .putNull("profilePicUrl")
                .put("updatedAt", at)
                .put("windowStart", at)
                .put("windowExpires", at)
                .put("windowActive", false);
        ObjectNode message = last.record(instance.id());
        message.remove("MessageUpdate");
        message.putNull("participant").putNull("sessionId").put("status", last.status());
        chat.set("lastMessage", message);
        return chat.put("unreadCount", 0).put("isSaved", false);
    }

    ObjectNode connectionState(Instance instance) {
        ObjectNode answer = Wire.object();
        answer.putObject("instance").put("instanceName", instance.name()).put("state", instance.state());
        return answer;
    }

    JsonNode findWebhook(Instance instance) {
        return instance.webhook()
                .<JsonNode>map(webhook -> webhook.row(instance.id()))
                .orElse(NullNode.getInstance());
    }

    ObjectNode instanceRow(Instance instance) {
        ObjectNode row = Wire.object()
                .put("id", instance.id())
                .put("name", instance.name())
                .put("connectionStatus", instance.state())
                .put("ownerJid", instance.ownerJid())
                .put("profileName", instance.profileName())
                .putNull("profilePicUrl")
                .put("integration", "WHATSAPP-BAILEYS")
                .putNull("number")
                .putNull("businessId")
                .put("token", instance.token())
                .put("clientName", "evolution")
                .putNull("disconnectionReasonCode")
                .putNull("disconnectionObject")
                .putNull("disconnectionAt")
                .put("createdAt", instance.createdAt().toString())
                .put("updatedAt", instance.createdAt().toString());
        for (String unused : List.of("Chatwoot", "Proxy", "Rabbitmq", "Nats", "Sqs", "Websocket")) {
            row.putNull(unused);
        }
        row.set("Setting", settings(instance));
        row.putObject("_count")
                .put("Message", instance.rows(any -> true).size())
                .put("Contact", instance.customers().size())
                .put("Chat", 0);
        return row;
    }

    private static ObjectNode settings(Instance instance) {
        return Wire.object()
                .put("id", "c" + instance.id().replace("-", "").substring(0, 24))
                .put("rejectCall", false)
                .put("msgCall", "")
                .put("groupsIgnore", true)
                .put("alwaysOnline", false)
                .put("readMessages", false)
                .put("readStatus", false)
                .put("syncFullHistory", false)
                .put("wavoipToken", "")
                .put("createdAt", instance.createdAt().toString())
                .put("updatedAt", instance.createdAt().toString())
                .put("instanceId", instance.id());
    }

    private static boolean matches(JsonNode wanted, String actual) {
        return wanted.asText().isEmpty() || wanted.asText().equals(actual);
    }
}
