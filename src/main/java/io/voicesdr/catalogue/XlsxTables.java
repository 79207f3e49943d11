package io.voicesdr.catalogue;

import com.fasterxml.aalto.UncheckedStreamException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import javax.xml.stream.XMLStreamException;

/**
 * The first sheet of a workbook. Numbers keep every digit; formulas count as what they last came to. Read with the zip of
 * the JDK and the XML reader that reads Word documents: libraries for workbooks bring unpackers for rare compressions, whose
 * own parts are missing, and a native executable can't be linked with that.
 */
final class XlsxTables {

    private XlsxTables() {}

    static Table read(byte[] content) throws Unreadable {
        Workbook workbook = new Workbook(content);
        Grid grid = new Grid();
        try {
            List<String> shared = new ArrayList<>();
            Optional<String> texts = workbook.sharedTexts();
            if (texts.isPresent()) {
                workbook.read(texts.get(), xml -> shared.addAll(SharedTexts.read(xml)));
            }
            workbook.read(workbook.firstSheet(), new SheetRows(shared, grid)::read);
        } catch (IOException
                | XMLStreamException
                | UncheckedStreamException
                | IllegalArgumentException
                | IllegalStateException
                | IndexOutOfBoundsException
                | NoSuchElementException e) {
            throw new Unreadable(0, "this is no workbook that can be read; save it anew as .xlsx, or as CSV UTF-8");
        }
        return grid.table();
    }
}
