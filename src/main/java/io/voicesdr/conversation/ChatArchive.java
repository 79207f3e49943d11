package io.voicesdr.conversation;

import io.voicesdr.core.message.CustomerAddress;
import io.voicesdr.core.message.Message;
import io.voicesdr.core.tenant.Tenant;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;

/**
 * Reads back long stretches of what was written, for views. Turns don't use it: {@link ChatHistory} is theirs. Implemented
 * by the Evolution edge; every method goes over the network. Thread-safe.
 */
public interface ChatArchive {

    /**
     * What a stretch holds, at the cost of one small request.
     *
     * @param from inclusive
     * @param to exclusive
     * @throws UpstreamException when it can't be read
     */
    Glimpse glimpse(Tenant tenant, Instant from, Instant to);

    /**
     * Every message of every chat of the tenant from {@code from} to before {@code to}, a page at a time so that the reader
     * decides what to keep. Records of other instances never come through. A message may come twice; none is left out by a
     * page's border, however many share its second.
     *
     * @param pages takes each page, newest messages first; what it throws ends the reading
     * @throws UpstreamException when it can't be read
     */
    void read(Tenant tenant, Instant from, Instant to, Consumer<List<Message>> pages);

    /**
     * As {@link #read(Tenant, Instant, Instant, Consumer)}, but one customer's chat only, under all of the customer's
     * addresses.
     *
     * @return every address that the messages revealed
     */
    CustomerAddress read(
            Tenant tenant, CustomerAddress address, Instant from, Instant to, Consumer<List<Message>> pages);

    /**
     * Changes whenever messages come, go or are edited: a memo made under the same glimpse is still true.
     *
     * @param messages how many, of all chats
     * @param newest the newest one's row; empty when there is none
     */
    record Glimpse(long messages, String newest) {}
}
