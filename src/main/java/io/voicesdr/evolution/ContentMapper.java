package io.voicesdr.evolution;

import com.fasterxml.jackson.databind.JsonNode;
import io.voicesdr.core.message.Content;
import io.voicesdr.core.message.Content.Choice;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Finds out what a message carries: the table of evolution/CONTRACT.md §6. Stateless; never throws. */
final class ContentMapper {
    /** Fields that stand beside the content and are none themselves. */
    private static final Set<String> COMPANIONS =
            Set.of("messageContextInfo", "contextInfo", "base64", "mediaUrl", "speechToText");

    /** What telephones tell each other; nobody wrote it. */
    private static final Set<String> PROTOCOL = Set.of(
            "protocolMessage",
            "senderKeyDistributionMessage",
            "fastRatchetKeySenderKeyDistributionMessage",
            "placeholderMessage",
            "call",
            "callLogMesssage",
            "bcallMessage",
            "pinInChatMessage",
            "keepInChatMessage",
            "encReactionMessage",
            "messageHistoryBundle",
            "messageHistoryNotice",
            "stickerSyncRmrMessage");

    private ContentMapper() {}

    /** The content of a whole record. */
    static Content map(JsonNode record) {
        JsonNode message = record.path("message");
        String messageType = Json.text(record, "messageType");
        if (message.isNull() || Json.isTrue(record.path("key"), "deleted") || isDeletion(record)) {
            return new Content.Deleted();
        }
        return isMetaTap(record, messageType) ? metaTap(message, messageType) : map(message, messageType);
    }

    /** The content of a {@code message} object. */
    static Content map(JsonNode message, String messageType) {
        Unwrapped unwrapped = Unwrapped.of(message);
        ContentTable table = new ContentTable(unwrapped.viewOnce(), Json.text(message, "speechToText"));
        for (Map.Entry<String, JsonNode> field : unwrapped.message().properties()) {
            Optional<Content> content =
                    field.getValue().isNull() ? Optional.empty() : table.read(field.getKey(), field.getValue());
            if (content.isPresent()) {
                return content.get();
            }
        }
        return bare(unwrapped, message, messageType, table).orElseGet(() -> unknown(unwrapped.message(), messageType));
    }

    /** The Evolution channel stores sent media as {@code {mediaUrl: null}}: only the type is left (§11). */
    private static Optional<Content> bare(Unwrapped unwrapped, JsonNode message, String type, ContentTable table) {
        boolean onlyCompanions = message.has("mediaUrl")
                && unwrapped.message().propertyStream().allMatch(field -> COMPANIONS.contains(field.getKey()));
        return onlyCompanions && type.endsWith("Message")
                ? table.read(type, message.path("nothing"))
                : Optional.empty();
    }

    private static Content unknown(JsonNode message, String messageType) {
        String name = message.propertyStream()
                .map(Map.Entry::getKey)
                .filter(field -> !COMPANIONS.contains(field) && !PROTOCOL.contains(field))
                .findFirst()
                .orElse("");
        boolean noise = name.isEmpty() && (message.isObject() || message.isMissingNode());
        if (noise && !Unwrapped.isEnvelope(messageType)) {
            return new Content.Protocol(protocolName(message, messageType));
        }
        return new Content.Unsupported(name.isEmpty() ? messageType : name);
    }

    private static String protocolName(JsonNode message, String messageType) {
        return message.propertyStream()
                .map(Map.Entry::getKey)
                .filter(PROTOCOL::contains)
                .findFirst()
                .orElse(messageType);
    }

    /** {@code messages.delete} after a deletion by API repeats the whole row, old content included (§8.3). */
    private static boolean isDeletion(JsonNode record) {
        return Json.text(record, "status").equals("DELETED");
    }

    /** Meta's channel makes a plain text of a tapped button and tells it only by the type (§11). */
    private static boolean isMetaTap(JsonNode record, String messageType) {
        return (messageType.equals("interactiveMessage") || messageType.equals("buttonMessage"))
                && !Json.isTrue(record.path("key"), "fromMe")
                && !Json.text(record.path("message"), "conversation").isEmpty();
    }

    private static Content metaTap(JsonNode message, String messageType) {
        Choice.Origin from = messageType.equals("buttonMessage") ? Choice.Origin.TEMPLATE : Choice.Origin.BUTTON;
        return new Choice(from, "", Json.text(message, "conversation"), "");
    }
}
