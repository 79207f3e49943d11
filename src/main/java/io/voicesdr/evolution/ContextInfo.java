package io.voicesdr.evolution;

import com.fasterxml.jackson.databind.JsonNode;
import io.voicesdr.core.message.Quote;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Every {@code contextInfo} of one record, the record's own first. Evolution lifts it to the top of the record; inside
 * wrappers it stays in the content, and Meta's channel leaves a copy in {@code message} (evolution/CONTRACT.md §6, §11).
 */
record ContextInfo(List<JsonNode> nodes) {

    static ContextInfo of(JsonNode record) {
        Unwrapped content = Unwrapped.of(record.path("message"));
        List<JsonNode> nodes = new ArrayList<>(2);
        addOf(record, nodes);
        addOf(content.message(), nodes);
        content.message().forEach(holder -> addOf(holder, nodes));
        return new ContextInfo(nodes);
    }

    private static void addOf(JsonNode holder, List<JsonNode> nodes) {
        JsonNode node = holder.path("contextInfo");
        if (node.isObject()) {
            nodes.add(node);
        }
    }

    /** The message this one answers to. */
    Optional<Quote> quote() {
        for (JsonNode node : nodes) {
            String quoted = Json.text(node, "stanzaId");
            if (!quoted.isBlank()) {
                return Optional.of(new Quote(
                        quoted,
                        ContentMapper.map(node.path("quotedMessage"), "").text()));
            }
        }
        return Optional.empty();
    }

    /**
     * What Evolution 2.3.6 and 2.3.7 put on every text and media send by API in a chat of two (§10). The exact difference
     * of the two times is not tested: an API edit moves one of them (§10 rule 5).
     */
    boolean hasApiFingerprint() {
        return nodes.stream()
                .anyMatch(node -> Json.has(node, "ephemeralSettingTimestamp")
                        && Json.whole(node.path("disappearingMode").path("initiator"))
                                        .orElse(-1)
                                == 0);
    }
}
