package io.voicesdr.sandbox.evolution;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * The rows that one customer's chat of the past has left, written down in the order of their times. Nothing of it is in
 * the account before {@link #store()}, and no webhook tells of it. Not thread-safe.
 */
public final class PastChat {
    private static final int BYTES_A_SECOND = 2_100;

    private final Instance instance;
    private final Customer customer;
    private final RowMaker maker;
    private final RandomGenerator random;
    private final List<Row> rows = new ArrayList<>();

    /** @param random draws the ids */
    public PastChat(Instance instance, Customer customer, RandomGenerator random) {
        this.instance = instance;
        this.customer = customer;
        this.maker = new RowMaker(new Ids(random));
        this.random = random;
    }

    /** The customer wrote {@code text}. */
    public ObjectNode customer(String text, Instant at) {
        return inbound(RowMaker.text(text), at);
    }

    /** The customer recorded a voice note, and Evolution's own transcription laid its words beside it. */
    public ObjectNode customerVoice(String words, int seconds, Instant at) {
        RowMaker.Body note = voice(seconds);
        note.message().put("speechToText", words);
        return inbound(note, at);
    }

    /** The customer sent a photo. */
    public ObjectNode customerPhoto(String caption, Instant at) {
        ObjectNode message = Wire.object();
        media(message.putObject("imageMessage"), "image/jpeg", 90_000 + random.nextInt(200_000))
                .put("caption", caption)
                .put("width", 1_200)
                .put("height", 1_600);
        return inbound(new RowMaker.Body("imageMessage", message), at);
    }

    /** The customer reacted to the newest thing of the company; nothing where there is none. */
    public Optional<ObjectNode> customerReacts(String emoji, Instant at) {
        return rows.reversed().stream().filter(Row::fromMe).findFirst().map(target -> {
            ObjectNode message = Wire.object();
            ObjectNode reaction = message.putObject("reactionMessage");
            ObjectNode key = reaction.putObject("key");
            key.put("id", target.keyId()).put("fromMe", true).put("remoteJid", target.remoteJid());
            key.put("participant", "");
            long millis = at.toEpochMilli();
            reaction.put("text", emoji)
                    .putObject("senderTimestampMs")
                    .put("low", (int) millis)
                    .put("high", (int) (millis >>> 32))
                    .put("unsigned", false);
            return inbound(new RowMaker.Body("reactionMessage", message), at);
        });
    }

    /** Somebody of the company wrote by hand. */
    public ObjectNode person(String text, boolean onTheWeb, Instant at) {
        Ids.Source source = onTheWeb ? Ids.Source.WEB : Ids.Source.ANDROID;
        return add(read(maker.byHand(instance, customer, RowMaker.text(text), source, at)));
    }

    /** The API sent {@code text}. */
    public ObjectNode api(String text, Instant at) {
        return outbound(RowMaker.text(text), at);
    }

    /** The API sent a voice note. */
    public ObjectNode apiVoice(int seconds, Instant at) {
        return outbound(voice(seconds), at);
    }

    /** Puts it all into the account. */
    public void store() {
        instance.addStranger(customer);
        rows.forEach(instance::store);
    }

    private ObjectNode inbound(RowMaker.Body body, Instant at) {
        return add(maker.inbound(instance, customer, body, at));
    }

    private ObjectNode outbound(RowMaker.Body body, Instant at) {
        String jid = customer.phone();
        JsonNode context = maker.apiContext(jid, Optional.empty(), Version.V2_3_6, at);
        return add(read(maker.sent(jid, body, context, at)));
    }

    private static Row read(Row row) {
        return row.withUpdate("SERVER_ACK").withUpdate("DELIVERY_ACK").withUpdate("READ");
    }

    private ObjectNode add(Row row) {
        rows.add(row);
        return row.record(instance.id());
    }

    private RowMaker.Body voice(int seconds) {
        ObjectNode message = Wire.object();
        media(message.putObject("audioMessage"), "audio/ogg; codecs=opus", seconds * BYTES_A_SECOND)
                .put("seconds", seconds)
                .put("ptt", true);
        return new RowMaker.Body("audioMessage", message);
    }

    private static ObjectNode media(ObjectNode media, String type, int bytes) {
        media.put("mimetype", type)
                .putObject("fileLength")
                .put("low", bytes)
                .put("high", 0)
                .put("unsigned", true);
        return media;
    }
}
