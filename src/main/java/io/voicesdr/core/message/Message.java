package io.voicesdr.core.message;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * One message of a chat as WhatsApp knows it. The same message can reach us several times (webhook, retries, double
 * rows, our own send's answer), with or without a row id, and with other timestamps after an edit; {@code History}
 * folds these into one. Immutable.
 *
 * @param id WhatsApp's id ({@code key.id}); what duplicates are recognised by
 * @param rowId Evolution's row id (a time-ordered cuid); empty as long as no pull has confirmed the message
 * @param remoteJid the address the message is filed under
 * @param remoteJidAlt the customer's other address, when the row names it
 * @param fromMe written for the company, by the bot or by a person
 * @param sentAt whole seconds; WhatsApp's clock for received messages, the Evolution host's for API sends, and the moment
 *     of the edit for edited and deleted ones (evolution/CONTRACT.md §5)
 * @param pushName the sender's own display name; empty when unknown; untrusted text
 * @param content what it carries
 * @param origin which way it took into WhatsApp
 * @param quote the message it answers to
 * @param deliveries every status the row has been through, in no order
 */
public record Message(
        String id,
        String rowId,
        Jid remoteJid,
        Optional<Jid> remoteJidAlt,
        boolean fromMe,
        Instant sentAt,
        String pushName,
        Content content,
        Origin origin,
        Optional<Quote> quote,
        Set<Delivery> deliveries) {

    public Message {
        if (id.isBlank()) {
            throw new IllegalArgumentException("a message must have an id");
        }
        deliveries = Set.copyOf(deliveries);
    }

    /** The customer whom this message's key names. */
    public CustomerAddress address() {
        return CustomerAddress.of(remoteJid, remoteJidAlt);
    }

    /** This message carrying other content, all else equal. */
    public Message withContent(Content other) {
        return new Message(
                id, rowId, remoteJid, remoteJidAlt, fromMe, sentAt, pushName, other, origin, quote, deliveries);
    }

    /** This message known to have taken another way, all else equal. */
    public Message withOrigin(Origin other) {
        return new Message(
                id, rowId, remoteJid, remoteJidAlt, fromMe, sentAt, pushName, content, other, quote, deliveries);
    }
}
