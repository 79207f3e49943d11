package io.voicesdr.evolution;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.voicesdr.core.media.VideoPreview;
import io.voicesdr.core.message.Content;
import io.voicesdr.core.message.Delivery;
import io.voicesdr.core.message.Jid;
import io.voicesdr.core.message.Message;
import io.voicesdr.core.message.Origin;
import io.voicesdr.core.message.Quote;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Shapes that no sample shows; the recorded ones are in {@link SampleOutcomesTest}. */
class MessageMapperTest {

    /** Other channels bring whatever is posted to them; what the company said must keep the mark at its end. */
    @Test
    void map_textLongerThanWhatsAppTakes_isCutUnlessItIsOurs() {
        String endless = "é".repeat(5_000_000);
        ObjectNode record = record();
        record.set("message", Samples.json("{}"));
        ((ObjectNode) record.path("message")).put("conversation", endless);
        record.put("messageType", "conversation");

        ((ObjectNode) record.path("key")).put("fromMe", false);
        assertThat(map(record).content().text()).hasSize(65_536);
        ((ObjectNode) record.path("key")).put("fromMe", true);
        assertThat(map(record).content().text()).hasSize(5_000_000);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "1795225631; 1795225631",
                "'\"1795225631\"'; 1795225631",
                "1795225631.9; 1795225631",
                "{\"low\":1795225631,\"high\":0,\"unsigned\":false}; 1795225631",
                "{\"low\":-2147483648,\"high\":0,\"unsigned\":true}; 2147483648",
                "1795225631999; 1795225631",
                "\"1795225631999\"; 1795225631",
            })
    void map_timestampInAnyShape_isSeconds(String timestamp, long seconds) {
        assertThat(map(record().set("messageTimestamp", Samples.json(timestamp)))
                        .sentAt())
                .isEqualTo(Instant.ofEpochSecond(seconds));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "null",
                "0",
                "-1",
                "12",
                "4102444801000",
                "1e999999999",
                "\"soon\"",
                "\"\"",
                "[]",
                "{}",
                "true",
                "{\"low\":1}",
                "{\"low\":1,\"high\":1}",
                "99999999999999999999999999"
            })
    void map_withoutUsableTime_isEmpty(String timestamp) {
        assertThat(MessageMapper.map(record().set("messageTimestamp", Samples.json(timestamp))))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"{}", "[]", "null", "7", "\"x\"", "{\"key\":7}", "{\"key\":{\"id\":\"A\",\"remoteJid\":\" \"}}"})
    void map_withoutUsableKey_isEmpty(String json) {
        assertThat(MessageMapper.map(Samples.json(json))).isEmpty();
    }

    @Test
    void map_blankAlt_isAbsent() {
        ObjectNode record = record();
        ((ObjectNode) record.path("key")).put("remoteJidAlt", "");

        assertThat(map(record).remoteJidAlt()).isEmpty();
    }

    @Test
    void map_altEqualToJid_isAbsent() {
        ObjectNode record = record();
        ((ObjectNode) record.path("key")).put("remoteJidAlt", "5511999990001@s.whatsapp.net");

        assertThat(map(record).remoteJidAlt()).isEmpty();
    }

    @Test
    void map_devicePartInJid_isDropped() {
        ObjectNode record = record();
        ((ObjectNode) record.path("key")).put("remoteJid", "5511999990001:12@s.whatsapp.net");

        assertThat(map(record).remoteJid()).isEqualTo(Jid.of("5511999990001@s.whatsapp.net"));
    }

    @Test
    void map_knownOrigin_beatsTheShape() {
        JsonNode typedOnWeb = Samples.webhookData("webhook-messages-upsert-fromme-human-web");

        assertThat(MessageMapper.map(typedOnWeb, Origin.API).orElseThrow().origin())
                .isEqualTo(Origin.API);
    }

    @Test
    void origin_ownRowWithEmptyParticipant_isDevice() {
        ObjectNode record = ownRecord("{}");
        ((ObjectNode) record.path("key")).put("participant", "");

        assertThat(map(record).origin()).isEqualTo(Origin.DEVICE);
    }

    @Test
    void origin_fingerprintAfterAnEditByApi_staysApi() {
        JsonNode edited = Samples.objects("findMessages-after-api-edit").getFirst();

        assertThat(map(edited).origin()).isEqualTo(Origin.API);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"disappearingMode\":{\"initiator\":1},\"ephemeralSettingTimestamp\":{\"low\":1,\"high\":0}}",
                "{\"disappearingMode\":{\"initiator\":0}}",
                "{\"disappearingMode\":{},\"ephemeralSettingTimestamp\":{\"low\":1,\"high\":0}}",
                "{\"mentionedJid\":[],\"groupMentions\":[]}"
            })
    void origin_halfAFingerprint_isUnknown(String contextInfo) {
        assertThat(map(ownRecord(contextInfo)).origin()).isEqualTo(Origin.UNKNOWN);
    }

    @Test
    void origin_customerWithTheFingerprint_isNotApi() {
        ObjectNode record = ownRecord(
                "{\"disappearingMode\":{\"initiator\":0},\"ephemeralSettingTimestamp\":{\"low\":1,\"high\":0}}");
        assertThat(map(record).origin()).isEqualTo(Origin.API);

        ((ObjectNode) record.path("key")).put("fromMe", false);

        assertThat(map(record).origin()).isEqualTo(Origin.UNKNOWN);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            value = {
                "{\"conversation\":\"oi\"}",
                "{\"extendedTextMessage\":{\"text\":\"oi\"}}",
                "{\"messageContextInfo\":{},\"conversation\":\"oi\"}",
                "{\"senderKeyDistributionMessage\":{\"groupId\":\"g\"},\"conversation\":\"oi\"}",
                "{\"ephemeralMessage\":{\"message\":{\"viewOnceMessageV2\":{\"message\":{\"conversation\":\"oi\"}}}}}",
                "{\"editedMessage\":{\"message\":{\"extendedTextMessage\":{\"text\":\"oi\"}}}}",
                "{\"editedMessage\":{\"message\":{\"protocolMessage\":{\"editedMessage\":{\"conversation\":\"oi\"}}}}}",
                "{\"deviceSentMessage\":{\"destinationJid\":\"x\",\"message\":{\"conversation\":\"oi\"}}}",
                "{\"interactiveMessage\":{\"body\":{\"text\":\"oi\"}}}",
                "{\"buttonsMessage\":{\"contentText\":\"oi\"}}",
                "{\"listMessage\":{\"title\":\"t\",\"description\":\"oi\"}}",
                "{\"templateMessage\":{\"hydratedTemplate\":{\"hydratedContentText\":\"oi\"}}}",
            })
    void content_words_areText(String message) {
        assertThat(content(message)).isEqualTo(new Content.Text("oi"));
    }

    @Test
    void content_viewOnceInAllItsEnvelopes_isViewOnce() {
        for (String envelope : List.of("viewOnceMessage", "viewOnceMessageV2", "viewOnceMessageV2Extension")) {
            assertThat(content("{\"%s\":{\"message\":{\"imageMessage\":{\"caption\":\"c\",\"mimetype\":\"m\"}}}}"
                            .formatted(envelope)))
                    .isEqualTo(new Content.Image("c", "m", 0, true));
        }
    }

    @Test
    void content_documentWithCaption_isUnwrapped() {
        assertThat(
                        content(
                                "{\"documentWithCaptionMessage\":{\"message\":{\"documentMessage\":{"
                                        + "\"fileName\":\"a.pdf\",\"caption\":\"c\",\"mimetype\":\"application/pdf\",\"fileLength\":\"45\"}}}}"))
                .isEqualTo(new Content.Document("a.pdf", "c", "application/pdf", 45));
    }

    @Test
    void content_videoNote_isAVideoNote() {
        assertThat(content("{\"ptvMessage\":{\"mimetype\":\"video/mp4\",\"seconds\":\"7\",\"fileLength\":9}}"))
                .isEqualTo(new Content.Video("", "video/mp4", 9, Duration.ofSeconds(7), false, true, ""));
    }

    @Test
    void content_recordedVideo_hasItsFrame_unlessItIsToBeSeenOnce() {
        JsonNode row = Samples.objects("findMessages-by-remoteJid").stream()
                .filter(record -> record.path("messageType").asText().equals("videoMessage"))
                .findFirst()
                .orElseThrow();
        Content.Video video =
                (Content.Video) MessageMapper.map(row).orElseThrow().content();
        assertThat(VideoPreview.of(video))
                .hasValueSatisfying(frame -> assertThat(frame.mimeType()).isEqualTo("image/jpeg"));

        JsonNode message = row.path("message").deepCopy();
        ((ObjectNode) message.path("videoMessage")).put("viewOnce", true);
        assertThat(((Content.Video) content(message.toString())).preview()).isEmpty();
        ((ObjectNode) message.path("videoMessage")).put("viewOnce", false).put("jpegThumbnail", "A".repeat(50_000));
        assertThat(((Content.Video) content(message.toString())).preview()).isEmpty();
    }

    @Test
    void content_animatedSticker_isAnimated() {
        assertThat(content("{\"lottieStickerMessage\":{\"message\":{\"stickerMessage\":{\"isAnimated\":true}}}}"))
                .isEqualTo(new Content.Sticker(true));
    }

    @Test
    void content_liveLocation_isLive() {
        assertThat(content("{\"liveLocationMessage\":{\"degreesLatitude\":\"-23.5\",\"degreesLongitude\":-46.6}}"))
                .isEqualTo(new Content.Location(-23.5, -46.6, "", "", true));
    }

    @Test
    void content_severalContacts_areAllThere() {
        assertThat(content("{\"contactsArrayMessage\":{\"displayName\":\"2 contatos\",\"contacts\":["
                        + "{\"displayName\":\"A\",\"vcard\":\"a\"},{\"displayName\":\"B\",\"vcard\":\"b\"}]}}"))
                .isEqualTo(new Content.Contacts(
                        List.of(new Content.Contacts.Card("A", "a"), new Content.Contacts.Card("B", "b"))));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"pollCreationMessage", "pollCreationMessageV2", "pollCreationMessageV3", "pollCreationMessageV5"
            })
    void content_pollOfAnyVersion_isAPoll(String type) {
        assertThat(content("{\"%s\":{\"name\":\"?\",\"options\":[{\"optionName\":\"A\"},{}]}}".formatted(type)))
                .isEqualTo(new Content.Poll("?", List.of("A", "")));
    }

    @Test
    void content_pollVote_isAVote() {
        assertThat(content("{\"pollUpdateMessage\":{\"vote\":{\"encPayload\":\"x\"}}}"))
                .isEqualTo(new Content.PollVote());
    }

    @Test
    void content_transcribedVoiceNote_hasItsTranscript() {
        Content content = content("{\"audioMessage\":{\"ptt\":true,\"seconds\":3},\"speechToText\":\"quanto custa?\"}");

        assertThat(content.text()).isEqualTo("quanto custa?");
    }

    @ParameterizedTest
    @CsvSource({
        "'{\"protocolMessage\":{\"type\":3}}', protocolMessage",
        "'{\"senderKeyDistributionMessage\":{}}', senderKeyDistributionMessage",
        "'{\"messageContextInfo\":{}}', conversation",
        "'{\"placeholderMessage\":{\"type\":0}}', placeholderMessage",
        "'{}', conversation"
    })
    void content_noise_isProtocol(String message, String name) {
        assertThat(content(message)).isEqualTo(new Content.Protocol(name));
    }

    @Test
    void content_messageMissing_isProtocol() {
        assertThat(map(record().without("message")).content()).isEqualTo(new Content.Protocol("conversation"));
    }

    @ParameterizedTest
    @CsvSource({
        "'{\"orderMessage\":{\"orderId\":\"1\"}}', orderMessage",
        "'{\"messageContextInfo\":{},\"somethingNewMessage\":{}}', somethingNewMessage",
        "'\"text\"', conversation",
        "'[]', conversation"
    })
    void content_unknown_isUnsupported(String message, String name) {
        assertThat(content(message)).isEqualTo(new Content.Unsupported(name));
    }

    @Test
    void content_emptyViewOncePlaceholder_isUnsupported() {
        ObjectNode record = record().put("messageType", "viewOnceMessageV2");
        record.set("message", Samples.json("{\"viewOnceMessageV2\":{}}"));

        assertThat(map(record).content()).isEqualTo(new Content.Unsupported("viewOnceMessageV2"));
    }

    @Test
    void content_nullMessage_isDeleted() {
        assertThat(content("null")).isEqualTo(new Content.Deleted());
    }

    @Test
    void content_rowKeptAfterDeletionByApi_isDeleted() {
        ObjectNode record = record();
        ((ObjectNode) record.path("key")).put("deleted", true);

        assertThat(map(record).content()).isEqualTo(new Content.Deleted());
    }

    @Test
    void quote_insideAnEnvelope_isFound() {
        ObjectNode record = record();
        record.set(
                "message",
                Samples.json(
                        "{\"ephemeralMessage\":{\"message\":{\"extendedTextMessage\":{\"text\":\"sim\","
                                + "\"contextInfo\":{\"stanzaId\":\"Q\",\"quotedMessage\":{\"imageMessage\":{\"caption\":\"este?\"}}}}}}}"));

        assertThat(map(record).quote()).contains(new Quote("Q", "este?"));
    }

    @Test
    void deliveries_statusAndUpdates_areCollected() {
        ObjectNode record = record().put("status", "DELIVERED");
        record.set("MessageUpdate", Samples.json("[{\"status\":\"READ\"},{\"status\":\"SOMETHING\"},{},7]"));

        assertThat(map(record).deliveries()).isEqualTo(Set.of(Delivery.DELIVERY_ACK, Delivery.READ, Delivery.OTHER));
    }

    private static Content content(String message) {
        return map(record().set("message", Samples.json(message))).content();
    }

    private static Message map(JsonNode record) {
        Optional<Message> message = MessageMapper.map(record);
        return message.orElseThrow();
    }

    private static ObjectNode record() {
        return Samples.objects("findMessages-inbound-after-read").getFirst().deepCopy();
    }

    private static ObjectNode ownRecord(String contextInfo) {
        ObjectNode record =
                Samples.objects("findMessages-history-sync-chat").getFirst().deepCopy();
        return record.set("contextInfo", Samples.json(contextInfo));
    }
}
