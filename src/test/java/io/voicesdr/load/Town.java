package io.voicesdr.load;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;

/** Everything Evolution has stored, of all companies. Thread-safe. */
final class Town {

    /** Every company's own, whose chat with itself is the team's. */
    static final String OWN_NUMBER = "5511988880000@s.whatsapp.net";

    private final Map<String, Chat> chats = new ConcurrentHashMap<>();
    private final Map<String, Chat> teams = new ConcurrentHashMap<>();
    private final Map<String, List<Row>> filed = new ConcurrentHashMap<>();
    private final Map<String, List<Row>> live = new ConcurrentHashMap<>();

    /** A chat in which nobody has written yet. */
    Chat open(String instance, String phone, String lid) {
        Chat chat = new Chat(instance, phone, lid);
        chats.put(key(instance, phone), chat);
        if (!lid.isEmpty()) {
            chats.put(key(instance, lid), chat);
        }
        return chat;
    }

    /** Those of customers: what the bot tells the team answers nobody. */
    Collection<Chat> chats() {
        return chats.values().stream().distinct().toList();
    }

    /** The chat of whoever has that address. */
    Chat find(String instance, String jid) {
        if (jid.equals(OWN_NUMBER)) {
            return teams.computeIfAbsent(instance, name -> new Chat(name, OWN_NUMBER, ""));
        }
        Chat chat = chats.get(key(instance, jid));
        if (chat == null) {
            throw new IllegalArgumentException("nobody has the address " + jid + " at " + instance);
        }
        return chat;
    }

    /** Stores what is written now. */
    void store(Chat chat, Row row) {
        storeOld(chat, row);
        List<Row> rows = live.computeIfAbsent(chat.instance(), name -> new ArrayList<>());
        synchronized (rows) {
            rows.add(row);
        }
    }

    /** Stores what was written long ago: no sweep asks for it. */
    void storeOld(Chat chat, Row row) {
        chat.store(row);
        file(key(chat.instance(), row.jid()), row);
        if (!row.alt().isEmpty()) {
            file(alt(chat.instance(), row.alt()), row);
        }
    }

    /** As findMessages finds: one page of what matches, newest first. */
    List<Row> byAddress(String instance, String jid, long from, long to, int page, int size) {
        return page(filed.get(key(instance, jid)), from, to, page, size);
    }

    List<Row> byOtherAddress(String instance, String jid, long from, long to, int page, int size) {
        return page(filed.get(alt(instance, jid)), from, to, page, size);
    }

    List<Row> ofAll(String instance, long from, long to, int page, int size) {
        return page(live.get(instance), from, to, page, size);
    }

    private void file(String key, Row row) {
        List<Row> rows = filed.computeIfAbsent(key, name -> new ArrayList<>());
        synchronized (rows) {
            rows.add(row);
        }
    }

    private static List<Row> page(List<Row> rows, long from, long to, int page, int size) {
        if (rows == null) {
            return List.of();
        }
        Predicate<Row> inWindow = row -> row.second() >= from && row.second() <= to;
        synchronized (rows) {
            // stored in the order of their seconds but for the last few, so what lies before the page need not be
            // sorted
            int wanted = page * size + 50;
            List<Row> newest = rows.subList(Math.max(0, rows.size() - wanted), rows.size());
            return newest.reversed().stream()
                    .filter(inWindow)
                    .sorted(Comparator.comparingLong(Row::second).reversed())
                    .skip((page - 1L) * size)
                    .limit(size)
                    .toList();
        }
    }

    private static String key(String instance, String jid) {
        return instance + ' ' + jid;
    }

    private static String alt(String instance, String jid) {
        return instance + " alt " + jid;
    }
}
