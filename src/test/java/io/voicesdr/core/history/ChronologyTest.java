package io.voicesdr.core.history;

import static org.assertj.core.api.Assertions.assertThat;

import io.voicesdr.core.Rows;
import io.voicesdr.core.message.Content;
import io.voicesdr.core.message.Delivery;
import io.voicesdr.core.message.Message;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ChronologyTest {
    private static final Instant SENT = Instant.ofEpochSecond(1_795_226_441);

    @Test
    void storedAt_recordedRowId_isItsMilliseconds() {
        // row id and time as recorded by Evolution 2.3.6 for a message stored twice
        assertThat(Chronology.storedAt(Rows.text("A", "cmwprtpc3009gf77d97s89h8h", SENT, "oi")))
                .contains(Instant.ofEpochMilli(1_795_227_034_755L));
    }

    @Test
    void storedAt_rowIdThatIsNoCuid_isEmpty() {
        for (String rowId : new String[] {
            "", "17", "cmwprtpc3009gf77d97s89h8", "xmwprtpc3009gf77d97s89h8h", "cMWPRTPC3009gf77d97s89h8h"
        }) {
            assertThat(Chronology.storedAt(Rows.text("A", rowId, SENT, "oi"))).isEmpty();
        }
    }

    @Test
    void moment_plainRow_isItsTimestamp() {
        assertThat(Chronology.moment(Rows.text("A", Rows.cuid(SENT.plusSeconds(2), 1), SENT, "oi")))
                .isEqualTo(SENT);
    }

    @Test
    void moment_editedRow_isWhenItWasStored() {
        Message edited = Rows.withStatus(
                Rows.text("A", Rows.cuid(SENT.plusMillis(1_700), 1), SENT.plusSeconds(600), "oi"), Delivery.EDITED);
        assertThat(Chronology.moment(edited)).isEqualTo(SENT.plusSeconds(1));
    }

    @Test
    void moment_deletedRowOfAnyVersion_isWhenItWasStored() {
        Message deleted =
                Rows.text("A", Rows.cuid(SENT, 1), SENT.plusSeconds(600), "oi").withContent(new Content.Deleted());
        assertThat(Chronology.moment(deleted)).isEqualTo(SENT);
    }

    @Test
    void moment_editedRowOfAnOldHistory_isNotLaterThanItsTimestamp() {
        Message edited =
                Rows.withStatus(Rows.text("A", Rows.cuid(SENT.plusSeconds(900), 1), SENT, "oi"), Delivery.EDITED);
        assertThat(Chronology.moment(edited)).isEqualTo(SENT);
    }
}
