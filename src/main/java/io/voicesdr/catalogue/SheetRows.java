package io.voicesdr.catalogue;

import static io.voicesdr.catalogue.Workbook.named;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** Hands the rows of a sheet to a {@link Grid}, as they stream by. Not thread-safe. */
final class SheetRows {

    /** Columns go to XFD. */
    private static final int MAX_COLUMNS = 16_384;

    /** Numbers of a sheet are binary ones of 64 bits; more digits would only cost memory. */
    private static final int MAX_DIGITS = 400;

    private final List<String> shared;
    private final Grid grid;
    private final List<String> cells = new ArrayList<>();
    private int line;
    private String type = "";
    private String value = "";

    SheetRows(List<String> shared, Grid grid) {
        this.shared = shared;
        this.grid = grid;
    }

    void read(XMLStreamReader xml) throws XMLStreamException, Unreadable {
        while (xml.hasNext()) {
            int event = xml.next();
            if (event == XMLStreamConstants.START_ELEMENT) {
                begin(xml);
            } else if (event == XMLStreamConstants.END_ELEMENT) {
                end(xml.getLocalName());
            }
        }
    }

    private void begin(XMLStreamReader xml) throws XMLStreamException {
        switch (xml.getLocalName()) {
            case "row" -> {
                String number = named(xml, "r");
                line = number.isEmpty() ? line + 1 : Integer.parseInt(number);
            }
            case "c" -> {
                type = named(xml, "t");
                value = "";
                emptyUntil(named(xml, "r"));
            }
            case "v" -> value = xml.getElementText();
            // formatted texts come in pieces
            case "is" -> value = SharedTexts.text(xml, "is");
            default -> {}
        }
    }

    private void end(String element) throws Unreadable {
        if (element.equals("c")) {
            cells.add(text());
        } else if (element.equals("row")) {
            grid.add(line, cells);
            cells.clear();
        }
    }

    /** Empty cells are left out; a cell without its place stands beside the one before. */
    private void emptyUntil(String place) {
        int column = 0;
        for (int i = 0; i < place.length() && place.charAt(i) > '9'; i++) {
            column = column * 26 + (place.charAt(i) - 'A' + 1);
            if (column < 1 || column > MAX_COLUMNS) {
                throw new IllegalArgumentException("no column: " + place);
            }
        }
        while (cells.size() < column - 1) {
            cells.add("");
        }
    }

    private String text() {
        return switch (type) {
            case "s" -> value.isEmpty() ? "" : shared.get(Integer.parseInt(value));
            case "b" -> value.equals("1") ? "true" : "false";
            case "", "n" -> value.isEmpty() ? "" : plain(new BigDecimal(value.strip()));
            default -> value;
        };
    }

    /** Binary fractions that a sheet stores as 67899.999999999996 mean 67900. */
    private static String plain(BigDecimal number) {
        if (Math.abs((long) number.precision() - number.scale()) > MAX_DIGITS) {
            throw new IllegalArgumentException("no number of a sheet");
        }
        BigDecimal rounded = number.setScale(6, RoundingMode.HALF_EVEN).stripTrailingZeros();
        return rounded.signum() == 0 ? "0" : rounded.toPlainString();
    }
}
