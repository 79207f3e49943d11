package io.voicesdr.core.message;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What a message carries, one case for each kind of evolution/CONTRACT.md §6. Texts are never null, empty where
 * WhatsApp sent none; wrappers (disappearing, view once, document with caption) are already taken off by the mapper.
 */
public sealed interface Content {

    /** The words a reader would see: text, caption, the title of a choice; empty where there are none. */
    default String text() {
        return "";
    }

    /** Typed text, with the signature still on it when the bot wrote it. */
    record Text(String text) implements Content {}

    /**
     * A voice note or an audio file.
     *
     * @param voiceNote recorded in the chat ({@code ptt}); false for a forwarded audio file
     * @param length as WhatsApp reported it, zero when it did not
     * @param transcript {@code message.speechToText} where Evolution filled it
     */
    record Audio(boolean voiceNote, Duration length, String mimeType, long bytes, Optional<String> transcript)
            implements Content {
        @Override
        public String text() {
            return transcript.orElse("");
        }
    }

    record Image(String caption, String mimeType, long bytes, boolean viewOnce) implements Content {
        @Override
        public String text() {
            return caption;
        }
    }

    /**
     * A video.
     *
     * @param note a round video note ({@code ptvMessage}), which never has a caption
     * @param preview the small JPEG of a frame that its sender's phone made, in base64; empty where there is none
     */
    record Video(
            String caption,
            String mimeType,
            long bytes,
            Duration length,
            boolean viewOnce,
            boolean note,
            String preview)
            implements Content {
        @Override
        public String text() {
            return caption;
        }
    }

    record Document(String fileName, String caption, String mimeType, long bytes) implements Content {
        @Override
        public String text() {
            return caption;
        }
    }

    record Sticker(boolean animated) implements Content {}

    /** A place; {@code live} is a moving position that is being shared. */
    record Location(double latitude, double longitude, String name, String address, boolean live) implements Content {}

    record Contacts(List<Card> cards) implements Content {
        public Contacts {
            cards = List.copyOf(cards);
        }

        /** One contact; {@code vcard} is the card as sent, untrusted text. */
        public record Card(String displayName, String vcard) {}
    }

    /**
     * The customer tapped something the company had offered.
     *
     * @param id what the sender of the offer named it; empty for a plain native-flow answer
     * @param title what the customer saw
     * @param data the native flow's {@code paramsJson}; empty for the others
     */
    record Choice(Origin from, String id, String title, String data) implements Content {
        /** Which control was tapped. */
        public enum Origin {
            BUTTON,
            LIST,
            TEMPLATE,
            NATIVE_FLOW
        }

        @Override
        public String text() {
            return title.isEmpty() ? id : title;
        }
    }

    /**
     * An emoji on another message. Never answered by itself.
     *
     * @param emoji empty when the reaction was taken back
     */
    record Reaction(String targetId, String emoji) implements Content {}

    record Poll(String question, List<String> options) implements Content {
        public Poll {
            options = List.copyOf(options);
        }

        @Override
        public String text() {
            return question;
        }
    }

    /** A vote; its content is encrypted, only that somebody voted is known. */
    record PollVote() implements Content {}

    /** The sender took the message back: {@code message} is null (evolution/CONTRACT.md §6). */
    record Deleted() implements Content {}

    /** Protocol noise that nobody wrote: key distribution, calls, placeholders of undecryptable messages. */
    record Protocol(String messageType) implements Content {}

    /** Something a person sent that this version does not know. */
    record Unsupported(String messageType) implements Content {}
}
