package io.voicesdr.sandbox.evolution;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;

/** The same talks under many numbers: cheaper than to play them. */
public final class Copies {

    private Copies() {}

    /** Puts what was said in {@code played} after {@code from} into {@code into}, under {@code copies} numbers each. */
    public static void of(Instance played, Instance into, Instant from, int copies) {
        for (Row row : played.rows(row -> row.messageTimestamp() >= from.getEpochSecond())) {
            for (int copy = 0; copy < copies; copy++) {
                into.store(under(copy, row));
            }
        }
    }

    private static Row under(int copy, Row row) {
        ObjectNode key = row.key().deepCopy();
        for (String field : new String[] {"remoteJid", "remoteJidAlt"}) {
            if (key.hasNonNull(field)) {
                String other =
                        key.path(field).asText().replaceFirst("^(\\d+)\\d\\d(\\d{4}@)", "$1%02d$2".formatted(copy));
                key.put(field, other);
            }
        }
        return new Row(
                row.id() + copy,
                key,
                row.pushName(),
                row.messageType(),
                row.message(),
                row.messageTimestamp(),
                row.source(),
                row.contextInfo(),
                row.status(),
                row.updates());
    }
}
