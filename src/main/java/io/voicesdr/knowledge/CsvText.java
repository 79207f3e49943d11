package io.voicesdr.knowledge;

import de.siegmar.fastcsv.reader.CsvParseException;
import io.voicesdr.catalogue.CsvLines;
import io.voicesdr.core.knowledge.Chapter;
import java.util.ArrayList;
import java.util.List;

/** A table as sentences, so that each row says by itself what it is about: {@code bairro: Centro | frete: R$ 10}. */
final class CsvText {

    private CsvText() {}

    static List<Chapter> chapters(String text) throws Unreadable {
        List<CsvLines> lines;
        try {
            lines = CsvLines.of(text).stream()
                    .filter(line -> !line.cells().stream().allMatch(String::isBlank))
                    .toList();
        } catch (CsvParseException e) {
            throw new Unreadable(0, "this is not valid CSV: " + e.getMessage());
        }
        if (lines.isEmpty()) {
            return List.of();
        }
        List<String> headings = lines.getFirst().cells();
        List<String> rows = new ArrayList<>();
        for (CsvLines line : lines.subList(1, lines.size())) {
            rows.add(row(headings, line.cells()));
        }
        return List.of(new Chapter("", rows.isEmpty() ? String.join(" | ", headings) : String.join("\n", rows)));
    }

    private static String row(List<String> headings, List<String> cells) {
        List<String> said = new ArrayList<>();
        for (int i = 0; i < cells.size(); i++) {
            String cell = cells.get(i).strip().replaceAll("\\s+", " ");
            String heading = i < headings.size() ? headings.get(i).strip() : "";
            if (!cell.isEmpty()) {
                said.add(heading.isEmpty() ? cell : heading + ": " + cell);
            }
        }
        return String.join(" | ", said);
    }
}
