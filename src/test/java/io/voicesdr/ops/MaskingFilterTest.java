package io.voicesdr.ops;

import static org.assertj.core.api.Assertions.assertThat;

import org.jboss.logmanager.ExtLogRecord;
import org.jboss.logmanager.ExtLogRecord.FormatStyle;
import org.jboss.logmanager.Level;
import org.junit.jupiter.api.Test;

class MaskingFilterTest {

    private static String logged(String category, String format, Object... values) {
        ExtLogRecord line = new ExtLogRecord(Level.WARN, format, FormatStyle.PRINTF, MaskingFilterTest.class.getName());
        line.setParameters(values);
        line.setLoggerName(category);
        assertThat(new MaskingFilter().isLoggable(line)).isTrue();
        return line.getFormattedMessage();
    }

    @Test
    void textOfACustomer_losesWhatIdentifies() {
        assertThat(logged("io.voicesdr", "refused: %s 100%%", "CPF 529.982.247-25, ana@exemplo.com"))
                .isEqualTo("refused: CPF [CPF], [e-mail] 100%");
    }

    @Test
    void everythingElse_staysAsItIs() {
        assertThat(logged("io.voicesdr", "chat=%s answers=%s", "loja/*********0001@s.whatsapp.net", "3EB0AF"))
                .isEqualTo("chat=loja/*********0001@s.whatsapp.net answers=3EB0AF");
        assertThat(logged("voicesdr.turn", "%s", "{\"inputTokens\":52998224725}"))
                .contains("52998224725");
    }

    @Test
    void exceptionsMessages_loseItToo_andKeepTheirTraces() {
        Exception cause = new IllegalArgumentException("refused: ana@exemplo.com");
        Exception plain = new IllegalStateException("no number here");
        assertThat(thrown(plain)).isSameAs(plain);

        Exception original = new IllegalStateException("failed for 529.982.247-25", cause);
        Throwable masked = thrown(original);
        assertThat(masked).hasToString("java.lang.IllegalStateException: failed for [CPF]");
        assertThat(masked.getCause()).hasToString("java.lang.IllegalArgumentException: refused: [e-mail]");
        assertThat(masked.getStackTrace()).isEqualTo(original.getStackTrace());
    }

    private static Throwable thrown(Throwable thrown) {
        ExtLogRecord line = new ExtLogRecord(Level.ERROR, "failed", MaskingFilterTest.class.getName());
        line.setLoggerName("io.voicesdr");
        line.setThrown(thrown);
        new MaskingFilter().isLoggable(line);
        return line.getThrown();
    }
}
