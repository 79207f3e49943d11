package io.voicesdr.catalogue;

import de.siegmar.fastcsv.reader.CsvParseException;

/** CSV as a table. */
final class CsvTables {

    private CsvTables() {}

    static Table read(String text) throws Unreadable {
        Grid grid = new Grid();
        try {
            for (CsvLines line : CsvLines.of(text)) {
                grid.add(line.line(), line.cells());
            }
        } catch (CsvParseException e) {
            throw new Unreadable(0, "this is not valid CSV: " + e.getMessage());
        }
        return grid.table();
    }
}
