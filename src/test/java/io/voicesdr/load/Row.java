package io.voicesdr.load;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * One stored message, in the shape recorded from Evolution 2.3.7, and written out once: it is read many times.
 *
 * @param jid the address it is filed under
 * @param alt the customer's other address beside it; empty when the row has none
 * @param data what webhook and send answer carry
 * @param json the row as findMessages shows it
 */
record Row(String jid, String alt, boolean fromMe, String id, String text, long second, String data, byte[] json) {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final JsonNode RECEIVED =
            sample("webhook-messages-upsert-text-pn").at("/body/data");
    private static final JsonNode SENT = sample("sendText").at("/response/body");
    private static final AtomicLong IDS = new AtomicLong();

    static Row fromCustomer(String jid, String alt, String text, long second) {
        ObjectNode data = RECEIVED.deepCopy();
        ObjectNode key = (ObjectNode) data.get("key");
        key.put("addressingMode", jid.endsWith("@lid") ? "lid" : "pn");
        return of(data, jid, alt, text, second, "45E8");
    }

    /** A text that somebody sent over the API; Evolution keeps it byte for byte. */
    static Row fromApi(String jid, String text, long second) {
        return of(SENT.deepCopy(), jid, "", text, second, "3EB0");
    }

    /** The same without what only a webhook needs: a long past should not fill the memory. */
    Row old() {
        return new Row(jid, alt, fromMe, id, text, second, "", json);
    }

    private static Row of(ObjectNode data, String jid, String alt, String text, long second, String prefix) {
        long number = IDS.incrementAndGet();
        String id = prefix + "%016X".formatted(number);
        ObjectNode key = ((ObjectNode) data.get("key")).put("remoteJid", jid).put("id", id);
        if (alt.isEmpty()) {
            key.remove("remoteJidAlt");
        } else {
            key.put("remoteJidAlt", alt);
        }
        ((ObjectNode) data.get("message")).put("conversation", text);
        data.put("messageTimestamp", second);
        String told = data.toString();
        data.remove("status");
        data.put("id", rowId(second, number));
        if (!data.has("contextInfo")) {
            data.putNull("contextInfo");
        }
        data.putArray("MessageUpdate");
        boolean fromMe = data.at("/key/fromMe").asBoolean();
        return new Row(jid, alt, fromMe, id, text, second, told, data.toString().getBytes(StandardCharsets.UTF_8));
    }

    /** A cuid, which begins with the milliseconds at which the row was stored (evolution/CONTRACT.md §5). */
    private static String rowId(long second, long number) {
        return "c" + Long.toString(TimeUnit.SECONDS.toMillis(second), Character.MAX_RADIX)
                + "%012dfilk".formatted(number);
    }

    private static JsonNode sample(String name) {
        try (InputStream in = Row.class.getResourceAsStream("/evolution/samples/" + name + ".json")) {
            return JSON.readTree(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
