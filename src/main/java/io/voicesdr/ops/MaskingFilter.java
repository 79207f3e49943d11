package io.voicesdr.ops;

import io.quarkus.logging.LoggingFilter;
import io.voicesdr.core.text.Masking;
import java.util.Arrays;
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

    @Override
    public boolean isLoggable(LogRecord line) {
        if (line instanceof ExtLogRecord record && !TurnJournal.LOG.getName().equals(record.getLoggerName())) {
            maskMessage(record);
            maskParameters(record);
            maskThrown(record);
        }
        return true;
    }

    private static void maskMessage(ExtLogRecord record) {
        String message = record.getMessage();
        if (message != null && !message.equals(Masking.of(message))) {
            record.setMessage(Masking.of(message), record.getFormatStyle());
        }
    }

    private static void maskParameters(ExtLogRecord record) {
        Object[] values = record.getParameters();
        if (values != null && Arrays.stream(values).anyMatch(MaskingFilter::needsMask)) {
            record.setParameters(Arrays.stream(values)
                    .map(value -> needsMask(value) ? Masking.of(String.valueOf(value)) : value)
                    .toArray());
        }
    }

    private static void maskThrown(ExtLogRecord record) {
        Throwable thrown = record.getThrown();
        if (thrown != null) {
            record.setThrown(MaskedThrowable.of(thrown));
        }
    }

    private static boolean needsMask(Object value) {
        return value instanceof CharSequence text
                && !Masking.of(text.toString()).equals(text.toString());
    }
}
