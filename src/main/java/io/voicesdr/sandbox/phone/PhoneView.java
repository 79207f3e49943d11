package io.voicesdr.sandbox.phone;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.voicesdr.sandbox.evolution.Customer;
import io.voicesdr.sandbox.evolution.Instance;
import io.voicesdr.sandbox.evolution.Row;
import io.voicesdr.sandbox.evolution.Wire;
import io.voicesdr.sandbox.gemini.Trail;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/** What the page shows, as JSON. Pure but for the trail it looks into. */
final class PhoneView {
    private final Trail trail;

    PhoneView(Trail trail) {
        this.trail = trail;
    }

    ArrayNode companies(List<Instance> instances) {
        ArrayNode companies = Wire.array();
        instances.forEach(instance -> companies
                .addObject()
                .put("instance", instance.name())
                .put("name", instance.profileName())
                .put("state", instance.state()));
        return companies;
    }

    ArrayNode customers(Instance instance) {
        ArrayNode customers = Wire.array();
        instance.customers().forEach(customer -> customers.add(contact(instance, customer)));
        return customers;
    }

    /** One line of the list of chats. */
    ObjectNode contact(Instance instance, Customer customer) {
        ObjectNode shown = Wire.object()
                .put("phone", customer.phone())
                .put("name", customer.name())
                .put("addressing", customer.addressing().name().toLowerCase(Locale.ROOT));
        List<Row> chat = instance.chat(customer);
        if (!chat.isEmpty()) {
            Row last = chat.getLast();
            shown.put("lastText", last.text().isEmpty() ? word(last) : last.text())
                    .put("lastAt", last.messageTimestamp() * 1_000)
                    .put("lastFromMe", last.fromMe());
        }
        return shown;
    }

    ObjectNode chat(Instance instance, Customer customer, Instant now) {
        ObjectNode chat = Wire.object()
                .put("phone", customer.phone())
                .put("name", customer.name())
                .put("typing", instance.isTyping(customer, now));
        ArrayNode messages = chat.putArray("messages");
        instance.chat(customer).forEach(row -> messages.add(message(row)));
        return chat;
    }

    private ObjectNode message(Row row) {
        ObjectNode message = Wire.object()
                .put("id", row.keyId())
                .put("author", author(row))
                .put("text", row.text())
                .put("at", row.messageTimestamp() * 1_000)
                .put("ticks", ticks(row));
        if (!row.media().isEmpty()) {
            message.set("media", media(row));
        }
        if (row.isApiSend()) {
            trail.of(row.text()).ifPresent(rules -> message.put("rules", rules));
        }
        if (!row.fromMe()) {
            message.put("addressing", row.key().path("addressingMode").asText());
        }
        return message;
    }

    private static String word(Row row) {
        return switch (row.media()) {
            case "voice" -> "🎤 Áudio";
            case "image" -> "📷 Foto";
            case "document" -> "📄 Documento";
            default -> "";
        };
    }

    private static ObjectNode media(Row row) {
        return Wire.object()
                .put("kind", row.media())
                .put(
                        "name",
                        row.message().path("documentMessage").path("fileName").asText())
                .put(
                        "seconds",
                        row.message().path("audioMessage").path("seconds").asInt());
    }

    private static String author(Row row) {
        if (!row.fromMe()) {
            return "customer";
        }
        return row.isApiSend() ? "bot" : "person";
    }

    private static String ticks(Row row) {
        List<String> updates = row.updates();
        if (updates.contains("READ")) {
            return "read";
        }
        if (updates.contains("DELIVERY_ACK") || !row.fromMe()) {
            return "delivered";
        }
        return updates.contains("SERVER_ACK") || "SERVER_ACK".equals(row.status()) ? "sent" : "pending";
    }
}
