package io.voicesdr.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import io.voicesdr.sandbox.evolution.Customer;
import io.voicesdr.sandbox.evolution.Wire;
import io.voicesdr.sandbox.past.Script;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The companies, customers and old chats that a fresh sandbox has: {@code sandbox/seed.json}. Immutable. */
record Seeds(List<Company> companies) {

    /**
     * @param ownerJid the company's own number
     * @param past what its other customers say; empty: there are none
     */
    record Company(String instance, String profileName, String ownerJid, List<Chat> chats, Optional<Script> past) {}

    /** @param lines what was said, oldest first */
    record Chat(Customer customer, List<Line> lines) {}

    /** @param ago how long before the start it was said */
    record Line(boolean byCustomer, Duration ago, String text) {}

    /** The seed file. @throws UncheckedIOException when the build lost or broke it */
    static Seeds read() {
        try (InputStream file = Seeds.class.getResourceAsStream("/sandbox/seed.json")) {
            if (file == null) {
                throw new IOException("sandbox/seed.json is not on the class path");
            }
            JsonNode seed = Wire.read(new String(file.readAllBytes(), StandardCharsets.UTF_8));
            List<Company> companies = new ArrayList<>();
            seed.path("companies").forEach(company -> companies.add(company(company)));
            return new Seeds(List.copyOf(companies));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Optional<Company> company(String instance) {
        return companies.stream()
                .filter(company -> company.instance().equals(instance))
                .findFirst();
    }

    private static Company company(JsonNode node) {
        List<Chat> chats = new ArrayList<>();
        node.path("chats").forEach(chat -> chats.add(chat(chat)));
        return new Company(
                text(node, "instance"), text(node, "profileName"), text(node, "ownerJid"), chats, past(node));
    }

    private static Optional<Script> past(JsonNode company) {
        JsonNode node = company.path("past");
        if (node.isMissingNode()) {
            return Optional.empty();
        }
        Map<String, List<String>> answers = new HashMap<>();
        node.path("answers").properties().forEach(answer -> answers.put(answer.getKey(), texts(answer.getValue())));
        return Optional.of(new Script(
                node.required("chats").asInt(),
                texts(node.required("openers")),
                texts(node.required("questions")),
                texts(node.required("person")),
                answers));
    }

    private static List<String> texts(JsonNode list) {
        return list.valueStream().map(JsonNode::asText).toList();
    }

    private static Chat chat(JsonNode node) {
        Customer.Addressing addressing =
                Customer.Addressing.valueOf(text(node, "addressing").toUpperCase(Locale.ROOT));
        Customer customer = new Customer(text(node, "name"), text(node, "phone"), text(node, "lid"), addressing);
        List<Line> lines = new ArrayList<>();
        node.path("lines").forEach(line -> lines.add(line(line)));
        return new Chat(customer, List.copyOf(lines));
    }

    private static Line line(JsonNode node) {
        boolean byCustomer = node.has("customer");
        String text = text(node, byCustomer ? "customer" : "company");
        return new Line(byCustomer, Duration.parse(text(node, "ago")), text);
    }

    private static String text(JsonNode node, String field) {
        return node.required(field).asText();
    }
}
