package io.voicesdr.conversations;

import com.fasterxml.jackson.databind.JsonNode;
import io.voicesdr.core.message.Message;
import io.voicesdr.core.message.Origin;
import io.voicesdr.evolution.Samples;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * One thing that happens, as {@code history.json} tells it (src/test/resources/conversations/README.md lists the fields).
 * A further step with the same {@code id} changes, repeats or reports on that message.
 */
record Step(JsonNode json) {
    private static final Set<String> FIELDS = Set.of(
            "sample",
            "stored_as",
            "id",
            "at",
            "arrives",
            "text",
            "jid",
            "alt",
            "addressing",
            "name",
            "message",
            "messageType",
            "target",
            "deleted",
            "row",
            "live",
            "update",
            "sign",
            "vanishes");

    Step {
        json.fieldNames().forEachRemaining(field -> {
            if (!FIELDS.contains(field)) {
                throw new IllegalArgumentException("unknown field " + field + " in " + json);
            }
        });
    }

    String id() {
        return json.path("id").asText();
    }

    /** The recorded body it is made from; empty when the row that is there already changes. */
    Optional<String> sample() {
        return text("sample");
    }

    /** The recorded row, where it has another shape than the webhook (2.3.7). */
    Optional<String> storedAs() {
        return text("stored_as");
    }

    Instant arrives() {
        return Clock24.parse(text("arrives").or(() -> text("at")).orElseThrow());
    }

    Instant at() {
        return Clock24.parse(text("at").or(() -> text("arrives")).orElseThrow());
    }

    String row() {
        return json.path("row").asText();
    }

    boolean vanishes() {
        return json.path("vanishes").asBoolean(false);
    }

    boolean isStored() {
        return !row().equals("none");
    }

    /** Whether the process hears of the message itself: webhooks and answers to sends carry it, findMessages does not. */
    boolean isLive() {
        boolean carried =
                sample().filter(name -> !name.contains("findMessages")).isPresent();
        return json.path("live").asBoolean(carried);
    }

    /** What the event tells of the way a message took (evolution/CONTRACT.md §10 rule 1). */
    Optional<Origin> origin(JsonNode body) {
        String event = Samples.read(sample().orElseThrow()).at("/body/event").asText("answer to a send");
        boolean fromMe = body.at("/key/fromMe").asBoolean();
        return switch (event) {
            case "messages.upsert" -> fromMe ? Optional.of(Origin.DEVICE) : Optional.empty();
            default -> Optional.of(Origin.API);
        };
    }

    /** Customers' messages, edits and deletions wake the chat's lane; what the company writes does not. */
    boolean isNews(Map<String, Message> heard) {
        boolean ours = isLive() && heard.get(id()).fromMe();
        return !ours && !json.has("vanishes");
    }

    private Optional<String> text(String field) {
        return Optional.ofNullable(json.get(field)).map(JsonNode::asText);
    }
}
