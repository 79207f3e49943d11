package io.voicesdr.evolution;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * Bodies of our calls, in Evolution's words. Registered for reflection, else the native executable writes {@code {}} for
 * each of them, and findMessages with an empty body answers with the messages of all chats (evolution/CONTRACT.md §2).
 */
sealed interface EvolutionRequest {

    /**
     * Body of findMessages.
     *
     * @param page 1-based
     * @param offset the page size, whatever the name says (§5)
     */
    @RegisterForReflection
    record FindMessages(Where where, int page, int offset) implements EvolutionRequest {

        @RegisterForReflection
        @JsonInclude(JsonInclude.Include.NON_NULL)
        record Where(@Nullable Key key, MessageTimestamp messageTimestamp) {}

        @RegisterForReflection
        @JsonInclude(JsonInclude.Include.NON_NULL)
        record Key(@Nullable String remoteJid, @Nullable String remoteJidAlt) {}

        /** Both bounds or none: Evolution ignores a single one (§5). ISO texts, since it takes numbers for milliseconds. */
        @RegisterForReflection
        record MessageTimestamp(String gte, String lte) {
            static MessageTimestamp between(Instant from, Instant to) {
                return new MessageTimestamp(
                        from.truncatedTo(ChronoUnit.SECONDS).toString(),
                        to.truncatedTo(ChronoUnit.SECONDS).toString());
            }
        }
    }

    /** Body of sendText; {@code linkPreview} is false, else Evolution fetches whatever address stands in the text (§4.2). */
    @RegisterForReflection
    record SendText(String number, String text, boolean linkPreview) implements EvolutionRequest {}

    /**
     * Body of sendWhatsAppAudio. {@code quoted} would be ignored (§4.2).
     *
     * @param audio an address, or base64 without {@code data:} before it
     * @param encoding true: ffmpeg makes Ogg/Opus of whatever it understands; false: sent as it is
     */
    @RegisterForReflection
    record SendWhatsAppAudio(String number, String audio, boolean encoding) implements EvolutionRequest {
        /** Sizes only: a log must not hold what was said. */
        @Override
        public String toString() {
            return "SendWhatsAppAudio[" + audio.length() + " characters]";
        }
    }

    /**
     * Body of sendMedia.
     *
     * @param mediatype {@code image} or {@code document}
     * @param mimetype absent: guessed by Evolution
     * @param fileName needed for base64 documents; the stored type is guessed from it
     */
    @RegisterForReflection
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record SendMedia(
            String number,
            String mediatype,
            @Nullable String mimetype,
            String media,
            @Nullable String fileName,
            @Nullable String caption)
            implements EvolutionRequest {
        /** Sizes only. */
        @Override
        public String toString() {
            return "SendMedia[" + mediatype + ", " + media.length() + " characters]";
        }
    }

    /** Body of sendPresence; the answer comes when the {@code delay}, in milliseconds, is over. */
    @RegisterForReflection
    record SendPresence(String number, String presence, long delay) implements EvolutionRequest {}

    /** Body of getBase64FromMediaMessage: the id is enough, Evolution works from its stored row (§4.1). */
    @RegisterForReflection
    record GetBase64(Message message) implements EvolutionRequest {

        static GetBase64 of(String messageId) {
            return new GetBase64(new Message(new MessageKey(messageId)));
        }

        @RegisterForReflection
        record Message(MessageKey key) {}

        @RegisterForReflection
        record MessageKey(String id) {}
    }
}
