package io.voicesdr.sandbox.evolution;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Comparator;
import java.util.List;

/**
 * Order and paging of findMessages (evolution/CONTRACT.md §5): {@code messageTimestamp} descending and nothing else, so
 * what shares a second comes in an order of its own, another one for every page size, as under another query plan. Pure.
 */
final class RowPage {
    private static final int DEFAULT_SIZE = 50;

    private final long seed;

    /** @param seed of the disorder within a second */
    RowPage(long seed) {
        this.seed = seed;
    }

    /** @throws Refusal when the page size is no number, which Prisma does not take */
    ObjectNode of(List<Row> rows, JsonNode body, String instanceId) {
        int size = size(body.path("offset"));
        int page = Math.max(1, body.path("page").asInt(1));
        List<Row> sorted = rows.stream().sorted(order(size)).toList();
        ObjectNode answer = Wire.object();
        ObjectNode messages = answer.putObject("messages")
                .put("total", sorted.size())
                .put("pages", (sorted.size() + size - 1) / size)
                .put("currentPage", page);
        var records = messages.putArray("records");
        sorted.stream().skip((long) size * (page - 1)).limit(size).forEach(row -> records.add(row.record(instanceId)));
        return answer;
    }

    private static int size(JsonNode offset) {
        if (offset.isTextual()) {
            throw Refusal.prisma("Argument `take`: Invalid value provided. Expected Int, provided String.");
        }
        int size = Math.abs(offset.asInt(0));
        return size == 0 ? DEFAULT_SIZE : size;
    }

    private Comparator<Row> order(int size) {
        return Comparator.comparingLong(Row::messageTimestamp)
                .reversed()
                .thenComparingLong(row -> mixed(row.id().hashCode() ^ seed ^ (long) size << 32))
                .thenComparing(Row::id);
    }

    /** The finaliser of SplitMix64: neighbours in, strangers out. */
    private static long mixed(long bits) {
        long z = (bits ^ (bits >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }
}
