package io.voicesdr.conversation;

import io.voicesdr.core.tenant.Tenant;

/** Where the files of messages are. Implemented by the Evolution edge; every method goes over the network. Thread-safe. */
public interface MediaSource {

    /**
     * Fetches the file of one message. Never throws for what the far side does.
     *
     * @param expectedBytes how many the message declares; 0 when it declares nothing
     * @param mostBytes the reading stops when the file turns out larger: what is declared is a sender's word
     */
    Fetched fetch(Tenant tenant, String messageId, long expectedBytes, long mostBytes);

    /** What came of fetching. */
    sealed interface Fetched {

        /** How many requests it took. */
        int requests();

        /** The file; the array belongs to whoever asked for it. */
        record Found(byte[] bytes, int requests) implements Fetched {}

        /** Larger than what was asked for. */
        record TooLarge(int requests) implements Fetched {}

        /**
         * It can't be had.
         *
         * @param code stable, upper case
         * @param detail what happened and what to do next, without anything of a customer's
         */
        record Failed(String code, String detail, int requests) implements Fetched {}
    }
}
