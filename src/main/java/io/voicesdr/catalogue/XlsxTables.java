package io.voicesdr.catalogue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ExcelReaderException;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.jspecify.annotations.Nullable;

/** The first sheet of a workbook. Numbers keep every digit; formulas count as what they last came to. */
final class XlsxTables {

    private XlsxTables() {}

    static Table read(byte[] content) throws Unreadable {
        Grid grid = new Grid();
        try (ReadableWorkbook book = new ReadableWorkbook(new ByteArrayInputStream(content));
                Stream<Row> rows = book.getFirstSheet().openStream()) {
            for (Row row : (Iterable<Row>) rows::iterator) {
                grid.add(row.getRowNum(), cells(row));
            }
        } catch (IOException
                | ExcelReaderException
                | IllegalArgumentException
                | IllegalStateException
                | IndexOutOfBoundsException
                | java.util.NoSuchElementException e) {
            throw new Unreadable(0, "this is no workbook that can be read; save it anew as .xlsx, or as CSV UTF-8");
        }
        return grid.table();
    }

    private static List<String> cells(Row row) {
        List<String> cells = new ArrayList<>();
        for (int i = 0; i < row.getCellCount(); i++) {
            cells.add(text(row.getOptionalCell(i)));
        }
        return cells;
    }

    private static String text(Optional<Cell> cell) {
        return cell.map(XlsxTables::text).orElse("");
    }

    private static String text(Cell cell) {
        if (cell.getType() == CellType.NUMBER) {
            return plain(cell.asNumber());
        }
        if (cell.getType() == CellType.FORMULA) {
            return formula(cell.getRawValue());
        }
        return cell.getText() == null ? "" : cell.getText();
    }

    private static String formula(@Nullable String raw) {
        try {
            return raw == null ? "" : plain(new BigDecimal(raw));
        } catch (NumberFormatException e) {
            return String.valueOf(raw);
        }
    }

    /** Binary fractions that a sheet stores as 67899.999999999996 mean 67900. */
    private static String plain(BigDecimal number) {
        BigDecimal rounded =
                number.setScale(6, java.math.RoundingMode.HALF_EVEN).stripTrailingZeros();
        return rounded.signum() == 0 ? "0" : rounded.toPlainString();
    }
}
