package io.voicesdr.evolution.webhook;

import com.fasterxml.jackson.databind.JsonNode;
import io.voicesdr.core.message.CustomerAddress;
import io.voicesdr.core.message.Jid;
import java.util.Optional;

/** Tells the addresses behind which one customer stands from all others (evolution/CONTRACT.md §6, §7). Pure. */
final class People {
    private People() {}

    /** The customer whom a message key names; empty when it has no id or names nobody. */
    static Optional<CustomerAddress> named(JsonNode key) {
        if (key.path("id").asText().isBlank()) {
            return Optional.empty();
        }
        return jid(key.path("remoteJid")).map(jid -> CustomerAddress.of(jid, jid(key.path("remoteJidAlt"))));
    }

    /**
     * Why nobody is to be answered there; empty when a customer may be.
     *
     * @param own the account's own number, as far as known
     */
    static Optional<Outcome> objection(CustomerAddress address, Optional<Jid> own) {
        if (own.filter(address::includes).isPresent()) {
            return Optional.of(Outcome.OWN_NUMBER);
        }
        return address.all().stream().flatMap(jid -> objection(jid).stream()).findFirst();
    }

    private static Optional<Outcome> objection(Jid jid) {
        return switch (jid.kind()) {
            case GROUP -> Optional.of(Outcome.GROUP);
            case BROADCAST -> Optional.of(Outcome.BROADCAST);
            case NEWSLETTER -> Optional.of(Outcome.NEWSLETTER);
            case PHONE, LID, OTHER -> jid.isPerson() ? Optional.empty() : Optional.of(Outcome.NOT_A_PERSON);
        };
    }

    private static Optional<Jid> jid(JsonNode text) {
        return Optional.ofNullable(text.textValue())
                .filter(value -> !value.isBlank())
                .map(Jid::of);
    }
}
