package io.voicesdr.api.http;

import com.fasterxml.jackson.databind.JsonNode;
import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Rows as a table that spreadsheets open without harm: a text that begins like a formula gets an apostrophe before it, since
 * what customers write ends up here (CWE-1236). Null is an empty cell; lists and maps are JSON.
 */
final class CsvTable {
    /** What spreadsheets take for a formula, in ASCII and in the full width that some of them normalise. */
    private static final String FORMULA_STARTS = "=+-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20";

    private final List<String> columns;

    CsvTable(List<String> columns) {
        this.columns = columns;
    }

    void write(Iterable<JsonNode> rows, OutputStream out) throws IOException {
        try {
            Writer text = new OutputStreamWriter(out, StandardCharsets.UTF_8);
            CsvWriter table = CsvWriter.builder().build(text);
            table.writeRecord(columns);
            rows.forEach(row -> table.writeRecord(cells(row)));
            table.flush();
        } catch (UncheckedIOException broken) {
            throw broken.getCause();
        }
    }

    private List<String> cells(JsonNode row) {
        return columns.stream().map(column -> cell(value(row, column))).toList();
    }

    private static JsonNode value(JsonNode row, String column) {
        JsonNode value = row;
        for (String field : column.split("\\.", -1)) {
            value = value.path(field);
        }
        return value;
    }

    private static String cell(JsonNode value) {
        if (value.isNull() || value.isMissingNode()) {
            return "";
        }
        if (value.isTextual()) {
            return harmless(value.textValue());
        }
        return value.isContainerNode() ? harmless(value.toString()) : value.asText();
    }

    static String harmless(String text) {
        String shown = text.stripLeading();
        boolean risky = !text.isEmpty() && FORMULA_STARTS.indexOf(text.charAt(0)) >= 0
                || !shown.isEmpty() && FORMULA_STARTS.indexOf(shown.charAt(0)) >= 0;
        return risky ? "'" + text : text;
    }
}
