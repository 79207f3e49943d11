package io.voicesdr.evolution.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import io.voicesdr.core.message.Message;
import io.voicesdr.core.message.Origin;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What must become of every recorded webhook: the specification, one row a sample. */
final class ExpectedHearings {
    /** Outcome, who wrote what reached the inbox, the chat's address, its LID, the kind of content. */
    record Row(String sample, Outcome outcome, String writer, String address, String lid, String content) {

        /** The words of the answer's {@code status}. */
        String status() {
            return reaches() ? "accepted" : "ignored";
        }

        boolean reaches() {
            return !address.equals("-");
        }

        void assertReached(List<RecordingInbox.Look> looks) {
            if (!reaches()) {
                assertThat(looks).as(sample).isEmpty();
                return;
            }
            assertThat(looks).as(sample).hasSize(1);
            RecordingInbox.Look look = looks.getFirst();
            assertThat(look.instance())
                    .isEqualTo(Samples.webhook(sample).at("/body/instance").asText());
            assertThat(look.address().canonical().value()).as(sample).isEqualTo(address);
            assertThat(look.address().lid().map(Object::toString).orElse("-"))
                    .as(sample)
                    .isEqualTo(lid);
            assertThat(look.heard().map(Row::writer).orElse("-")).as(sample).isEqualTo(writer);
            assertThat(look.heard()
                            .map(message -> message.content().getClass().getSimpleName())
                            .orElse("-"))
                    .as(sample)
                    .isEqualTo(content);
            look.heard()
                    .ifPresent(message -> assertThat(message.id())
                            .isEqualTo(Samples.webhook(sample)
                                    .at("/body/data/key/id")
                                    .asText()));
        }

        private static String writer(Message message) {
            if (!message.fromMe()) {
                return "customer";
            }
            return message.origin() == Origin.API ? "api" : message.origin() == Origin.DEVICE ? "person" : "?";
        }
    }

    static final Map<String, Row> ROWS = parse("""
            evolution-channel-webhook-messages-upsert-audio           QUEUED         customer 5511999990001@s.whatsapp.net -                   Audio
            evolution-channel-webhook-messages-upsert-duplicate-id    QUEUED         customer 5511999990001@s.whatsapp.net -                   Text
            evolution-channel-webhook-messages-upsert-image           QUEUED         customer 5511999990001@s.whatsapp.net -                   Image
            evolution-channel-webhook-messages-upsert-text-without-id QUEUED         customer 5511999990001@s.whatsapp.net -                   Text
            evolution-channel-webhook-messages-upsert-text            QUEUED         customer 5511999990001@s.whatsapp.net -                   Text
            evolution-channel-webhook-send-message-for-sendMedia-image QUEUED         api      5511999990001@s.whatsapp.net -                   Image
            evolution-channel-webhook-send-message-for-sendText       QUEUED         api      5511999990001@s.whatsapp.net -                   Text
            meta-channel-webhook-messages-update-status-delivered     NOTED          -        -                            -                   -
            meta-channel-webhook-messages-update-status-read          NOTED          -        -                            -                   -
            meta-channel-webhook-messages-update-status-sent          NOTED          -        -                            -                   -
            meta-channel-webhook-messages-upsert-audio                QUEUED         customer 5511999990001@s.whatsapp.net -                   Audio
            meta-channel-webhook-messages-upsert-image                QUEUED         customer 5511999990001@s.whatsapp.net -                   Image
            meta-channel-webhook-messages-upsert-interactive-button   QUEUED         customer 5511999990001@s.whatsapp.net -                   Choice
            meta-channel-webhook-messages-upsert-reaction             QUEUED         customer 5511999990001@s.whatsapp.net -                   Reaction
            meta-channel-webhook-messages-upsert-sticker              QUEUED         customer 5511999990001@s.whatsapp.net -                   Sticker
            meta-channel-webhook-messages-upsert-template-button      QUEUED         customer 5511999990001@s.whatsapp.net -                   Choice
            meta-channel-webhook-messages-upsert-text-quoted          QUEUED         customer 5511999990001@s.whatsapp.net -                   Text
            meta-channel-webhook-messages-upsert-text                 QUEUED         customer 5511999990001@s.whatsapp.net -                   Text
            meta-channel-webhook-messages-upsert-two-in-one           QUEUED         customer 5511999990001@s.whatsapp.net -                   Text
            meta-channel-webhook-send-message-for-sendMedia-image     QUEUED         api      5511999990001@s.whatsapp.net -                   Image
            meta-channel-webhook-send-message-for-sendText-quoted     QUEUED         api      5511999990001@s.whatsapp.net -                   Text
            meta-channel-webhook-send-message-for-sendText            QUEUED         api      5511999990001@s.whatsapp.net -                   Text
            meta-channel-webhook-send-message-for-sendWhatsAppAudio   QUEUED         api      5511999990001@s.whatsapp.net -                   Audio
            v2.3.7-webhook-labels-association                         EVENT_NOT_USED -        -                            -                   -
            v2.3.7-webhook-messages-delete-customer-revoke            HINT           -        5511999990001@s.whatsapp.net 188877766655544@lid -
            v2.3.7-webhook-messages-edited-customer-edit              HINT           -        5511999990001@s.whatsapp.net -                   -
            v2.3.7-webhook-messages-edited-customer-revoke            HINT           -        5511999990001@s.whatsapp.net -                   -
            v2.3.7-webhook-messages-update-customer-edit              NOTED          -        -                            -                   -
            v2.3.7-webhook-messages-upsert-text-lid                   QUEUED         customer 5511999990001@s.whatsapp.net -                   Text
            webhook-call                                              EVENT_NOT_USED -        -                            -                   -
            webhook-chats-set-history-sync                            EVENT_NOT_USED -        -                            -                   -
            webhook-chats-update-after-first-text                     EVENT_NOT_USED -        -                            -                   -
            webhook-chats-upsert-new-chat                             EVENT_NOT_USED -        -                            -                   -
            webhook-connection-update-connecting                      NOTED          -        -                            -                   -
            webhook-connection-update-logged-out                      NOTED          -        -                            -                   -
            webhook-connection-update-open                            NOTED          -        -                            -                   -
            webhook-contacts-update-after-first-text                  EVENT_NOT_USED -        -                            -                   -
            webhook-contacts-update-history-sync                      EVENT_NOT_USED -        -                            -                   -
            webhook-contacts-upsert-history-sync                      EVENT_NOT_USED -        -                            -                   -
            webhook-instance-create                                   EVENT_NOT_USED -        -                            -                   -
            webhook-labels-association-add-with-unique-index          EVENT_NOT_USED -        -                            -                   -
            webhook-labels-association-remove-with-unique-index       EVENT_NOT_USED -        -                            -                   -
            webhook-labels-edit-label                                 EVENT_NOT_USED -        -                            -                   -
            webhook-logout-instance-logged-out                        EVENT_NOT_USED -        -                            -                   -
            webhook-messages-delete-customer-revoke                   HINT           -        5511999990001@s.whatsapp.net 188877766655544@lid -
            webhook-messages-delete-for-deleteForEveryone             HINT           -        5511999990001@s.whatsapp.net -                   -
            webhook-messages-edited-customer-edit-wrapped             HINT           -        5511999990001@s.whatsapp.net -                   -
            webhook-messages-edited-customer-edit                     HINT           -        5511999990001@s.whatsapp.net -                   -
            webhook-messages-edited-customer-revoke                   HINT           -        5511999990001@s.whatsapp.net -                   -
            webhook-messages-set-history-sync                         EVENT_NOT_USED -        -                            -                   -
            webhook-messages-update-bot-message-delivery_ack          NOTED          -        -                            -                   -
            webhook-messages-update-bot-message-error-463             NOTED          -        -                            -                   -
            webhook-messages-update-bot-message-played                NOTED          -        -                            -                   -
            webhook-messages-update-bot-message-read                  NOTED          -        -                            -                   -
            webhook-messages-update-bot-message-server_ack            NOTED          -        -                            -                   -
            webhook-messages-update-inbound-read-on-phone             NOTED          -        -                            -                   -
            webhook-messages-upsert-audio-ptt                         QUEUED         customer 5511999990001@s.whatsapp.net 188877766655544@lid Audio
            webhook-messages-upsert-buttonsresponse                   QUEUED         customer 5511999990001@s.whatsapp.net 188877766655544@lid Choice
            webhook-messages-upsert-click-to-whatsapp-ad              QUEUED         customer 5511999990001@s.whatsapp.net 188877766655544@lid Text
            webhook-messages-upsert-contact                           QUEUED         customer 5511999990001@s.whatsapp.net 188877766655544@lid Contacts
            webhook-messages-upsert-document                          QUEUED         customer 5511999990001@s.whatsapp.net 188877766655544@lid Document
            webhook-messages-upsert-documentwithcaption               QUEUED         customer 5511999990001@s.whatsapp.net 188877766655544@lid Document
            webhook-messages-upsert-ephemeral-text                    QUEUED         customer 5511999990001@s.whatsapp.net 188877766655544@lid Text
            webhook-messages-upsert-extendedtext-quoted               QUEUED         customer 5511999990001@s.whatsapp.net 188877766655544@lid Text
            webhook-messages-upsert-fromme-human-android-lid          QUEUED         person   5511999990001@s.whatsapp.net 188877766655544@lid Text
            webhook-messages-upsert-fromme-human-android              QUEUED         person   5511999990001@s.whatsapp.net 188877766655544@lid Text
            webhook-messages-upsert-fromme-human-ios                  QUEUED         person   5511999990001@s.whatsapp.net 188877766655544@lid Text
            webhook-messages-upsert-fromme-human-web                  QUEUED         person   5511999990001@s.whatsapp.net 188877766655544@lid Text
            webhook-messages-upsert-group-text                        GROUP          -        -                            -                   -
            webhook-messages-upsert-image-caption                     QUEUED         customer 5511999990001@s.whatsapp.net 188877766655544@lid Image
            webhook-messages-upsert-interactiveresponse               QUEUED         customer 5511999990001@s.whatsapp.net 188877766655544@lid Choice
            webhook-messages-upsert-listresponse                      QUEUED         customer 5511999990001@s.whatsapp.net 188877766655544@lid Choice
            webhook-messages-upsert-location                          QUEUED         customer 5511999990001@s.whatsapp.net 188877766655544@lid Location
            webhook-messages-upsert-offline-append                    QUEUED         customer 5511999990001@s.whatsapp.net 188877766655544@lid Text
            webhook-messages-upsert-pollcreation                      QUEUED         customer 5511999990001@s.whatsapp.net 188877766655544@lid Poll
            webhook-messages-upsert-reaction                          QUEUED         customer 5511999990001@s.whatsapp.net 188877766655544@lid Reaction
            webhook-messages-upsert-sticker                           QUEUED         customer 5511999990001@s.whatsapp.net 188877766655544@lid Sticker
            webhook-messages-upsert-templatebuttonreply               QUEUED         customer 5511999990001@s.whatsapp.net 188877766655544@lid Choice
            webhook-messages-upsert-text-lid-without-pn               QUEUED         customer 166600000000009@lid          166600000000009@lid Text
            webhook-messages-upsert-text-lid                          QUEUED         customer 5511999990001@s.whatsapp.net 188877766655544@lid Text
            webhook-messages-upsert-text-pn                           QUEUED         customer 5511999990001@s.whatsapp.net 188877766655544@lid Text
            webhook-messages-upsert-video                             QUEUED         customer 5511999990001@s.whatsapp.net 188877766655544@lid Video
            webhook-messages-upsert-viewonce-image                    QUEUED         customer 5511999990001@s.whatsapp.net 188877766655544@lid Image
            webhook-messages-upsert-with-jwt                          QUEUED         customer 5511999990001@s.whatsapp.net 188877766655544@lid Text
            webhook-presence-update                                   EVENT_NOT_USED -        -                            -                   -
            webhook-qrcode-updated-connecting                         EVENT_NOT_USED -        -                            -                   -
            webhook-send-message-for-sendMedia-document               QUEUED         api      5511999990001@s.whatsapp.net -                   Document
            webhook-send-message-for-sendMedia-image                  QUEUED         api      5511999990001@s.whatsapp.net -                   Image
            webhook-send-message-for-sendText-options                 QUEUED         api      5511999990001@s.whatsapp.net -                   Text
            webhook-send-message-for-sendText-quoted-forged           QUEUED         api      5511999990001@s.whatsapp.net -                   Text
            webhook-send-message-for-sendText-zero-width              QUEUED         api      5511999990001@s.whatsapp.net -                   Text
            webhook-send-message-for-sendText                         QUEUED         api      5511999990001@s.whatsapp.net -                   Text
            webhook-send-message-for-sendWhatsAppAudio-base64         QUEUED         api      5511999990001@s.whatsapp.net -                   Audio
            webhook-send-message-for-sendWhatsAppAudio-noencoding     QUEUED         api      5511999990001@s.whatsapp.net -                   Audio
            webhook-send-message-update-for-updateMessage             EVENT_NOT_USED -        -                            -                   -
            webhook-status-instance-logged-out                        EVENT_NOT_USED -        -                            -                   -
            """);

    private ExpectedHearings() {}

    private static Map<String, Row> parse(String table) {
        Map<String, Row> rows = new TreeMap<>();
        table.lines().map(line -> line.strip().split(" +")).forEach(cells -> {
            Row row = new Row(cells[0], Outcome.valueOf(cells[1]), cells[2], cells[3], cells[4], cells[5]);
            assertThat(rows.put(row.sample(), row))
                    .as("two rows for " + row.sample())
                    .isNull();
        });
        return rows;
    }
}
