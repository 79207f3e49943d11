package io.voicesdr.core.media;

import io.voicesdr.core.message.Content;
import java.util.Locale;
import java.util.Optional;

/** The files that a model can be given (gemini/CONTRACT.md §2); everything else it only knows by its caption. */
public enum MediaKind {
    AUDIO,
    IMAGE,
    PDF;

    /**
     * As what {@code content} can be given to a model, going by what it says of itself.
     *
     * @return empty for what carries no file, for files that no model of ours reads (Office, archives, video), for stickers,
     *     and for what was sent to be seen once: opening it for a machine is not what the customer meant
     */
    public static Optional<MediaKind> of(Content content) {
        return switch (content) {
            case Content.Audio ignored -> Optional.of(AUDIO);
            case Content.Image image -> image.viewOnce() ? Optional.empty() : Optional.of(IMAGE);
            case Content.Document document -> ofDocument(document);
            default -> Optional.empty();
        };
    }

    /** Pictures and recordings are often sent as documents, and PDFs under no type at all. */
    private static Optional<MediaKind> ofDocument(Content.Document document) {
        String type = document.mimeType().strip().toLowerCase(Locale.ROOT);
        if (type.startsWith("application/pdf")
                || document.fileName().toLowerCase(Locale.ROOT).endsWith(".pdf")) {
            return Optional.of(PDF);
        }
        if (type.startsWith("audio/")) {
            return Optional.of(AUDIO);
        }
        boolean picture = type.startsWith("image/jpeg")
                || type.startsWith("image/jpg")
                || type.startsWith("image/png")
                || type.startsWith("image/webp")
                || type.startsWith("image/heic")
                || type.startsWith("image/heif");
        return picture ? Optional.of(IMAGE) : Optional.empty();
    }

    /** The bytes that {@code content} says it has; 0 when it does not say. */
    public static long declaredBytes(Content content) {
        return switch (content) {
            case Content.Audio audio -> audio.bytes();
            case Content.Image image -> image.bytes();
            case Content.Video video -> video.bytes();
            case Content.Document document -> document.bytes();
            default -> 0;
        };
    }
}
