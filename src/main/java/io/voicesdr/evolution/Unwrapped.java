package io.voicesdr.evolution;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.Set;

/**
 * A {@code message} object with the envelopes of WhatsApp taken off: disappearing chats, view once, document with caption,
 * edits, copies of what another device sent (evolution/CONTRACT.md §6).
 *
 * @param message what is inside; the given node when nothing was around it
 * @param viewOnce whether one of the envelopes said "view once"
 */
record Unwrapped(JsonNode message, boolean viewOnce) {
    /** WhatsApp nests two or three; the bound keeps a hostile tree from costing more than it is worth. */
    private static final int MAX_DEPTH = 8;

    private static final Set<String> VIEW_ONCE =
            Set.of("viewOnceMessage", "viewOnceMessageV2", "viewOnceMessageV2Extension");

    private static final Set<String> ENVELOPES = Set.of(
            "ephemeralMessage",
            "documentWithCaptionMessage",
            "editedMessage",
            "deviceSentMessage",
            "lottieStickerMessage",
            "groupMentionedMessage",
            "associatedChildMessage",
            "pollCreationMessageV4",
            "viewOnceMessage",
            "viewOnceMessageV2",
            "viewOnceMessageV2Extension");

    static Unwrapped of(JsonNode message) {
        JsonNode inside = message;
        boolean viewOnce = false;
        for (int depth = 0; depth < MAX_DEPTH; depth++) {
            String envelope = envelope(inside);
            if (envelope.isEmpty()) {
                break;
            }
            viewOnce |= VIEW_ONCE.contains(envelope);
            inside = content(inside.path(envelope));
        }
        return new Unwrapped(inside, viewOnce);
    }

    /** Whether {@code type} names an envelope rather than a content. */
    static boolean isEnvelope(String type) {
        return ENVELOPES.contains(type);
    }

    private static String envelope(JsonNode message) {
        for (Map.Entry<String, JsonNode> field : message.properties()) {
            if (ENVELOPES.contains(field.getKey()) && content(field.getValue()).isObject()) {
                return field.getKey();
            }
        }
        return "";
    }

    /** An edit may hold the new content one storey deeper, in a protocolMessage. */
    private static JsonNode content(JsonNode envelope) {
        JsonNode message = envelope.path("message");
        JsonNode edited = message.path("protocolMessage").path("editedMessage");
        return edited.isObject() ? edited : message;
    }
}
