package io.voicesdr.load;

import java.util.ArrayList;
import java.util.List;

/** One customer's chat with one company, as Evolution has stored it. Thread-safe. */
final class Chat {

    private final String instance;
    private final String phone;
    private final String lid;
    private final List<Row> rows = new ArrayList<>();

    Chat(String instance, String phone, String lid) {
        this.instance = instance;
        this.phone = phone;
        this.lid = lid;
    }

    String instance() {
        return instance;
    }

    String phone() {
        return phone;
    }

    /** The customer's other address; empty for one who has none. */
    String lid() {
        return lid;
    }

    synchronized void store(Row row) {
        rows.add(row);
    }

    /** In order of storing. */
    synchronized List<Row> rows() {
        return List.copyOf(rows);
    }
}
