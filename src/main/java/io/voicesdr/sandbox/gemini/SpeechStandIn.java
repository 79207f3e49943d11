package io.voicesdr.sandbox.gemini;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.voicesdr.sandbox.evolution.Wire;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/**
 * Speech without a speech model: a real WAV, one tone a syllable, with the words themselves in a chunk of their own at the
 * end, so that the offline model can "hear" what was said. Pure.
 */
final class SpeechStandIn {

    /** Before the words, which go on to the end of the file. */
    static final String MARKER = "SDRTEXT:";

    private static final int RATE = 24_000;
    private static final int SYLLABLE = RATE * 13 / 100;
    private static final int MOST_SYLLABLES = 300;
    private static final double LOUDNESS = 0.22 * Short.MAX_VALUE;
    private static final double[] SCALE = {196, 220, 247, 262, 294, 247, 220};

    private SpeechStandIn() {}

    static boolean isWanted(JsonNode request) {
        return request.path("generationConfig")
                .path("responseModalities")
                .valueStream()
                .anyMatch(modality -> modality.asText().equals("AUDIO"));
    }

    static ObjectNode answer(JsonNode request) {
        JsonNode contents = request.path("contents");
        String words = contents.path(contents.size() - 1)
                .path("parts")
                .path(0)
                .path("text")
                .asText();
        byte[] wav = wav(words);
        ObjectNode answer = Wire.object();
        ObjectNode candidate = answer.putArray("candidates").addObject();
        ObjectNode content = candidate.putObject("content").put("role", "model");
        content.putArray("parts")
                .addObject()
                .putObject("inlineData")
                .put("mimeType", "audio/wav")
                .put("data", Base64.getEncoder().encodeToString(wav));
        candidate.put("finishReason", "STOP").put("index", 0);
        int prompt = 1 + words.length() / 4;
        int sound = Math.max(1, wav.length / (RATE * 2) * 25);
        answer.putObject("usageMetadata")
                .put("promptTokenCount", prompt)
                .put("candidatesTokenCount", sound)
                .put("totalTokenCount", prompt + sound);
        return answer.put("modelVersion", "sandbox-speech");
    }

    static byte[] wav(String words) {
        byte[] sound = sound(words);
        byte[] said = (MARKER + words).getBytes(StandardCharsets.UTF_8);
        ByteBuffer file =
                ByteBuffer.allocate(44 + sound.length + 8 + said.length).order(ByteOrder.LITTLE_ENDIAN);
        file.put(ascii("RIFF")).putInt(36 + sound.length + 8 + said.length).put(ascii("WAVEfmt "));
        file.putInt(16).putShort((short) 1).putShort((short) 1).putInt(RATE).putInt(RATE * 2);
        file.putShort((short) 2)
                .putShort((short) 16)
                .put(ascii("data"))
                .putInt(sound.length)
                .put(sound);
        file.put(ascii("SDRT")).putInt(said.length).put(said);
        return file.array();
    }

    private static byte[] sound(String words) {
        ByteArrayOutputStream sound = new ByteArrayOutputStream();
        int syllables = 0;
        for (String word : words.split("\\s+")) {
            int vowels = Math.max(1, word.split("[aeiouáéíóúâêôãõàAEIOU]+", -1).length - 1);
            for (int i = 0; i < vowels && syllables < MOST_SYLLABLES; i++) {
                tone(sound, SCALE[(word.length() + syllables++) % SCALE.length]);
            }
            silence(sound, word.matches(".*[.!?,:;]$") ? SYLLABLE * 2 : SYLLABLE / 3);
        }
        return sound.toByteArray();
    }

    private static void tone(ByteArrayOutputStream sound, double pitch) {
        for (int i = 0; i < SYLLABLE; i++) {
            double swell = Math.sin(Math.PI * i / SYLLABLE);
            double wave = Math.sin(2 * Math.PI * pitch * i / RATE) + 0.3 * Math.sin(4 * Math.PI * pitch * i / RATE);
            sample(sound, (int) (LOUDNESS * swell * wave));
        }
    }

    private static void silence(ByteArrayOutputStream sound, int samples) {
        for (int i = 0; i < samples; i++) {
            sample(sound, 0);
        }
    }

    private static void sample(ByteArrayOutputStream sound, int value) {
        sound.write(value);
        sound.write(value >> 8);
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
