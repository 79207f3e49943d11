package io.voicesdr.sandbox.evolution;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;

/**
 * A row of Evolution's Message table with its MessageUpdate rows. The JSON nodes are never changed once they are here.
 *
 * @param id time-ordered cuid
 * @param key WhatsApp's key: who, which way, which id
 * @param message content; JSON null once the sender took it back
 * @param messageTimestamp seconds
 * @param contextInfo JSON null, or WhatsApp's context: on API sends the fingerprint
 * @param status for webhook bodies; findMessages does not return it
 * @param updates statuses of the MessageUpdate rows, in order of arrival
 */
public record Row(
        String id,
        ObjectNode key,
        String pushName,
        String messageType,
        JsonNode message,
        long messageTimestamp,
        String source,
        JsonNode contextInfo,
        String status,
        List<String> updates) {

    public Row {
        updates = List.copyOf(updates);
    }

    public String keyId() {
        return key.path("id").asText();
    }

    public String remoteJid() {
        return key.path("remoteJid").asText();
    }

    public boolean fromMe() {
        return key.path("fromMe").asBoolean();
    }

    /** Whether Evolution's API sent it: own, and without the addressing that devices leave. */
    public boolean isApiSend() {
        return fromMe() && !key.has("addressingMode");
    }

    /** What kind of media it carries: {@code voice}, {@code image}, {@code document}; empty for none. */
    public String media() {
        return switch (messageType) {
            case "audioMessage" -> "voice";
            case "imageMessage" -> "image";
            case "documentMessage" -> "document";
            default -> "";
        };
    }

    /** The text, or a short word for what is no text; empty for a message taken back. */
    public String text() {
        if (message.has("conversation")) {
            return message.path("conversation").asText();
        }
        if (message.has("reactionMessage")) {
            return message.path("reactionMessage").path("text").asText();
        }
        for (String captioned : List.of("imageMessage", "documentMessage")) {
            if (message.has(captioned)) {
                return message.path(captioned).path("caption").asText();
            }
        }
        return message.isNull() || message.has("audioMessage") ? "" : "[" + messageType + "]";
    }

    /** This row after a receipt. */
    Row withUpdate(String update) {
        List<String> all = new ArrayList<>(updates);
        all.add(update);
        return new Row(id, key, pushName, messageType, message, messageTimestamp, source, contextInfo, status, all);
    }

    /** As findMessages gives it. */
    ObjectNode record(String instanceId) {
        ObjectNode row = Wire.object().put("id", id);
        row.set("key", key);
        row.put("pushName", pushName).put("messageType", messageType);
        row.set("message", message);
        row.put("messageTimestamp", messageTimestamp)
                .put("instanceId", instanceId)
                .put("source", source);
        row.set("contextInfo", contextInfo);
        var all = row.putArray("MessageUpdate");
        updates.forEach(update -> all.addObject().put("status", update));
        return row;
    }

    /** As a send answers it, and as webhooks carry it. */
    ObjectNode event(String instanceId) {
        ObjectNode event = Wire.object();
        event.set("key", key);
        event.put("pushName", pushName).put("status", status);
        event.set("message", message);
        if (isApiSend() && !"reactionMessage".equals(messageType) || !contextInfo.isNull()) {
            event.set("contextInfo", contextInfo);
        }
        return event.put("messageType", messageType)
                .put("messageTimestamp", messageTimestamp)
                .put("instanceId", instanceId)
                .put("source", source);
    }
}
