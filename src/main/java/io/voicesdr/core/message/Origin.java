package io.voicesdr.core.message;

/** Which way a message took into WhatsApp, as far as its stored shape tells (evolution/CONTRACT.md §10). */
public enum Origin {
    /** Typed on a phone, on WhatsApp Web or Desktop: {@code key.addressingMode} stands, or Evolution said so live. */
    DEVICE,
    /** Sent through Evolution's API by us or by other software: the fingerprint stands in {@code contextInfo}. */
    API,
    /** Neither: history of before the pairing, reactions and buttons sent by API, other channels. */
    UNKNOWN;

    /** What two rows of one message say together: the API's shape in any of them wins (§10 rule 4). */
    public Origin and(Origin other) {
        if (this == API || other == API) {
            return API;
        }
        return this == DEVICE || other == DEVICE ? DEVICE : UNKNOWN;
    }
}
