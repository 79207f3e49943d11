package io.voicesdr.evolution;

import com.fasterxml.jackson.databind.JsonNode;
import io.voicesdr.core.message.CustomerAddress;
import io.voicesdr.core.message.Jid;
import io.voicesdr.core.message.Jid.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One question to findMessages about one address, and the plan which to ask (evolution/CONTRACT.md §7). Pure. */
record Query(Field field, Jid jid) {

    /** Which part of the key must equal the address. Both in one question mean AND on 2.3.6 and OR on 2.3.7 (§1). */
    enum Field {
        REMOTE_JID,
        REMOTE_JID_ALT
    }

    /**
     * What is asked at once, at most two questions. With both addresses known each is asked for what is filed under it, and
     * the alternative has nothing to add: it would bring the same rows a second time.
     *
     * @param altWorks false on channels that ignore the filter and would answer with every chat
     */
    static List<Query> first(CustomerAddress address, boolean altWorks) {
        Jid canonical = address.canonical();
        List<Query> queries = new ArrayList<>();
        queries.add(new Query(Field.REMOTE_JID, canonical));
        Optional<Jid> lid = address.lid().filter(other -> !other.equals(canonical));
        lid.ifPresent(other -> queries.add(new Query(Field.REMOTE_JID, other)));
        boolean addressed = canonical.kind() == Kind.PHONE || canonical.kind() == Kind.LID;
        if (altWorks && addressed && lid.isEmpty()) {
            queries.add(new Query(Field.REMOTE_JID_ALT, canonical));
        }
        return List.copyOf(queries);
    }

    /** The address that the first answers revealed and that nobody asked under yet: API sends may be filed there. */
    static Optional<Query> second(CustomerAddress asked, CustomerAddress revealed) {
        return revealed.all().stream()
                .filter(jid -> !asked.includes(jid))
                .findFirst()
                .map(jid -> new Query(Field.REMOTE_JID, jid));
    }

    EvolutionRequest.FindMessages.Key key() {
        return switch (field) {
            case REMOTE_JID -> new EvolutionRequest.FindMessages.Key(jid.value(), null);
            case REMOTE_JID_ALT -> new EvolutionRequest.FindMessages.Key(null, jid.value());
        };
    }

    /** Whether {@code record} is what was asked for; false shows that the filter was ignored. */
    boolean matches(JsonNode record) {
        String name = switch (field) {
            case REMOTE_JID -> "remoteJid";
            case REMOTE_JID_ALT -> "remoteJidAlt";
        };
        String value = Json.text(record.path("key"), name);
        return !value.isBlank() && Jid.of(value).equals(jid);
    }
}
