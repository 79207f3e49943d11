package io.voicesdr.gemini;

import io.voicesdr.core.answer.Media;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The sound in an answer as a WAV, whichever way the model sent it (gemini/CONTRACT.md §3.1). Pure. */
final class SpokenAudio {

    /** How base64 of {@code RIFF} begins: such audio is taken as it is, without ever being decoded. */
    private static final String RIFF = "UklGR";

    private static final String WAV = "audio/wav";
    private static final int HEADER = 44;
    private static final int SAMPLE_BYTES = 2;
    private static final int RATE = 24_000;
    private static final Pattern RATE_OF = Pattern.compile("rate=(\\d{4,6})");

    private SpokenAudio() {}

    /** Empty when there is nothing to hear in {@code blob}, or it is neither WAV nor bare samples. */
    static Optional<Media.Inline> of(Content.Blob blob) {
        String data = blob.data() == null ? "" : blob.data().asText();
        if (data.startsWith(RIFF)) {
            return data.length() > HEADER * 4 / 3 + 4 ? Optional.of(new Media.Inline(WAV, data)) : Optional.empty();
        }
        String type = blob.mimeType() == null ? "" : blob.mimeType();
        if (data.isEmpty() || !(type.startsWith("audio/L16") || type.startsWith("audio/pcm"))) {
            return Optional.empty();
        }
        Matcher rate = RATE_OF.matcher(type);
        int hertz = rate.find() ? Integer.parseInt(rate.group(1)) : RATE;
        return samples(data).map(pcm -> Media.Inline.of(WAV, wrapped(pcm, hertz)));
    }

    private static Optional<byte[]> samples(String base64) {
        try {
            return Optional.of(Base64.getDecoder().decode(base64)).filter(bytes -> bytes.length >= SAMPLE_BYTES);
        } catch (IllegalArgumentException noBase64) {
            return Optional.empty();
        }
    }

    /** 16 bits, mono: what Evolution's ffmpeg needs to be told, else it sends a note of nothing. */
    private static byte[] wrapped(byte[] pcm, int rate) {
        return ByteBuffer.allocate(HEADER + pcm.length)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put(ascii("RIFF"))
                .putInt(HEADER - 8 + pcm.length)
                .put(ascii("WAVEfmt "))
                .putInt(16)
                .putShort((short) 1)
                .putShort((short) 1)
                .putInt(rate)
                .putInt(rate * SAMPLE_BYTES)
                .putShort((short) SAMPLE_BYTES)
                .putShort((short) 16)
                .put(ascii("data"))
                .putInt(pcm.length)
                .put(pcm)
                .array();
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
