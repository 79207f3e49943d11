package io.voicesdr.evolution;

import com.fasterxml.jackson.databind.JsonNode;
import io.voicesdr.core.message.Content;
import io.voicesdr.core.message.Content.Choice;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * One row for each content field of evolution/CONTRACT.md §6. Stateless; never throws.
 *
 * @param viewOnce whether an envelope around the content said so
 * @param speechToText the transcript Evolution laid beside a voice note; empty for none
 */
record ContentTable(boolean viewOnce, String speechToText) {

    /** Phones make frames of some 5 kB; what is larger is none. */
    private static final int MAX_PREVIEW_CHARS = 40_000;

    /**
     * What {@code body}, filed under {@code field}, says.
     *
     * @return empty when the field is no content known here
     */
    Optional<Content> read(String field, JsonNode body) {
        return switch (field) {
            case "conversation" -> Optional.of(new Content.Text(Json.text(body)));
            case "extendedTextMessage" -> text(body, "text");
            case "audioMessage" -> Optional.of(audio(body));
            case "imageMessage" ->
                Optional.of(new Content.Image(Json.text(body, "caption"), mime(body), bytes(body), once(body)));
            case "videoMessage" -> Optional.of(video(body, false));
            case "ptvMessage" -> Optional.of(video(body, true));
            case "documentMessage" -> Optional.of(document(body));
            case "stickerMessage" -> Optional.of(new Content.Sticker(Json.isTrue(body, "isAnimated")));
            case "locationMessage" -> Optional.of(location(body, Json.isTrue(body, "isLive")));
            case "liveLocationMessage" -> Optional.of(location(body, true));
            case "contactMessage" -> Optional.of(new Content.Contacts(List.of(card(body))));
            case "contactsArrayMessage" -> Optional.of(contacts(body));
            case "reactionMessage" ->
                Optional.of(new Content.Reaction(Json.text(body.path("key"), "id"), Json.text(body, "text")));
            case "pollCreationMessage", "pollCreationMessageV2", "pollCreationMessageV3", "pollCreationMessageV5" ->
                Optional.of(poll(body));
            case "pollUpdateMessage" -> Optional.of(new Content.PollVote());
            default -> tap(field, body).or(() -> offer(field, body));
        };
    }

    /** The customer answered something the company had offered. */
    private static Optional<Content> tap(String field, JsonNode body) {
        return switch (field) {
            case "buttonsResponseMessage" ->
                choice(Choice.Origin.BUTTON, Json.text(body, "selectedButtonId"), body, "selectedDisplayText");
            case "listResponseMessage" ->
                choice(Choice.Origin.LIST, Json.text(body.path("singleSelectReply"), "selectedRowId"), body, "title");
            case "templateButtonReplyMessage" ->
                choice(Choice.Origin.TEMPLATE, Json.text(body, "selectedId"), body, "selectedDisplayText");
            case "interactiveResponseMessage" ->
                Optional.of(new Choice(
                        Choice.Origin.NATIVE_FLOW,
                        "",
                        Json.text(body.path("body"), "text"),
                        Json.text(body.path("nativeFlowResponseMessage"), "paramsJson")));
            default -> Optional.empty();
        };
    }

    /** The company offered something to tap: what a reader sees of it is its text. */
    private static Optional<Content> offer(String field, JsonNode body) {
        return switch (field) {
            case "interactiveMessage" -> text(body.path("body"), "text");
            case "buttonsMessage" -> text(body, "contentText", "text");
            case "listMessage" -> text(body, "description", "title");
            case "templateMessage" -> text(body.path("hydratedTemplate"), "hydratedContentText");
            default -> Optional.empty();
        };
    }

    private static Optional<Content> text(JsonNode body, String... fields) {
        return Optional.of(new Content.Text(Json.firstText(body, fields)));
    }

    private static Optional<Content> choice(Choice.Origin from, String id, JsonNode body, String title) {
        return Optional.of(new Choice(from, id, Json.text(body, title), ""));
    }

    private Content audio(JsonNode body) {
        boolean voiceNote = Json.isTrue(body, "ptt") || Json.isTrue(body, "voice");
        Optional<String> transcript = Optional.of(speechToText).filter(text -> !text.isBlank());
        return new Content.Audio(voiceNote, length(body), mime(body), bytes(body), transcript);
    }

    private Content video(JsonNode body, boolean note) {
        boolean once = once(body);
        return new Content.Video(
                Json.text(body, "caption"),
                mime(body),
                bytes(body),
                length(body),
                once,
                note,
                once ? "" : preview(body));
    }

    /** Rows have it in base64, webhooks as a map of bytes (§6), which nobody reads: the row is there before the webhook. */
    private static String preview(JsonNode body) {
        String base64 = Json.text(body, "jpegThumbnail");
        return base64.length() <= MAX_PREVIEW_CHARS ? base64 : "";
    }

    private static Content document(JsonNode body) {
        return new Content.Document(
                Json.firstText(body, "fileName", "filename", "title"),
                Json.text(body, "caption"),
                mime(body),
                bytes(body));
    }

    private static Content location(JsonNode body, boolean live) {
        return new Content.Location(
                degrees(body, "degreesLatitude", "latitude"),
                degrees(body, "degreesLongitude", "longitude"),
                Json.text(body, "name"),
                Json.text(body, "address"),
                live);
    }

    private static double degrees(JsonNode body, String field, String metasField) {
        return Json.real(body, field)
                .orElseGet(() -> Json.real(body, metasField).orElse(0));
    }

    private static Content contacts(JsonNode body) {
        return new Content.Contacts(
                body.path("contacts").valueStream().map(ContentTable::card).toList());
    }

    private static Content.Contacts.Card card(JsonNode body) {
        return new Content.Contacts.Card(Json.text(body, "displayName"), Json.text(body, "vcard"));
    }

    private static Content poll(JsonNode body) {
        List<String> options = body.path("options")
                .valueStream()
                .map(option -> Json.text(option, "optionName"))
                .toList();
        return new Content.Poll(Json.text(body, "name"), options);
    }

    private boolean once(JsonNode body) {
        return viewOnce || Json.isTrue(body, "viewOnce");
    }

    /** Meta's channel leaves Graph's spelling (§11). */
    private static String mime(JsonNode body) {
        return Json.firstText(body, "mimetype", "mime_type");
    }

    private static long bytes(JsonNode body) {
        return Json.count(body, "fileLength");
    }

    private static Duration length(JsonNode body) {
        return Duration.ofSeconds(Math.min(Json.count(body, "seconds"), Integer.MAX_VALUE));
    }
}
