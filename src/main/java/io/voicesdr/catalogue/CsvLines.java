package io.voicesdr.catalogue;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.util.ArrayList;
import java.util.List;

/**
 * The lines of a CSV file with commas, semicolons (Brazilian Excel) or tabs: the first line tells which.
 *
 * @param line of the file on which it begins, from 1
 * @param cells as they stand there
 */
public record CsvLines(int line, List<String> cells) {

    public CsvLines {
        cells = List.copyOf(cells);
    }

    /**
     * All of {@code text}, headings and blank lines included.
     *
     * @throws CsvParseException when a quote is never closed, or the like
     */
    public static List<CsvLines> of(String text) {
        String first = text.lines().filter(line -> !line.isBlank()).findFirst().orElse("");
        char separator = separator(first);
        refuseUnclosed(text, separator);
        List<CsvLines> lines = new ArrayList<>();
        try (CsvReader<CsvRecord> records = CsvReader.builder()
                .fieldSeparator(separator)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .ofCsvRecord(text)) {
            for (CsvRecord line : records) {
                lines.add(new CsvLines((int) line.getStartingLineNumber(), line.getFields()));
            }
        } catch (java.io.IOException e) {
            throw new IllegalStateException("text in memory is always readable", e);
        }
        return lines;
    }

    /** The reader takes all that follows for one cell: half of a file that is just being written, or a list without its end. */
    private static void refuseUnclosed(String text, char separator) {
        boolean quoted = false;
        boolean begins = true;
        int line = 1;
        int opened = 1;
        for (int i = 0; i < text.length(); i++) {
            char sign = text.charAt(i);
            line += sign == '\n' ? 1 : 0;
            if (sign == '"' && (quoted || begins)) {
                opened = quoted ? opened : line;
                quoted = !quoted;
                // a second one is a quote within, unless the cell has just begun: then it is an empty cell
                begins = !quoted;
            } else {
                begins = !quoted && (sign == separator || sign == '\n' || sign == '\r');
            }
        }
        if (quoted) {
            throw new CsvParseException("the quote that is opened in line " + opened + " is never closed");
        }
    }

    private static char separator(String heading) {
        char best = ',';
        for (char candidate : new char[] {';', '\t'}) {
            best = count(heading, candidate) > count(heading, best) ? candidate : best;
        }
        return best;
    }

    private static long count(String text, char sign) {
        long found = 0;
        boolean quoted = false;
        for (int i = 0; i < text.length(); i++) {
            quoted ^= text.charAt(i) == '"';
            if (!quoted && text.charAt(i) == sign) {
                found++;
            }
        }
        return found;
    }
}
