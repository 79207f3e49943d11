package io.voicesdr.sandbox.evolution;

/**
 * Somebody who writes to a company.
 *
 * @param name display name
 * @param phone phone jid, the customer's identity in the sandbox
 * @param lid the number-less jid of the same person
 * @param addressing under which of the two messages arrive
 */
public record Customer(String name, String phone, String lid, Addressing addressing) {

    /** How WhatsApp addresses what this customer writes (evolution/CONTRACT.md §7). */
    public enum Addressing {
        PHONE,
        LID,
        /** Now one, now the other, beginning with the phone jid. */
        FLIPS;

        /** Whether the customer's message number {@code count}, from 0, comes under the LID. */
        boolean isLid(long count) {
            return switch (this) {
                case PHONE -> false;
                case LID -> true;
                case FLIPS -> count % 2 == 1;
            };
        }
    }

    /** Whether {@code jid} is one of this customer's addresses. */
    boolean has(String jid) {
        return phone.equals(jid) || lid.equals(jid);
    }

    /** Where Evolution files an API send to the LID: decided by how the first contact was addressed. */
    String filedUnder(String jid) {
        return jid.equals(lid) && addressing != Addressing.LID ? phone : jid;
    }
}
