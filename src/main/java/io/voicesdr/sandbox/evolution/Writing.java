package io.voicesdr.sandbox.evolution;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The calls that do something (evolution/CONTRACT.md §4.2), refusals included. Thread-safe. */
final class Writing {
    private static final Set<String> PRESENCES = Set.of("composing", "recording", "paused", "available", "unavailable");
    private static final int LONGEST_EMOJI = 16;

    private final WhatsApp whatsApp;

    Writing(WhatsApp whatsApp) {
        this.whatsApp = whatsApp;
    }

    ObjectNode sendText(Instance instance, JsonNode body) throws InterruptedException {
        requireSchema(body, "number", "text");
        if (body.has("delay") && !body.path("delay").isIntegralNumber()) {
            throw Refusal.schema("Enter a value in milliseconds");
        }
        String text = body.path("text").asText();
        if (text.isBlank()) {
            throw Refusal.business("Text is required");
        }
        String jid = reachable(instance, body.path("number").asText());
        pause(instance, jid, body);
        if (text.indexOf('\0') >= 0) {
            throw Refusal.business("DriverAdapterError: unsupported Unicode escape sequence");
        }
        JsonNode context = whatsApp.apiContext(jid, quote(instance, jid, body.path("quoted")));
        return whatsApp.apiSends(instance, jid, "conversation", Wire.object().put("conversation", text), context);
    }

    ObjectNode sendAudio(Instance instance, JsonNode body) throws InterruptedException {
        requireSchema(body, "number", "audio");
        byte[] audio = MediaContent.bytes(body.path("audio").asText())
                .orElseThrow(() -> Refusal.business("Owned media must be a url, base64, or valid file with buffer"));
        String jid = reachable(instance, body.path("number").asText());
        pause(instance, jid, body);
        ObjectNode content = MediaContent.voice(audio);
        int seconds = content.path("audioMessage").path("seconds").asInt();
        String mime = audio[0] == 'R' ? "audio/wav" : "audio/mpeg";
        return sent(instance, jid, content, new StoredFile("audioMessage", mime, "", "", seconds, audio));
    }

    /** Pictures and documents as base64; of addresses only the address is kept, since the sandbox fetches nothing. */
    ObjectNode sendMedia(Instance instance, JsonNode body) throws InterruptedException {
        requireSchema(body, "number", "mediatype", "media");
        String type = body.path("mediatype").asText();
        if (!Set.of("image", "document").contains(type)) {
            throw Refusal.schema("mediatype is not one of enum values: image,document,video,audio");
        }
        String media = body.path("media").asText();
        boolean linked = media.startsWith("http://") || media.startsWith("https://");
        String name = body.path("fileName").asText();
        if (type.equals("document") && !linked && name.isEmpty()) {
            throw Refusal.business("For base64 the file name must be informed.");
        }
        byte[] bytes = linked
                ? new byte[0]
                : MediaContent.bytes(media)
                        .orElseThrow(
                                () -> Refusal.business("Owned media must be a url, base64, or valid file with buffer"));
        String jid = reachable(instance, body.path("number").asText());
        pause(instance, jid, body);
        boolean image = type.equals("image");
        var file = new StoredFile(
                type + "Message",
                body.path("mimetype").asText(image ? "image/jpeg" : "application/octet-stream"),
                name,
                body.path("caption").asText(),
                0,
                bytes);
        return sent(instance, jid, file.content(), file);
    }

    private ObjectNode sent(Instance instance, String jid, ObjectNode content, StoredFile file) {
        JsonNode context = whatsApp.apiContext(jid, Optional.empty());
        ObjectNode event = whatsApp.apiSends(instance, jid, file.messageType(), content, context);
        if (file.bytes().length > 0) {
            instance.keep(event.path("key").path("id").asText(), file);
        }
        return event;
    }

    ObjectNode sendReaction(Instance instance, JsonNode body) {
        JsonNode key = body.path("key");
        String emoji = body.path("reaction").asText();
        if (emoji.length() > LONGEST_EMOJI || emoji.chars().anyMatch(c -> c < 128 && Character.isLetter(c))) {
            throw Refusal.business("Reaction must be a single emoji or empty string");
        }
        String jid = reachable(instance, key.path("remoteJid").asText());
        ObjectNode content = Wire.object();
        ObjectNode reaction = content.putObject("reactionMessage");
        reaction.set("key", key);
        long now = whatsApp.clock().millis();
        reaction.put("text", emoji)
                .putObject("senderTimestampMs")
                .put("low", (int) now)
                .put("high", (int) (now >>> 32))
                .put("unsigned", false);
        return whatsApp.apiSends(
                instance, jid, "reactionMessage", content, com.fasterxml.jackson.databind.node.NullNode.getInstance());
    }

    ObjectNode sendPresence(Instance instance, JsonNode body) throws InterruptedException {
        requireSchema(body, "number", "presence", "delay");
        if (!PRESENCES.contains(body.path("presence").asText())) {
            throw Refusal.schema("instance.presence is not one of enum values: " + String.join(",", PRESENCES));
        }
        String jid = reachable(instance, body.path("number").asText());
        pause(instance, jid, body);
        return Wire.object().put("presence", body.path("presence").asText());
    }

    /** Entries with a LID are dropped silently, as the real one does (§4.2). */
    ObjectNode markMessageAsRead(Instance instance, JsonNode body) {
        JsonNode messages = body.path("readMessages");
        if (messages.isEmpty()) {
            throw Refusal.schema("readMessages does not meet minimum length of 1");
        }
        for (JsonNode message : messages) {
            if (!message.path("remoteJid").asText().endsWith("@lid")) {
                whatsApp.receipt(instance, message.path("id").asText(), "READ");
            }
        }
        return Wire.object().put("message", "Read messages").put("read", "success");
    }

    ObjectNode setWebhook(Instance instance, JsonNode body) {
        Instant now = whatsApp.clock().instant();
        Optional<WebhookSettings> before = instance.webhook();
        String id = before.map(WebhookSettings::id).orElse("cwebhook" + instance.name());
        Instant createdAt = before.map(WebhookSettings::createdAt).orElse(now);
        WebhookSettings settings = WebhookSettings.of(body, id, createdAt, now);
        instance.webhook(settings);
        return settings.row(instance.id());
    }

    private void pause(Instance instance, String jid, JsonNode body) throws InterruptedException {
        int millis = body.path("delay").asInt(0);
        if (millis > 0) {
            whatsApp.typing(instance, jid, Duration.ofMillis(millis));
        }
    }

    private static void requireSchema(JsonNode body, String... properties) {
        List<String> missing = new ArrayList<>();
        for (String property : properties) {
            if (!body.has(property)) {
                missing.add("instance requires property \"" + property + "\"");
            }
        }
        if (!missing.isEmpty()) {
            throw Refusal.schema(missing.toArray(String[]::new));
        }
        if (!body.path("number").isTextual()) {
            throw Refusal.schema("Invalid format");
        }
    }

    /** @throws Refusal when the connection is closed or nobody is there */
    private static String reachable(Instance instance, String number) {
        String jid = Numbers.jid(number);
        if (!"open".equals(instance.state())) {
            throw Refusal.business("Error: Connection Closed");
        }
        boolean known = instance.customer(jid).isPresent() || !jid.endsWith("@s.whatsapp.net");
        if (!known && !Numbers.canExist(jid)) {
            throw Refusal.notOnWhatsApp(jid, number);
        }
        return jid;
    }

    private static Optional<ObjectNode> quote(Instance instance, String jid, JsonNode quoted) {
        String id = quoted.path("key").path("id").asText();
        if (id.isEmpty()) {
            return Optional.empty();
        }
        Optional<JsonNode> stored = instance.rows(row -> row.keyId().equals(id)).stream()
                .map(Row::message)
                .findFirst();
        ObjectNode context = Wire.object().put("stanzaId", id).put("participant", jid);
        context.set("quotedMessage", quoted.has("message") ? quoted.get("message") : stored.orElse(Wire.object()));
        return Optional.of(context);
    }
}
