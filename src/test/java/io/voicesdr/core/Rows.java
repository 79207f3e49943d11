package io.voicesdr.core;

import io.voicesdr.core.message.Content;
import io.voicesdr.core.message.Delivery;
import io.voicesdr.core.message.Message;
import io.voicesdr.core.message.Origin;
import java.time.Instant;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** Single rows of a chat, for tests that {@link Chat} is too well behaved for. */
public final class Rows {

    private Rows() {}

    /** A text of the customer. */
    public static Message text(String id, String rowId, Instant sentAt, String text) {
        return new Message(
                id,
                rowId,
                Chat.PHONE,
                Optional.of(Chat.LID),
                false,
                sentAt,
                "Maria Cliente",
                new Content.Text(text),
                Origin.DEVICE,
                Optional.empty(),
                Set.of());
    }

    /** Written for the company. */
    public static Message own(String id, String rowId, Instant sentAt, Origin origin, String text) {
        return new Message(
                id,
                rowId,
                Chat.PHONE,
                Optional.empty(),
                true,
                sentAt,
                "Você",
                new Content.Text(text),
                origin,
                Optional.empty(),
                Set.of());
    }

    public static Message withStatus(Message row, Delivery delivery) {
        Set<Delivery> deliveries = new HashSet<>(row.deliveries());
        deliveries.add(delivery);
        return new Message(
                row.id(),
                row.rowId(),
                row.remoteJid(),
                row.remoteJidAlt(),
                row.fromMe(),
                row.sentAt(),
                row.pushName(),
                row.content(),
                row.origin(),
                row.quote(),
                deliveries);
    }

    /** The row id of the {@code count}th row stored at {@code moment}. */
    public static String cuid(Instant moment, int count) {
        String counter = String.format("%4s", Integer.toString(count, 36)).replace(' ', '0');
        return "c" + Long.toString(moment.toEpochMilli(), 36) + counter + "f77dabcdefgh";
    }
}
