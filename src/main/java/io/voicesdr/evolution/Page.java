package io.voicesdr.evolution;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/**
 * One page of findMessages, newest first.
 *
 * @param full as many records as asked for: older ones may exist
 */
record Page(List<JsonNode> records, boolean full) {

    /** Whether {@code answer} has the shape of evolution/CONTRACT.md §5. */
    static boolean isPage(JsonNode answer) {
        return answer.path("messages").path("records").isArray();
    }

    static Page of(JsonNode answer, int pageSize) {
        List<JsonNode> records =
                answer.path("messages").path("records").valueStream().toList();
        return new Page(records, records.size() >= pageSize);
    }

    /** The {@code instanceId} of every record that names one, newest first. */
    List<String> instanceIds() {
        return records.stream()
                .map(record -> Json.text(record, "instanceId"))
                .filter(id -> !id.isEmpty())
                .toList();
    }

    boolean allMatch(Query query) {
        return records.stream().allMatch(query::matches);
    }
}
