package io.voicesdr.core.history;

import io.voicesdr.core.message.CustomerAddress;
import io.voicesdr.core.message.Jid;
import io.voicesdr.core.message.Message;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Sorts messages of many chats into customers, a LID and a phone number that any message names together being one. Pure. */
public final class ByCustomer {

    private ByCustomer() {}

    /**
     * The messages of each customer, in the order given. Groups, broadcasts and newsletters are left out.
     *
     * @param messages of one instance
     */
    public static Map<CustomerAddress, List<Message>> group(Collection<Message> messages) {
        Map<Jid, CustomerAddress> addresses = addresses(messages);
        Map<CustomerAddress, List<Message>> groups = new LinkedHashMap<>();
        for (Message message : messages) {
            if (message.remoteJid().isPerson()) {
                CustomerAddress address = addresses.get(message.remoteJid());
                groups.computeIfAbsent(address, key -> new ArrayList<>()).add(message);
            }
        }
        return groups;
    }

    private static Map<Jid, CustomerAddress> addresses(Collection<Message> messages) {
        Map<Jid, CustomerAddress> addresses = new HashMap<>();
        for (Message message : messages) {
            CustomerAddress joined = message.address();
            for (Jid jid : message.address().all()) {
                joined = joined.and(addresses.getOrDefault(jid, CustomerAddress.of(jid)));
            }
            for (Jid jid : joined.all()) {
                addresses.put(jid, joined);
            }
        }
        return addresses;
    }
}
