package io.voicesdr.core.media;

import io.voicesdr.core.message.Content;
import java.util.Base64;
import java.util.Optional;

/** The frame that comes with a video: all that a model can be shown of it. Pure. */
public final class VideoPreview {

    private VideoPreview() {}

    /** The frame as a picture; empty for what is no video, has none, or was sent to be seen once. */
    public static Optional<MediaFile> of(Content content) {
        return content instanceof Content.Video video
                        && !video.viewOnce()
                        && !video.preview().isEmpty()
                ? bytes(video.preview()).flatMap(VideoPreview::picture)
                : Optional.empty();
    }

    private static Optional<byte[]> bytes(String base64) {
        try {
            return Optional.of(Base64.getDecoder().decode(base64));
        } catch (IllegalArgumentException noBase64) {
            return Optional.empty();
        }
    }

    private static Optional<MediaFile> picture(byte[] bytes) {
        return FileType.of(MediaKind.IMAGE, bytes).map(type -> new MediaFile(type, bytes));
    }
}
