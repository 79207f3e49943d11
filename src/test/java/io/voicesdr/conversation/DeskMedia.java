package io.voicesdr.conversation;

import io.voicesdr.core.message.Content;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a customer can send beside words: {@code [picture caption]}, {@code [voice words]}, {@code [document name]}… */
final class DeskMedia {

    private static final Pattern SENT =
            Pattern.compile("\\[(picture|voice|document|sticker|location|tap)(?: ([^]]*))?]");

    private DeskMedia() {}

    /** Empty for plain words. */
    static Optional<Content> content(String line) {
        Matcher sent = SENT.matcher(line);
        if (!sent.matches()) {
            return Optional.empty();
        }
        String words = sent.group(2) == null ? "" : sent.group(2);
        return Optional.of(
                switch (sent.group(1)) {
                    case "picture" -> new Content.Image(words, "image/jpeg", 3_000, false);
                    case "voice" ->
                        new Content.Audio(
                                true,
                                Duration.ofSeconds(4),
                                "audio/ogg; codecs=opus",
                                FakeMedia.note(words).length,
                                Optional.empty());
                    case "document" -> new Content.Document(words, "", "application/pdf", 3_000);
                    case "sticker" -> new Content.Sticker(false);
                    case "location" -> new Content.Location(-23.5, -46.6, words, "", false);
                    default -> new Content.Choice(Content.Choice.Origin.BUTTON, "1", words, "");
                });
    }

    /** The file that is there to be fetched. */
    static Optional<byte[]> file(String line) {
        Matcher sent = SENT.matcher(line);
        if (!sent.matches() || sent.group(2) == null) {
            return Optional.empty();
        }
        return switch (sent.group(1)) {
            case "picture" -> Optional.of(FakeMedia.jpeg(sent.group(2)));
            case "voice" -> Optional.of(FakeMedia.note(sent.group(2)));
            default -> Optional.empty();
        };
    }
}
