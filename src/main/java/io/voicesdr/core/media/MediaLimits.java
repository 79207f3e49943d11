package io.voicesdr.core.media;

import io.voicesdr.core.message.Content;
import java.time.Duration;

/**
 * How much of what customers send is listened to and looked at.
 *
 * @param audioBytes of one recording
 * @param audioLength of one recording, as its sender's phone measured it
 * @param imageBytes of one picture
 * @param documentBytes of one PDF
 * @param requestBytes of all files of one request together, before base64
 * @param earlier pictures and PDFs of before that are shown again
 * @param notes older voice notes that one turn listens to again for the words of the conversation
 * @param flowNotes voice notes that one turn listens to because a flow can't decide without their words
 */
public record MediaLimits(
        long audioBytes,
        Duration audioLength,
        long imageBytes,
        long documentBytes,
        long requestBytes,
        int earlier,
        int notes,
        int flowNotes) {

    /** Phones round, and Evolution may write a header of its own. */
    private static final long SLACK = 65_536;

    /** The largest file of {@code kind}. */
    public long bytes(MediaKind kind) {
        return switch (kind) {
            case AUDIO -> audioBytes;
            case IMAGE -> imageBytes;
            case PDF -> documentBytes;
        };
    }

    /** Whether {@code content}, going by what it declares, is small and short enough. */
    public boolean admits(MediaKind kind, Content content) {
        boolean shortEnough =
                !(content instanceof Content.Audio audio) || audio.length().compareTo(audioLength) <= 0;
        return shortEnough && MediaKind.declaredBytes(content) <= bytes(kind);
    }

    /** Where reading {@code content} stops: a little above what it declares, never above the limit of its kind. */
    public long most(MediaKind kind, Content content) {
        long declared = MediaKind.declaredBytes(content);
        return declared > 0 ? Math.min(bytes(kind), declared + declared / 4 + SLACK) : bytes(kind);
    }

    /** What room has to be kept for {@code content}: the most it may have when it does not say. */
    public long reserve(MediaKind kind, Content content) {
        long declared = MediaKind.declaredBytes(content);
        return declared > 0 ? declared : bytes(kind);
    }
}
