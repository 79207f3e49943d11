package io.voicesdr.stack;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * How a version of Evolution tells and files one customer's message, by how WhatsApp addressed it (evolution/CONTRACT.md §1,
 * §7). Bodies of media were recorded on 2.3.6, addressed by phone; the versions differ in nothing else about them.
 */
enum Dialect {
    V2_3_6_BY_PHONE("sendText"),
    V2_3_6_BY_LID("sendText"),
    V2_3_7_BY_PHONE("v2.3.7-sendText-pn"),
    /** The webhook names the phone twice and the LID nowhere, the row has the LID. */
    V2_3_7_BY_LID("v2.3.7-sendText-pn");

    private final String sendSample;

    Dialect(String sendSample) {
        this.sendSample = sendSample;
    }

    /** The recorded answer to a text sent to the phone jid. */
    String sendSample() {
        return sendSample;
    }

    /** Whether findMessages finds rows that match either of two addresses, or only those that match both. */
    boolean findsEither() {
        return this == V2_3_7_BY_PHONE || this == V2_3_7_BY_LID;
    }

    /** The LID of the customer with that phone jid. */
    static String lid(String phone) {
        return "1" + phone.substring(0, phone.indexOf('@')) + "@lid";
    }

    /** Writes the customer's addresses into the key of a webhook. */
    void address(ObjectNode key, String phone) {
        switch (this) {
            case V2_3_6_BY_PHONE, V2_3_7_BY_PHONE -> address(key, phone, lid(phone), "pn");
            case V2_3_6_BY_LID -> address(key, lid(phone), phone, "lid");
            case V2_3_7_BY_LID -> address(key, phone, phone, "lid");
        }
    }

    /** Writes them into the key of the row. */
    void file(ObjectNode key, String phone) {
        if (this == V2_3_7_BY_LID) {
            address(key, lid(phone), phone, "lid");
        } else {
            address(key, phone);
        }
    }

    private static void address(ObjectNode key, String remoteJid, String remoteJidAlt, String mode) {
        key.put("remoteJid", remoteJid).put("remoteJidAlt", remoteJidAlt).put("addressingMode", mode);
    }
}
