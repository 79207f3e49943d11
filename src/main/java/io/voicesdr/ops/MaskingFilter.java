package io.voicesdr.ops;

import io.quarkus.logging.LoggingFilter;
import io.voicesdr.core.text.Masking;
import java.util.logging.Filter;
import java.util.logging.LogRecord;
import org.jboss.logmanager.ExtLogRecord;

/**
 * The last net before the log: texts of customers have no business there, and should one get in with somebody else's error
 * message, CPF, card numbers and e-mail addresses are taken out of it. Turns' own lines are made of ids and counts, and are
 * let through as they are. Thread-safe.
 */
@LoggingFilter(name = "masking")
public final class MaskingFilter implements Filter {

    private static final String TURNS = "voicesdr.turn";

    @Override
    public boolean isLoggable(LogRecord line) {
        if (line instanceof ExtLogRecord record && !TURNS.equals(record.getLoggerName())) {
            String text = record.getFormattedMessage();
            String masked = text == null ? "" : Masking.of(text);
            if (text != null && !masked.equals(text)) {
                record.setMessage(masked, ExtLogRecord.FormatStyle.NO_FORMAT);
            }
        }
        return true;
    }
}
