package io.voicesdr.sandbox.evolution;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/** What findMessages shows of an account of the sandbox, for tests elsewhere. */
public final class SeenRows {

    private SeenRows() {}

    /** Every record, in the order and shape of the answer. */
    public static List<JsonNode> of(Instance instance) {
        JsonNode body = Wire.object().put("offset", Integer.MAX_VALUE);
        return new Reading(1, new Quirks(Quirks.Settings.none()))
                .findMessages(instance, body)
                .at("/messages/records")
                .valueStream()
                .toList();
    }
}
