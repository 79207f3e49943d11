package io.voicesdr.sandbox.evolution;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Set;
import java.util.function.Predicate;

/**
 * The {@code where} of findMessages, with everything it ignores (evolution/CONTRACT.md §5). Pure.
 *
 * <p>What it does not know, it does not filter by: a typing error returns the messages of all chats.
 */
final class RowFilter {
    private static final Set<String> SOURCES = Set.of("ios", "android", "web", "unknown", "desktop");

    private RowFilter() {}

    /** @throws Refusal where Evolution's schema or Prisma refuses */
    static Predicate<Row> of(JsonNode where, Version version) {
        JsonNode key = where.path("key");
        requireValid(key);
        return equal(where.path("id"), Row::id)
                .and(equal(where.path("messageType"), Row::messageType))
                .and(source(where.path("source")))
                .and(time(where.path("messageTimestamp")))
                .and(equal(key.path("id"), Row::keyId))
                .and(equal(
                        key.path("participant"),
                        row -> row.key().path("participant").asText()))
                .and(key.path("fromMe").asBoolean() ? Row::fromMe : row -> true)
                .and(addresses(key.path("remoteJid"), key.path("remoteJidAlt"), version));
    }

    private static void requireValid(JsonNode key) {
        if (isEmptyText(key.path("remoteJid")) || isEmptyText(key.path("id"))) {
            throw Refusal.schema("The property cannot be empty");
        }
        JsonNode fromMe = key.path("fromMe");
        if (!fromMe.isMissingNode() && !fromMe.isBoolean()) {
            throw Refusal.schema("where.key.fromMe is not of a type(s) boolean");
        }
    }

    private static Predicate<Row> addresses(JsonNode remoteJid, JsonNode alt, Version version) {
        Predicate<Row> byJid = equal(remoteJid, Row::remoteJid);
        Predicate<Row> byAlt = equal(alt, row -> row.key().path("remoteJidAlt").asText());
        boolean both = isText(remoteJid) && isText(alt);
        return both && version == Version.V2_3_7 ? byJid.or(byAlt) : byJid.and(byAlt);
    }

    private static Predicate<Row> source(JsonNode source) {
        if (isText(source) && !SOURCES.contains(source.asText())) {
            throw Refusal.prisma("Invalid value for argument `source`. Expected DeviceMessage.");
        }
        return equal(source, Row::source);
    }

    private static Predicate<Row> time(JsonNode range) {
        if (!isSet(range.path("gte")) || !isSet(range.path("lte"))) {
            return row -> true;
        }
        long from = Math.floorDiv(millis(range.path("gte")), 1000L);
        long to = Math.floorDiv(millis(range.path("lte")), 1000L);
        return row -> row.messageTimestamp() >= from && row.messageTimestamp() <= to;
    }

    /** JavaScript's Date: a number is milliseconds, so seconds land in January 1970. */
    private static long millis(JsonNode moment) {
        if (moment.isNumber()) {
            return moment.asLong();
        }
        try {
            return OffsetDateTime.parse(moment.asText()).toInstant().toEpochMilli();
        } catch (DateTimeException notAMoment) {
            return millisOfDay(moment.asText());
        }
    }

    private static long millisOfDay(String day) {
        try {
            Instant start = LocalDate.parse(day).atStartOfDay(ZoneOffset.UTC).toInstant();
            return start.toEpochMilli();
        } catch (DateTimeException e) {
            throw Refusal.prisma("Invalid value for argument `gte`: Provided Date object is invalid.");
        }
    }

    private static Predicate<Row> equal(JsonNode wanted, java.util.function.Function<Row, String> of) {
        return isText(wanted) ? row -> of.apply(row).equals(wanted.asText()) : row -> true;
    }

    private static boolean isSet(JsonNode node) {
        return !node.isNull()
                && !(node instanceof MissingNode)
                && !node.asText().isEmpty();
    }

    private static boolean isText(JsonNode node) {
        return node.isTextual() && !node.asText().isEmpty();
    }

    private static boolean isEmptyText(JsonNode node) {
        return node.isTextual() && node.asText().isEmpty();
    }
}
