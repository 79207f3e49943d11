package io.voicesdr.core.message;

import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/**
 * The one or two addresses under which WhatsApp files one customer: a phone jid and a LID (evolution/CONTRACT.md §7).
 * The identity of the chat is the phone jid when it is known, else what there is. Immutable.
 *
 * @param canonical the identity of the chat, and the address answers are sent to
 * @param lid the LID when one is known; equal to {@code canonical} when nothing else is known
 */
public record CustomerAddress(Jid canonical, Optional<Jid> lid) {

    /** The customer who is known under {@code jid} alone. */
    public static CustomerAddress of(Jid jid) {
        return new CustomerAddress(jid, jid.kind() == Jid.Kind.LID ? Optional.of(jid) : Optional.empty());
    }

    /** The customer whom one message names by {@code remoteJid} and, often, {@code remoteJidAlt}. */
    public static CustomerAddress of(Jid remoteJid, Optional<Jid> remoteJidAlt) {
        CustomerAddress address = of(remoteJid);
        return remoteJidAlt.map(alt -> address.and(of(alt))).orElse(address);
    }

    /** What both know together: a phone jid beats a LID as identity, a known LID is never forgotten. */
    public CustomerAddress and(CustomerAddress other) {
        Jid identity = canonical.kind() == Jid.Kind.LID && other.canonical.kind() != Jid.Kind.LID
                ? other.canonical
                : canonical;
        Optional<Jid> known = lid.isPresent() ? lid : other.lid;
        return identity.equals(canonical) && known.equals(lid) ? this : new CustomerAddress(identity, known);
    }

    /** Every address of the customer, the canonical one first. */
    public Set<Jid> all() {
        if (lid.isEmpty() || lid.get().equals(canonical)) {
            return Set.of(canonical);
        }
        Set<Jid> all = new LinkedHashSet<>();
        all.add(canonical);
        all.add(lid.get());
        return all;
    }

    /** Whether {@code jid} is one of this customer's addresses. */
    public boolean includes(Jid jid) {
        return canonical.equals(jid) || lid.filter(jid::equals).isPresent();
    }
}
