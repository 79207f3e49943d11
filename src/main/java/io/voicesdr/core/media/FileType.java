package io.voicesdr.core.media;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Tells what a file is by its first bytes. What a sender declares is not believed: a model refuses a whole request for
 * one file of another type. Pure.
 */
public final class FileType {

    private static final int PDF_WITHIN = 1024;
    private static final int FTYP_AT = 4;
    private static final int BRAND_AT = 8;

    private FileType() {}

    /** The type of {@code bytes} if it is of {@code kind}, in the words of gemini/CONTRACT.md §2. */
    public static Optional<String> of(MediaKind kind, byte[] bytes) {
        return switch (kind) {
            case AUDIO -> audio(bytes);
            case IMAGE -> image(bytes);
            case PDF -> pdf(bytes);
        };
    }

    private static Optional<String> audio(byte[] bytes) {
        if (has(bytes, 0, "OggS")) {
            return Optional.of("audio/ogg");
        }
        if (has(bytes, 0, "RIFF") && has(bytes, BRAND_AT, "WAVE")) {
            return Optional.of("audio/wav");
        }
        if (has(bytes, 0, "fLaC")) {
            return Optional.of("audio/flac");
        }
        if (has(bytes, FTYP_AT, "ftyp")) {
            return Optional.of("audio/m4a");
        }
        if (has(bytes, 0, "FORM") && has(bytes, BRAND_AT, "AIF")) {
            return Optional.of("audio/aiff");
        }
        if (is(bytes, 0, 0x1A) && is(bytes, 1, 0x45) && is(bytes, 2, 0xDF) && is(bytes, 3, 0xA3)) {
            return Optional.of("audio/webm");
        }
        return has(bytes, 0, "ID3") ? Optional.of("audio/mp3") : framed(bytes);
    }

    /** MPEG audio without a tag begins with eleven set bits; ADTS sets one more and its layer to zero. */
    private static Optional<String> framed(byte[] bytes) {
        if (bytes.length < 2 || !is(bytes, 0, 0xFF) || (bytes[1] & 0xE0) != 0xE0) {
            return Optional.empty();
        }
        return Optional.of((bytes[1] & 0xF6) == 0xF0 ? "audio/aac" : "audio/mp3");
    }

    private static Optional<String> image(byte[] bytes) {
        if (is(bytes, 0, 0xFF) && is(bytes, 1, 0xD8) && is(bytes, 2, 0xFF)) {
            return Optional.of("image/jpeg");
        }
        if (is(bytes, 0, 0x89) && has(bytes, 1, "PNG")) {
            return Optional.of("image/png");
        }
        if (has(bytes, 0, "RIFF") && has(bytes, BRAND_AT, "WEBP")) {
            return Optional.of("image/webp");
        }
        if (!has(bytes, FTYP_AT, "ftyp")) {
            return Optional.empty();
        }
        boolean heic = has(bytes, BRAND_AT, "heic") || has(bytes, BRAND_AT, "heix");
        boolean heif = has(bytes, BRAND_AT, "mif1") || has(bytes, BRAND_AT, "heif");
        return heic ? Optional.of("image/heic") : heif ? Optional.of("image/heif") : Optional.empty();
    }

    /** Readers accept some bytes before the header. */
    private static Optional<String> pdf(byte[] bytes) {
        for (int at = 0; at < Math.min(bytes.length, PDF_WITHIN); at++) {
            if (has(bytes, at, "%PDF-")) {
                return Optional.of("application/pdf");
            }
        }
        return Optional.empty();
    }

    private static boolean is(byte[] bytes, int at, int value) {
        return bytes.length > at && (bytes[at] & 0xFF) == value;
    }

    private static boolean has(byte[] bytes, int at, String ascii) {
        byte[] wanted = ascii.getBytes(StandardCharsets.US_ASCII);
        if (bytes.length < at + wanted.length) {
            return false;
        }
        for (int i = 0; i < wanted.length; i++) {
            if (bytes[at + i] != wanted[i]) {
                return false;
            }
        }
        return true;
    }
}
