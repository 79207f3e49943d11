package io.voicesdr.evolution;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Comparator;
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
        return new Page(newest(records, pageSize), records.size() >= pageSize);
    }

    /** Never more than was asked for, whoever answers: what a turn costs grows with it. */
    private static List<JsonNode> newest(List<JsonNode> records, int pageSize) {
        return records.size() <= pageSize
                ? records
                : records.stream()
                        .sorted(Comparator.comparingLong(Page::seconds).reversed())
                        .limit(pageSize)
                        .toList();
    }

    private static long seconds(JsonNode row) {
        return Json.whole(row.path("messageTimestamp")).orElse(0);
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
