package io.voicesdr.sandbox.evolution;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;

/** Voice notes as Evolution sends them (evolution/CONTRACT.md §6). Pure. */
final class MediaContent {
    private static final int WAV_HEADER = 44;
    private static final int BYTES_PER_SECOND_OF_OPUS = 2_000;

    private MediaContent() {}

    /** The {@code message} of a voice note; what ffmpeg can't read has no bytes and no length (§4.2). */
    static ObjectNode voice(byte[] audio) {
        ObjectNode message = Wire.object();
        ObjectNode note = message.putObject("audioMessage").put("mimetype", "audio/ogg; codecs=opus");
        int bytes = isAudio(audio) ? audio.length : 0;
        note.putObject("fileLength").put("low", bytes).put("high", 0).put("unsigned", true);
        if (bytes > 0) {
            note.put("seconds", seconds(audio));
        }
        note.put("ptt", true);
        return message;
    }

    /** Evolution's own test: base64 of anything will do. */
    static Optional<byte[]> bytes(String base64) {
        try {
            return Optional.of(Base64.getDecoder().decode(base64)).filter(bytes -> bytes.length > 0);
        } catch (IllegalArgumentException noBase64) {
            return Optional.empty();
        }
    }

    private static boolean isAudio(byte[] audio) {
        String head = new String(Arrays.copyOf(audio, 4), StandardCharsets.ISO_8859_1);
        return head.startsWith("RIFF")
                || head.startsWith("OggS")
                || head.startsWith("ID3")
                || head.startsWith("\u001aE\u00df\u00a3")
                || head.charAt(0) == '\u00ff';
    }

    private static int seconds(byte[] audio) {
        if (audio.length < WAV_HEADER || audio[0] != 'R') {
            return Math.max(1, audio.length / BYTES_PER_SECOND_OF_OPUS);
        }
        ByteBuffer header = ByteBuffer.wrap(audio).order(ByteOrder.LITTLE_ENDIAN);
        int rate = Math.max(1, header.getInt(28));
        return Math.max(1, Math.min(header.getInt(40), audio.length - WAV_HEADER) / rate);
    }
}
