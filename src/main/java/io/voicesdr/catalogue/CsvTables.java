package io.voicesdr.catalogue;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.util.ArrayList;
import java.util.List;

/** CSV with commas, semicolons (Brazilian Excel) or tabs: the first line tells which. */
final class CsvTables {

    private CsvTables() {}

    static Table read(String text) throws Unreadable {
        String first = text.lines().filter(line -> !line.isBlank()).findFirst().orElse("");
        Grid grid = new Grid();
        try (CsvReader<CsvRecord> records = CsvReader.builder()
                .fieldSeparator(separator(first))
                .allowExtraFields(true)
                .allowMissingFields(true)
                .ofCsvRecord(text)) {
            for (CsvRecord line : records) {
                grid.add((int) line.getStartingLineNumber(), line.getFields());
            }
        } catch (CsvParseException e) {
            throw new Unreadable(0, "this is not valid CSV: " + e.getMessage());
        } catch (java.io.IOException e) {
            throw new IllegalStateException("text in memory is always readable", e);
        }
        return grid.table();
    }

    private static char separator(String heading) {
        char best = ',';
        for (char candidate : new char[] {';', '\t'}) {
            best = count(heading, candidate) > count(heading, best) ? candidate : best;
        }
        return best;
    }

    private static long count(String text, char sign) {
        List<Integer> found = new ArrayList<>();
        boolean quoted = false;
        for (int i = 0; i < text.length(); i++) {
            quoted ^= text.charAt(i) == '"';
            if (!quoted && text.charAt(i) == sign) {
                found.add(i);
            }
        }
        return found.size();
    }
}
