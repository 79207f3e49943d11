package io.voicesdr.evolution;

import com.fasterxml.jackson.databind.JsonNode;
import io.voicesdr.core.answer.Bubble;
import io.voicesdr.core.answer.Media;
import io.voicesdr.core.message.Jid;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** Pictures, documents and voice notes as Evolution wants them (evolution/CONTRACT.md §4.2). Pure. */
final class MediaBodies {

    /** How base64 of Ogg begins: such audio needs no ffmpeg. */
    private static final String OGG = "T2dnU";

    private MediaBodies() {}

    static EvolutionRequest.SendWhatsAppAudio voice(Jid to, Media audio) {
        String sent = sent(audio);
        return new EvolutionRequest.SendWhatsAppAudio(to.value(), sent, !sent.startsWith(OGG));
    }

    static EvolutionRequest.SendMedia attached(Jid to, Bubble.Attached attached) {
        String mediatype = switch (attached) {
            case Bubble.Picture picture -> "image";
            case Bubble.Document document -> "document";
        };
        String caption = SendableText.of(attached.text());
        return new EvolutionRequest.SendMedia(
                to.value(),
                mediatype,
                nullIfEmpty(attached.media().mimeType()),
                sent(attached.media()),
                name(attached),
                nullIfEmpty(caption));
    }

    private static String sent(Media media) {
        return switch (media) {
            case Media.Linked linked -> linked.url();
            case Media.Inline inline -> inline.base64();
        };
    }

    private static @Nullable String name(Bubble.Attached attached) {
        return switch (attached) {
            case Bubble.Picture picture -> null;
            case Bubble.Document document -> document.name();
        };
    }

    private static @Nullable String nullIfEmpty(String text) {
        return text.isEmpty() ? null : text;
    }

    /** What ffmpeg could not read goes out as a note of nothing, with a 201 (samples {@code error-sendAudio-*}). */
    static boolean isSilent(JsonNode answer) {
        OptionalLong bytes =
                Json.whole(answer.path("message").path("audioMessage").path("fileLength"));
        return bytes.isPresent() && bytes.getAsLong() == 0;
    }
}
