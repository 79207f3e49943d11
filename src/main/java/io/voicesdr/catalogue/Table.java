package io.voicesdr.catalogue;

import java.util.List;
import java.util.Map;

/**
 * A file as rows of text.
 *
 * @param columns headings in order, none empty
 * @param rows those with something in them
 */
record Table(List<String> columns, List<Row> rows) {

    /** More than this is a shop system, not a list. */
    static final int MAX_ROWS = 20_000;

    Table {
        columns = List.copyOf(columns);
        rows = List.copyOf(rows);
    }

    /**
     * @param line of the file
     * @param cells by heading; outer blanks off, empty ones left out
     */
    record Row(int line, Map<String, String> cells) {
        Row {
            cells = Map.copyOf(cells);
        }

        String cell(String column) {
            return cells.getOrDefault(column, "");
        }
    }

    static Unreadable tooLong() {
        return new Unreadable(MAX_ROWS + 1, "there are more than " + MAX_ROWS + " items; sell from a tool of your own");
    }
}
