package io.voicesdr.evolution.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.micrometer.core.instrument.Meter;
import io.voicesdr.core.message.Origin;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WebhookHandlerTest {
    private static final String TEXT = "webhook-messages-upsert-text-pn";
    private static final String EDITED = "webhook-messages-edited-customer-edit";

    private final HandlerFixture fixture = HandlerFixture.withGlobalSecret();

    @ParameterizedTest
    @CsvSource(nullValues = "-", textBlock = """
            # tenant, global secret set, header,         status, outcome
              loja,   true,              s3cr3t,         200,    QUEUED
              loja,   true,              global-s3cr3t,  401,    UNAUTHORIZED
              loja,   true,              wrong,          401,    UNAUTHORIZED
              loja,   true,              -,              401,    UNAUTHORIZED
              loja,   false,             s3cr3t,         200,    QUEUED
              loja,   false,             -,              401,    UNAUTHORIZED
              meta1,  true,              global-s3cr3t,  200,    QUEUED
              meta1,  true,              s3cr3t,         401,    UNAUTHORIZED
              meta1,  true,              -,              401,    UNAUTHORIZED
              meta1,  false,             s3cr3t,         200,    HINT
              meta1,  false,             -,              200,    HINT
              blank,  true,              global-s3cr3t,  200,    QUEUED
              blank,  true,              '  ',           401,    UNAUTHORIZED
              blank,  false,             '  ',           200,    HINT
              nobody, true,              global-s3cr3t,  404,    UNKNOWN_INSTANCE
              nobody, true,              wrong,          401,    UNAUTHORIZED
              nobody, true,              -,              401,    UNAUTHORIZED
              nobody, false,             -,              404,    UNKNOWN_INSTANCE
            """)
    void secret_decides_whetherAndHowFarAWebhookIsBelieved(
            String instance, boolean global, String header, int status, Outcome outcome) {
        HandlerFixture there = global ? HandlerFixture.withGlobalSecret() : HandlerFixture.withoutGlobalSecret();
        byte[] body = ((ObjectNode) Samples.webhook(TEXT).get("body").deepCopy())
                .put("instance", instance)
                .toString()
                .getBytes(UTF_8);

        WebhookVerdict byPath =
                there.handler.handle(HandlerFixture.call(Optional.of(instance), Optional.ofNullable(header), body));
        WebhookVerdict byBody = there.postUnnamed(Optional.ofNullable(header), body);

        assertThat(byPath).isEqualTo(byBody);
        assertThat(byPath.outcome()).isEqualTo(outcome);
        assertThat(HandlerFixture.status(byPath)).isEqualTo(status);
        assertThat(there.inbox.looks).hasSize(status == 200 ? 2 : 0);
        assertThat(there.inbox.looks)
                .allSatisfy(look -> assertThat(look.heard().isPresent()).isEqualTo(outcome == Outcome.QUEUED));
    }

    @Test
    void bearer_recorded_isEnough() {
        String recorded = Samples.webhook("webhook-messages-upsert-with-jwt")
                .at("/headers/authorization")
                .asText();
        byte[] body = new String(Samples.body(TEXT), UTF_8)
                .replace("\"loja\"", "\"jwt\"")
                .getBytes(UTF_8);

        WebhookVerdict verdict = fixture.handler.handle(new WebhookCall(
                Optional.empty(), Optional.empty(), Optional.of(recorded), new ByteArrayInputStream(body)));

        assertThat(verdict.outcome()).isEqualTo(Outcome.QUEUED);
    }

    @Test
    void stranger_isTurnedAwayBeforeTheBodyIsRead() {
        InputStream untouchable = new InputStream() {
            @Override
            public int read() {
                throw new AssertionError("a stranger's body was read");
            }
        };

        WebhookVerdict verdict =
                fixture.handler.handle(HandlerFixture.call(Optional.of("loja"), Optional.of("wrong"), untouchable));

        assertThat(HandlerFixture.status(verdict)).isEqualTo(401);
    }

    @Test
    void unknownAndWrongSecret_areToldInTheSameWords() {
        WebhookVerdict known = fixture.post("loja", "wrong", Samples.body(TEXT));
        WebhookVerdict unknown = fixture.post("nobody", "wrong", Samples.body(TEXT));

        assertThat(known).isEqualTo(unknown);
    }

    @Test
    void unknownInstance_namesTheFolderExpected_butRepeatsNoNonsense() {
        assertThat(problem(fixture.post("nobody", Samples.body(TEXT))).detail()).contains("SDR_TENANTS/nobody");
        assertThat(problem(fixture.post("<script>\n", Samples.body(TEXT))).detail())
                .contains("SDR_TENANTS/{instance}");
    }

    @Test
    void refusals_sayWhatToDo() {
        assertThat(problem(fixture.post("loja", "wrong", Samples.body(TEXT))).remedy())
                .contains("tenant.yaml", "SDR_WEBHOOK_SECRET", "X-Webhook-Secret", "jwt_key");
        assertThat(problem(fixture.postText("loja", "{")).detail()).contains("line 1, column 2");
        assertThat(problem(fixture.post("evo1", Samples.body(TEXT))).remedy()).contains("own name");
    }

    @Test
    void pathAndBody_namingDifferentTenants_areRefused() {
        WebhookVerdict verdict = fixture.post("evo1", HandlerFixture.GLOBAL_SECRET, Samples.body(TEXT));

        assertThat(verdict.outcome()).isEqualTo(Outcome.INSTANCE_MISMATCH);
        assertThat(HandlerFixture.status(verdict)).isEqualTo(400);
        assertThat(fixture.inbox.looks).isEmpty();
    }

    @Test
    void duplicate_isHandledEachTimeAlike() {
        for (int i = 0; i < 5; i++) {
            assertThat(fixture.postSample(TEXT).outcome()).isEqualTo(Outcome.QUEUED);
        }

        assertThat(fixture.inbox.looks).hasSize(5);
        assertThat(fixture.inbox.looks.stream().distinct()).hasSize(1);
    }

    @Test
    void manyAtOnce_eachReachTheInboxOnce() {
        int webhooks = 2_000;
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < webhooks; i++) {
                String id = "ID" + i;
                threads.submit(() -> fixture.post("loja", upsert("5511999990001@s.whatsapp.net", false, id)));
            }
        }

        assertThat(fixture.inbox.looks).hasSize(webhooks);
        assertThat(fixture.inbox.looks.stream().map(look -> look.message().id()).distinct())
                .hasSize(webhooks);
        assertThat(fixture.counted(Outcome.QUEUED)).isEqualTo(webhooks);
    }

    @Test
    void inbox_full_isAcceptedAndCounted() {
        fixture.inbox.full = true;

        WebhookVerdict verdict = fixture.postSample(TEXT);

        assertThat(verdict).isEqualTo(new WebhookVerdict.Accepted(Outcome.INBOX_FULL));
        assertThat(fixture.counted(Outcome.INBOX_FULL)).isEqualTo(1);
    }

    @Test
    void inbox_broken_makesEvolutionRepeat_exceptEdits() {
        fixture.inbox.broken = true;

        assertThat(HandlerFixture.status(fixture.postSample(TEXT))).isEqualTo(500);
        assertThat(fixture.postSample(EDITED)).isEqualTo(new WebhookVerdict.Ignored(Outcome.FAILED));
    }

    @Test
    void draining_makesEvolutionRepeatWhatWouldReachTheInbox_exceptEdits() {
        fixture.draining.begin();

        assertThat(HandlerFixture.status(fixture.postSample(TEXT))).isEqualTo(503);
        assertThat(HandlerFixture.status(fixture.postSample("webhook-send-message-for-sendText")))
                .isEqualTo(503);
        assertThat(fixture.postSample(EDITED)).isEqualTo(new WebhookVerdict.Ignored(Outcome.DRAINING));
        assertThat(fixture.postSample("webhook-presence-update").outcome()).isEqualTo(Outcome.EVENT_NOT_USED);
        assertThat(fixture.inbox.looks).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "null",
                "7",
                "\"x\"",
                "[]",
                "{}",
                "{\"key\":null}",
                "{\"key\":{\"id\":\"A\"}}",
                "{\"key\":[1]}",
                "[null]"
            })
    void edited_odd_isStillAnswered2xx(String data) {
        WebhookVerdict verdict = fixture.postText("loja", envelope("messages.edited", data));

        assertThat(verdict).isEqualTo(new WebhookVerdict.Ignored(Outcome.UNUSABLE));
    }

    @Test
    void edited_withoutData_isStillAnswered2xx() {
        WebhookVerdict verdict = fixture.postText("loja", "{\"event\":\"messages.edited\",\"instance\":\"loja\"}");

        assertThat(HandlerFixture.status(verdict)).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({
        "120363000000000001@g.us,       GROUP",
        "status@broadcast,              BROADCAST",
        "5511999990001@broadcast,       BROADCAST",
        "120363000000000002@newsletter, NEWSLETTER",
        "5511988880000@s.whatsapp.net,  OWN_NUMBER",
        "5511988880000:7@s.whatsapp.net,OWN_NUMBER",
        "0@s.whatsapp.net,              NOT_A_PERSON",
        "867051314767696@bot,           NOT_A_PERSON",
        "maria@s.whatsapp.net,          NOT_A_PERSON",
        "'   ',                         UNUSABLE",
        "5511999990001@s.whatsapp.net,  QUEUED",
        "5511999990001@c.us,            QUEUED",
        "188877766655544@lid,           QUEUED",
        "5511999990001,                 QUEUED"
    })
    void address_decidesWhetherAChatIsLookedAt(String jid, Outcome outcome) {
        assertThat(fixture.post("loja", upsert(jid, false, "A")).outcome()).isEqualTo(outcome);
        assertThat(fixture.post("loja", upsert(jid, true, "A")).outcome()).isEqualTo(outcome);
        assertThat(fixture.inbox.looks).hasSize(outcome == Outcome.QUEUED ? 2 : 0);
    }

    @Test
    void upsert_ofOurOwnSide_isAPersonEvenInTheShapeOfAnApiSend() {
        byte[] body = new String(Samples.body("webhook-send-message-for-sendText"), UTF_8)
                .replace("send.message", "messages.upsert")
                .getBytes(UTF_8);

        fixture.post("loja", body);

        assertThat(fixture.inbox.looks.getFirst().message().origin()).isEqualTo(Origin.DEVICE);
    }

    @Test
    void sendMessage_isTheApiEvenInTheShapeOfADevice() {
        byte[] body = new String(Samples.body("webhook-messages-upsert-fromme-human-android"), UTF_8)
                .replace("messages.upsert", "send.message")
                .getBytes(UTF_8);

        fixture.post("loja", body);

        assertThat(fixture.inbox.looks.getFirst().message().origin()).isEqualTo(Origin.API);
    }

    @Test
    void sendMessage_ofACustomer_isAContradiction() {
        byte[] body = new String(upsert("5511999990001@s.whatsapp.net", false, "A"), UTF_8)
                .replace("messages.upsert", "send.message")
                .getBytes(UTF_8);

        assertThat(fixture.post("loja", body).outcome()).isEqualTo(Outcome.UNUSABLE);
        assertThat(fixture.inbox.looks).isEmpty();
    }

    @Test
    void upsert_withoutATime_isAHintToLook() {
        WebhookVerdict verdict = fixture.postText(
                "loja",
                envelope("messages.upsert", "{\"key\":{\"id\":\"A\",\"remoteJid\":\"5511999990001@s.whatsapp.net\"}}"));

        assertThat(verdict.outcome()).isEqualTo(Outcome.HINT);
        assertThat(fixture.inbox.looks.getFirst().heard()).isEmpty();
    }

    @Test
    void upsert_asArray_isSeveral() {
        String one = dataOf(upsert("5511999990001@s.whatsapp.net", false, "A"));
        String two = dataOf(upsert("5511999990002@s.whatsapp.net", false, "B"));
        String group = dataOf(upsert("120363000000000001@g.us", false, "C"));

        WebhookVerdict verdict =
                fixture.postText("loja", envelope("messages.upsert", "[" + one + "," + group + "," + two + ",7]"));

        assertThat(verdict).isEqualTo(new WebhookVerdict.Accepted(Outcome.QUEUED));
        assertThat(fixture.inbox.looks).extracting(look -> look.message().id()).containsExactly("A", "B");
        assertThat(fixture.counted()).as("one webhook, counted once").isEqualTo(1);
    }

    @Test
    void update_error_isCountedForTheInstance_othersAreNot() {
        fixture.postSample("webhook-messages-update-bot-message-error-463");
        fixture.postSample("webhook-messages-update-bot-message-read");
        fixture.postText("loja", envelope("messages.update", "{\"keyId\":\"x\\ny\",\"status\":\"FAILED\"}"));

        assertThat(fixture.metrics
                        .get("voicesdr.evolution.delivery.errors")
                        .tag("instance", "loja")
                        .counter()
                        .count())
                .isEqualTo(2);
        assertThat(fixture.deliveries.of("loja")).contains(new DeliveryReports.Failures(2, SampleClock.NOW));
        assertThat(fixture.deliveries.of("meta1")).isEmpty();
    }

    @Test
    void connection_isRememberedWithTheMomentItBegan() {
        assertThat(fixture.connections.of("loja")).isEmpty();

        fixture.postSample("webhook-connection-update-connecting");
        fixture.postSample("webhook-connection-update-open");
        assertThat(fixture.connections.of("loja"))
                .contains(new ConnectionStates.ConnectionState("open", SampleClock.NOW));

        fixture.postSample("webhook-connection-update-logged-out");
        assertThat(fixture.connections.of("loja").orElseThrow().state()).isEqualTo("close");
        fixture.postText("loja", envelope("connection.update", "{\"state\":\"melting\"}"));
        assertThat(fixture.connections.of("loja").orElseThrow().state()).isEqualTo("unknown");
        assertThat(fixture.connections.of("meta1")).isEmpty();
    }

    @Test
    void body_brokenOff_isRefusedSoThatItIsRepeated() {
        InputStream broken = new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("reset");
            }
        };
        InputStream half = new SequenceInputStream(new ByteArrayInputStream("{\"event\":".getBytes(UTF_8)), broken);

        WebhookVerdict verdict = fixture.handler.handle(
                HandlerFixture.call(Optional.of("loja"), Optional.of(SampleTenants.LOJA_TOKEN), half));

        assertThat(HandlerFixture.status(verdict)).isEqualTo(408);
    }

    @Test
    void metric_hasABoundedSetOfTags() {
        for (int i = 0; i < 100; i++) {
            fixture.postText("loja", envelope("invented." + i, "{}"));
            fixture.post("nobody" + i, HandlerFixture.GLOBAL_SECRET, Samples.body(TEXT));
            fixture.postUnnamed(Optional.of("wrong"), Samples.body(TEXT));
        }

        assertThat(fixture.metrics.find("voicesdr.webhooks").counters()).hasSize(3);
        assertThat(fixture.metrics.find("voicesdr.webhooks").meters())
                .extracting(Meter::getId)
                .extracting(id -> id.getTag("event") + " " + id.getTag("outcome") + " " + id.getTag("instance"))
                .containsExactlyInAnyOrder(
                        "other event_not_used loja",
                        "other unknown_instance unknown",
                        "messages.upsert unauthorized loja");
        assertThat(fixture.counted()).isEqualTo(300);
    }

    private static Problem problem(WebhookVerdict verdict) {
        return ((WebhookVerdict.Refused) verdict).problem();
    }

    private static String envelope(String event, String data) {
        return "{\"event\":\"" + event + "\",\"instance\":\"loja\",\"data\":" + data + "}";
    }

    private static byte[] upsert(String jid, boolean fromMe, String id) {
        ObjectNode body = Samples.webhook(TEXT).get("body").deepCopy();
        ObjectNode key = (ObjectNode) body.at("/data/key");
        key.remove("remoteJidAlt");
        key.put("remoteJid", jid).put("fromMe", fromMe).put("id", id);
        return Samples.bytes(body);
    }

    private static String dataOf(byte[] body) {
        try {
            return Samples.JSON.readTree(body).get("data").toString();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
