package io.voicesdr.conversations;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.voicesdr.evolution.Samples;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/** One recorded object of Evolution with what a case changes in it, everything else byte for byte as recorded. */
final class Body {
    private static final long EPHEMERAL_OFFSET = Duration.ofDays(2).toSeconds();
    private static final Set<String> ENVELOPES = Set.of("ephemeralMessage", "viewOnceMessageV2");

    private final ObjectNode object;

    private Body(ObjectNode object) {
        this.object = object;
    }

    /** @param sample a sample's name, {@code #index} behind it where the sample holds several objects */
    static Body of(String sample) {
        String[] parts = sample.split("#");
        JsonNode object = Samples.objects(parts[0]).get(parts.length == 1 ? 0 : Integer.parseInt(parts[1]));
        return new Body(object.deepCopy());
    }

    static Body copyOf(ObjectNode object) {
        return new Body(object.deepCopy());
    }

    ObjectNode object() {
        return object;
    }

    Body id(String id) {
        key().put("id", id);
        return this;
    }

    /** Evolution stamps {@code contextInfo} of API sends with two days before the send (evolution/CONTRACT.md §10). */
    Body at(Instant moment) {
        object.put("messageTimestamp", moment.getEpochSecond());
        if (object.at("/contextInfo/ephemeralSettingTimestamp") instanceof ObjectNode stamp) {
            stamp.put("low", moment.getEpochSecond() - EPHEMERAL_OFFSET);
        }
        return this;
    }

    /** The fields of a step that stand for fields of the key; null takes one away. */
    Body address(JsonNode step) {
        replace(step, "jid", "remoteJid");
        replace(step, "alt", "remoteJidAlt");
        replace(step, "addressing", "addressingMode");
        return this;
    }

    private void replace(JsonNode step, String field, String keyField) {
        if (step.has(field) && step.get(field).isNull()) {
            key().remove(keyField);
        } else if (step.has(field)) {
            key().set(keyField, step.get(field));
        }
    }

    /** What the step says of the content, but for its text. */
    Body content(JsonNode step) {
        Optional.ofNullable(step.get("name")).ifPresent(name -> object.set("pushName", name));
        Optional.ofNullable(step.get("message")).ifPresent(message -> object.set("message", message));
        Optional.ofNullable(step.get("messageType")).ifPresent(type -> object.set("messageType", type));
        if (step.has("target")) {
            ((ObjectNode) object.at("/message/reactionMessage/key")).set("id", step.get("target"));
        }
        if (step.has("deleted")) {
            key().set("deleted", step.get("deleted"));
        }
        return this;
    }

    String text() {
        return textHolder()
                .map(holder -> holder.node.path(holder.field).asText())
                .orElse("");
    }

    Body text(String text) {
        Holder holder = textHolder().orElseThrow(() -> new IllegalArgumentException("no place for a text: " + object));
        holder.node.put(holder.field, text);
        return this;
    }

    private Optional<Holder> textHolder() {
        return object.get("message") instanceof ObjectNode message ? holder(message) : Optional.empty();
    }

    private static Optional<Holder> holder(ObjectNode message) {
        if (message.has("conversation")) {
            return Optional.of(new Holder(message, "conversation"));
        }
        if (message.get("extendedTextMessage") instanceof ObjectNode extended) {
            return Optional.of(new Holder(extended, "text"));
        }
        for (String envelope : ENVELOPES) {
            if (message.at("/" + envelope + "/message") instanceof ObjectNode inside) {
                return holder(inside);
            }
        }
        return message.valueStream()
                .filter(field -> field.has("caption"))
                .findFirst()
                .map(field -> new Holder((ObjectNode) field, "caption"));
    }

    /** As findMessages shows it: with a row id and MessageUpdate, without status. */
    Body stored(String rowId) {
        object.remove("status");
        if (object.get("message") instanceof ObjectNode message) {
            message.remove("base64");
        }
        object.put("id", rowId);
        object.withArray("MessageUpdate");
        return this;
    }

    /** The same row after further statuses. */
    Body updated(JsonNode statuses) {
        statuses.forEach(status -> object.withArray("MessageUpdate").addObject().put("status", status.asText()));
        return this;
    }

    /** As a webhook carries it: the database is not known there. */
    Body live() {
        object.remove("id");
        object.remove("MessageUpdate");
        return this;
    }

    private ObjectNode key() {
        return (ObjectNode) object.get("key");
    }

    private record Holder(ObjectNode node, String field) {}
}
