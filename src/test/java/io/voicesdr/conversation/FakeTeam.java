package io.voicesdr.conversation;

import io.voicesdr.core.message.CustomerAddress;
import io.voicesdr.core.message.Jid;
import io.voicesdr.core.tenant.Tenant;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;

/** A team chat that keeps what it is told by topic. */
final class FakeTeam implements TeamChat {

    final Map<String, String> notices = new ConcurrentSkipListMap<>();
    final Set<Jid> closed = ConcurrentHashMap.newKeySet();

    @Override
    public boolean notice(Tenant tenant, String topic, String text) {
        notices.putIfAbsent(topic, text);
        return true;
    }

    @Override
    public boolean isClosed(Tenant tenant, CustomerAddress address) {
        return closed.contains(address.canonical());
    }
}
