package io.voicesdr.catalogue;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Collects lines of cells, the first of which are the headings. Not thread-safe. */
final class Grid {

    private List<String> headings = List.of();
    private int headingLine;
    private final List<Table.Row> rows = new ArrayList<>();

    void add(int line, List<String> cells) throws Unreadable {
        if (cells.stream().allMatch(String::isBlank)) {
            return;
        }
        if (headings.isEmpty()) {
            headings = cells.stream().map(String::strip).toList();
            headingLine = line;
            return;
        }
        Map<String, String> row = new LinkedHashMap<>();
        for (int i = 0; i < cells.size(); i++) {
            String cell = cells.get(i).strip();
            if (cell.isEmpty()) {
                continue;
            }
            if (i >= headings.size() || headings.get(i).isEmpty()) {
                throw new Unreadable(
                        line,
                        "\"" + cell
                                + "\" stands under no heading; put texts with separators between quotes, or name column "
                                + (i + 1) + " on line " + headingLine);
            }
            row.put(headings.get(i), cell);
        }
        if (rows.size() >= Table.MAX_ROWS) {
            throw Table.tooLong();
        }
        rows.add(new Table.Row(line, row));
    }

    Table table() throws Unreadable {
        List<String> named = headings.stream().filter(name -> !name.isEmpty()).toList();
        for (int i = 0; i < named.size(); i++) {
            if (named.subList(0, i).contains(named.get(i))) {
                throw new Unreadable(headingLine, "the heading \"" + named.get(i) + "\" stands twice; keep one");
            }
        }
        return new Table(named, rows);
    }
}
