package io.voicesdr.inbox;

import io.voicesdr.core.history.Author;
import io.voicesdr.core.history.Entry;
import io.voicesdr.core.message.Content;
import io.voicesdr.core.message.Delivery;
import io.voicesdr.core.signature.Hashes;
import io.voicesdr.core.signature.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * A message in an opened conversation. Texts are as people wrote them: to be escaped.
 *
 * @param author a word of {@code author.*}
 * @param type a word of {@code type.*}
 * @param detail what the type needs besides the text: file name, place, options; may be empty
 * @param length of voice and video; zero when unknown
 * @param quote what it answers to
 * @param reactions emojis on it
 * @param ticks a word of {@code ticks.*}; empty for customers' messages
 * @param kind why the bot said it, a word of {@code kind.*}; empty without a mark
 * @param place flow node or follow-up stage; empty for none
 * @param explained whether it can be asked why the bot said this
 * @param newDay whether the day changes before it
 * @param newSpeaker whether somebody else spoke before it
 */
record Bubble(
        String id,
        String author,
        String type,
        String text,
        String detail,
        Duration length,
        Optional<Quoted> quote,
        List<String> reactions,
        String ticks,
        boolean edited,
        String kind,
        String place,
        long tokens,
        Instant at,
        boolean explained,
        boolean newDay,
        boolean newSpeaker) {
    private static final Set<String> PLAYED = Set.of("audio");
    private static final Set<String> SEEN = Set.of("image", "sticker");
    private static final Set<String> FETCHED = Set.of("video", "document");

    /** @param id of the quoted message, for a jump to it; empty when it is not shown */
    record Quoted(String id, String author, String text) {}

    /** Whether a player stands for it. */
    public boolean isVoice() {
        return PLAYED.contains(type);
    }

    /** Whether it is shown as a picture. */
    public boolean isPicture() {
        return SEEN.contains(type);
    }

    /** Whether it is offered as a file. */
    public boolean isFile() {
        return FETCHED.contains(type);
    }

    /** Whether only its kind can be named. */
    public boolean isNamed() {
        return !type.equals("text") && !isVoice() && !isPicture() && !isFile();
    }

    public boolean isDeleted() {
        return type.equals("deleted");
    }

    public boolean isCustomer() {
        return author.equals("customer");
    }

    public boolean isBot() {
        return author.equals("bot");
    }

    static String author(Author author) {
        return author.name().toLowerCase(Locale.ROOT);
    }

    static String kind(Entry entry) {
        return entry.signature()
                .map(mark -> mark.kind().name().toLowerCase(Locale.ROOT))
                .orElse("");
    }

    static long tokens(Entry entry) {
        return entry.signature()
                .filter(mark -> mark.kind() != Kind.FLOW)
                .map(mark -> Hashes.tokensOf(mark.tokenStep()))
                .orElse(0L);
    }

    static String ticks(Entry entry) {
        if (entry.isFrom(Author.CUSTOMER)) {
            return "";
        }
        Set<Delivery> deliveries = entry.message().deliveries();
        if (deliveries.contains(Delivery.READ) || deliveries.contains(Delivery.PLAYED)) {
            return "read";
        }
        if (deliveries.contains(Delivery.DELIVERY_ACK)) {
            return "delivered";
        }
        if (deliveries.contains(Delivery.ERROR)) {
            return "failed";
        }
        return deliveries.contains(Delivery.SERVER_ACK) ? "sent" : "pending";
    }

    static Duration length(Content content) {
        return switch (content) {
            case Content.Audio audio -> audio.length();
            case Content.Video video -> video.length();
            default -> Duration.ZERO;
        };
    }

    static String detail(Content content) {
        return switch (content) {
            case Content.Document document -> document.fileName();
            case Content.Location location ->
                (location.name() + " " + location.address()).isBlank()
                        ? "%.5f, %.5f".formatted(location.latitude(), location.longitude())
                        : (location.name() + " " + location.address()).strip();
            case Content.Contacts contacts ->
                String.join(
                        ", ",
                        contacts.cards().stream()
                                .map(Content.Contacts.Card::displayName)
                                .toList());
            case Content.Poll poll -> String.join(" · ", poll.options());
            case Content.Unsupported unsupported -> unsupported.messageType();
            default -> "";
        };
    }

    static String type(Content content) {
        return switch (content) {
            case Content.Text ignored -> "text";
            case Content.Audio ignored -> "audio";
            case Content.Image ignored -> "image";
            case Content.Video ignored -> "video";
            case Content.Document ignored -> "document";
            case Content.Sticker ignored -> "sticker";
            case Content.Location ignored -> "location";
            case Content.Contacts ignored -> "contacts";
            case Content.Choice ignored -> "choice";
            case Content.Reaction ignored -> "reaction";
            case Content.Poll ignored -> "poll";
            case Content.PollVote ignored -> "poll_vote";
            case Content.Deleted ignored -> "deleted";
            case Content.Protocol ignored -> "protocol";
            case Content.Unsupported ignored -> "unsupported";
        };
    }
}
