package io.voicesdr.core.message;

/**
 * Which chat of which tenant: the key of every lane, memo and log line (law 10: tenants never mix).
 *
 * @param instance the Evolution instance, which is the tenant's name
 * @param jid the canonical address of the customer ({@link CustomerAddress#canonical()})
 */
public record ChatRef(String instance, Jid jid) {

    /** The chat as logs may show it, the number masked. */
    public String masked() {
        return instance + "/" + jid.masked();
    }
}
