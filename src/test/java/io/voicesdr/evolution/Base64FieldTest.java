package io.voicesdr.evolution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonParseException;
import com.sun.management.ThreadMXBean;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class Base64FieldTest {

    private static final int PLENTY = 1 << 20;

    @Test
    void read_recordedAnswer_isTheVoiceNote() throws IOException {
        String body = Samples.read("getBase64FromMediaMessage-audio")
                .at("/response/body")
                .toString();
        byte[] note = Base64Field.read(stream(body), 4_385, PLENTY);

        assertThat(note).hasSize(4_385);
        assertThat(new String(note, 0, 4, StandardCharsets.US_ASCII)).isEqualTo("OggS");
    }

    @Test
    void read_anySizeAndGuess_isWhole() throws IOException {
        Random random = new Random(3);
        for (int size : new int[] {0, 1, 2, 3, 4, 1_023, 5_999, 6_000, 6_001, 100_000}) {
            byte[] file = new byte[size];
            random.nextBytes(file);
            String body = "{\"size\":{\"fileLength\":{\"low\":1}},\"base64\":\""
                    + Base64.getEncoder().encodeToString(file) + "\",\"buffer\":null}";
            for (int expected : new int[] {0, size / 2, size, 2 * size}) {
                assertThat(Base64Field.read(stream(body), expected, PLENTY)).isEqualTo(file);
            }
        }
    }

    @Test
    void read_moreThanAskedFor_stops() {
        String body = "{\"base64\":\"" + Base64.getEncoder().encodeToString(new byte[50_000]) + "\"}";
        assertThatThrownBy(() -> Base64Field.read(stream(body), 100, 10_000)).isInstanceOf(Base64Field.Overflow.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "<html>502</html>",
                "[]",
                "{}",
                "{\"base64\":null}",
                "{\"base64\":\"T2dn",
                "{\"base64\":\"%%%%\"}",
                "{\"buffer\":{\"base64\":\"T2dn\"}}"
            })
    void read_whatHoldsNoFile_isRefused(String body) {
        assertThatThrownBy(() -> Base64Field.read(stream(body), 0, PLENTY)).isInstanceOf(JsonParseException.class);
    }

    /** Neither the answer nor its base64 is in the memory: what is allocated is the file and a little. */
    @Test
    void read_fiveMinuteNote_allocatesLittleMoreThanItself() throws IOException {
        int size = 3_000_000;
        byte[] piece = Base64.getEncoder().encode(new byte[3_000]);
        List<InputStream> pieces = Collections.nCopies(size / 3_000, piece).stream()
                .<InputStream>map(ByteArrayInputStream::new)
                .toList();
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        Base64Field.read(stream("{\"base64\":\"T2dn\"}"), 3, 3); // loads the classes
        InputStream whole = new SequenceInputStream(Collections.enumeration(List.of(
                stream("{\"base64\":\""), new SequenceInputStream(Collections.enumeration(pieces)), stream("\"}"))));

        long before = threads.getCurrentThreadAllocatedBytes();
        byte[] read = Base64Field.read(whole, size, PLENTY * 4);
        long allocated = threads.getCurrentThreadAllocatedBytes() - before;

        assertThat(read).hasSize(size);
        assertThat(Arrays.hashCode(read)).isEqualTo(Arrays.hashCode(new byte[size]));
        assertThat(allocated).isLessThan(size + 500_000);
    }

    private static InputStream stream(String body) {
        return new ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8));
    }
}
