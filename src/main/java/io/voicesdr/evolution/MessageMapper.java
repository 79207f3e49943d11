package io.voicesdr.evolution;

import com.fasterxml.jackson.databind.JsonNode;
import io.voicesdr.core.message.Content;
import io.voicesdr.core.message.Delivery;
import io.voicesdr.core.message.Jid;
import io.voicesdr.core.message.Message;
import io.voicesdr.core.message.Origin;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Turns Evolution's message objects into ours, both dialects, 2.3.6 and 2.3.7. Stateless, thread-safe; never throws,
 * whatever the JSON.
 */
public final class MessageMapper {
    /** September 2001, before WhatsApp: a smaller number is no moment at which a message was written. */
    private static final long FIRST_SECOND = 1_000_000_000L;

    private static final long MILLIS = 1_000;

    /** The year 2100: a larger number is milliseconds, or nonsense. */
    private static final long LAST_SECOND = 4_102_444_800L;

    /** What WhatsApp takes. Other channels bring whatever is posted to them, and each rule reads every word of it. */
    private static final int MAX_TEXT = 65_536;

    private MessageMapper() {}

    /**
     * The message of a findMessages record, of a send's answer, or of the {@code data} of {@code messages.upsert} and
     * {@code send.message}. The origin is told by the record's shape, as far as it tells (evolution/CONTRACT.md §10).
     *
     * @return empty when the object has no usable key (id, remoteJid) or no usable {@code messageTimestamp}: without the
     *     first nothing can be said about it, without the second it has no place in a conversation
     */
    public static Optional<Message> map(JsonNode object) {
        return read(object, Optional.empty());
    }

    /**
     * As {@link #map(JsonNode)}, for callers who know the way the message took: a live {@code messages.upsert} with
     * {@code fromMe} is {@link Origin#DEVICE}, a {@code send.message} or a send's answer is {@link Origin#API} (§10 rule
     * 1).
     */
    public static Optional<Message> map(JsonNode object, Origin known) {
        return read(object, Optional.of(known));
    }

    private static Optional<Message> read(JsonNode object, Optional<Origin> known) {
        JsonNode key = object.path("key");
        String id = Json.text(key, "id");
        Optional<Jid> remoteJid = jid(key, "remoteJid");
        Optional<Instant> sentAt = moment(object.path("messageTimestamp"));
        if (id.isBlank() || remoteJid.isEmpty() || sentAt.isEmpty()) {
            return Optional.empty();
        }
        ContextInfo context = ContextInfo.of(object);
        return Optional.of(new Message(
                id,
                Json.text(object, "id"),
                remoteJid.get(),
                jid(key, "remoteJidAlt").filter(alt -> !alt.equals(remoteJid.get())),
                Json.isTrue(key, "fromMe"),
                sentAt.get(),
                Json.text(object, "pushName"),
                read(ContentMapper.map(object), Json.isTrue(key, "fromMe")),
                known.orElseGet(() -> origin(key, context)),
                context.quote(),
                deliveries(object)));
    }

    /** What the company says ends in the bot's mark, and is never longer. */
    private static Content read(Content content, boolean fromMe) {
        return !fromMe && content instanceof Content.Text said && said.text().length() > MAX_TEXT
                ? new Content.Text(said.text().substring(0, MAX_TEXT))
                : content;
    }

    /**
     * A device's rows carry {@code addressingMode} and an empty {@code participant}; API sends carry neither, except
     * that sendButtons names the chat itself as participant (sample {@code sendButtons}).
     */
    private static Origin origin(JsonNode key, ContextInfo context) {
        boolean fromMe = Json.isTrue(key, "fromMe");
        boolean otherParticipant =
                Json.has(key, "participant") && !Json.text(key, "participant").equals(Json.text(key, "remoteJid"));
        if (Json.has(key, "addressingMode") || fromMe && otherParticipant) {
            return Origin.DEVICE;
        }
        return fromMe && context.hasApiFingerprint() ? Origin.API : Origin.UNKNOWN;
    }

    private static Set<Delivery> deliveries(JsonNode object) {
        Set<Delivery> deliveries = EnumSet.noneOf(Delivery.class);
        delivery(object).ifPresent(deliveries::add);
        object.path("MessageUpdate").forEach(update -> delivery(update).ifPresent(deliveries::add));
        return deliveries;
    }

    /** Meta's channel has words of its own (§11). */
    private static Optional<Delivery> delivery(JsonNode holder) {
        String status = Json.text(holder, "status").toUpperCase(Locale.ROOT);
        return switch (status) {
            case "" -> Optional.empty();
            case "SENT" -> Optional.of(Delivery.SERVER_ACK);
            case "DELIVERED" -> Optional.of(Delivery.DELIVERY_ACK);
            case "FAILED" -> Optional.of(Delivery.ERROR);
            default -> Optional.of(Delivery.of(status));
        };
    }

    private static Optional<Instant> moment(JsonNode value) {
        long number = Json.whole(value).orElse(0);
        long seconds = number > LAST_SECOND ? number / MILLIS : number;
        return seconds < FIRST_SECOND || seconds > LAST_SECOND
                ? Optional.empty()
                : Optional.of(Instant.ofEpochSecond(seconds));
    }

    private static Optional<Jid> jid(JsonNode key, String field) {
        return Optional.of(Json.text(key, field))
                .filter(value -> !value.isBlank())
                .map(Jid::of);
    }
}
