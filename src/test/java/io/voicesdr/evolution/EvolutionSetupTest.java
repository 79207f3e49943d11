package io.voicesdr.evolution;

import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.equalToJson;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static io.voicesdr.evolution.EvolutionEdge.recorded;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.test.junit.QuarkusTest;
import io.voicesdr.core.tenant.Tenant;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Setting up against recorded answers; a request that is not exactly as Evolution wants it gets a 404. */
@QuarkusTest
class EvolutionSetupTest {
    private final EvolutionEdge edge = new EvolutionEdge();
    private final EvolutionSetup setup = new EvolutionSetup(new SetupCall(edge.config), edge.config);
    private final Tenant tenant = edge.tenant();

    @AfterEach
    void close() {
        edge.close();
    }

    @Test
    void server_tellsItsVersion() {
        edge.evolution.stubFor(get(urlEqualTo("/"))
                .willReturn(EvolutionEdge.json(
                                200, Samples.read("root").path("body").toString())
                        .withHeader("Date", "Sat, 21 Nov 2026 03:00:07 GMT")));

        EvolutionSetup.Server server = setup.server(tenant);

        assertThat(server.version()).isEqualTo("2.3.6");
        assertThat(server.clock()).contains(Instant.parse("2026-11-21T03:00:07Z"));
    }

    @Test
    void state_ofAnUnknownInstance_isEmpty() {
        answers("/instance/connectionState/loja", "error-404-unknown-instance");
        assertThat(setup.state(tenant)).isEmpty();
        answers("/instance/connectionState/loja", "connectionState-connecting");
        assertThat(setup.state(tenant)).contains("connecting");
        answers("/instance/connectionState/loja", "error-401-wrong-apikey");
        assertThatThrownBy(() -> setup.state(tenant)).hasMessageContaining("EVOLUTION_API_KEY");
    }

    @Test
    void create_asksForABaileysInstance_withoutWaitingForACode() {
        accepts(
                "/instance/create",
                "{\"instanceName\":\"loja\",\"integration\":\"WHATSAPP-BAILEYS\",\"qrcode\":false}",
                "instance-create-baileys-no-qr");
        setup.create(tenant);
        assertThat(edge.requests("/instance/create")).isEqualTo(1);
        accepts(
                "/instance/create",
                "{\"instanceName\":\"loja\",\"integration\":\"WHATSAPP-BAILEYS\",\"qrcode\":false}",
                "error-403-create-duplicate");
        assertThatThrownBy(() -> setup.create(tenant)).hasMessageContaining("already in use");
    }

    @Test
    void pair_showsTheCode_andNoticesThatThePhoneIsThere() {
        answers("/instance/connect/loja", "instance-connect-qr");
        EvolutionSetup.Pairing pairing = setup.pair(tenant);
        assertThat(pairing.open()).isFalse();
        assertThat(pairing.image()).startsWith("data:image/png;base64,iVBOR");
        assertThat(pairing.pairingCode()).isEmpty();

        answers("/instance/connect/loja", "connectionState-open");
        assertThat(setup.pair(tenant).open()).isTrue();
    }

    @Test
    void webhook_isReadBack() {
        answers("/webhook/find/loja", "webhook-find-none");
        assertThat(setup.webhook(tenant)).isEmpty();
        answers("/webhook/find/loja", "webhook-find");
        EvolutionSetup.Webhook webhook = setup.webhook(tenant).orElseThrow();
        assertThat(webhook.url()).isEqualTo("http://127.0.0.1:9099/hook/loja");
        assertThat(webhook.headers()).containsEntry("X-Hook-Secret", "s3cr3t");
        assertThat(webhook.events()).contains("MESSAGES_EDITED").hasSize(31);
        assertThat(webhook.base64()).isTrue();
    }

    @Test
    void setWebhook_isNarrow_andBringsTheSecret() {
        accepts("/webhook/set/loja", """
                 {"webhook":{"enabled":true,"url":"http://bot:8081/webhook/loja","byEvents":false,"base64":false,
                  "headers":{"X-Webhook-Secret":"s3cr3t"},
                  "events":["MESSAGES_UPSERT","SEND_MESSAGE","MESSAGES_UPDATE","MESSAGES_DELETE","CONNECTION_UPDATE"]}}\
                 """, "webhook-set");
        setup.setWebhook(tenant, "http://bot:8081/webhook/loja", Optional.of("s3cr3t"));
        assertThat(edge.requests("/webhook/set/loja")).isEqualTo(1);
    }

    @Test
    void setSettings_leavesTheOthersAsTheyAre_andNamesAll() {
        answers("/settings/find/loja", "settings-find");
        accepts(
                "/settings/set/loja",
                "{\"rejectCall\":false,\"groupsIgnore\":true,\"alwaysOnline\":false,\"readMessages\":false,"
                        + "\"readStatus\":false,\"syncFullHistory\":false}",
                "settings-set");
        setup.setSettings(tenant, Map.of("alwaysOnline", false));
        assertThat(edge.requests("/settings/set/loja")).isEqualTo(1);
    }

    @Test
    void storage_countsStatuses_andTimesTheSearch() {
        accepts(
                "/chat/findMessages/loja",
                "{\"page\":1,\"offset\":50,\"where\":{}}",
                "findMessages-after-status-updates");
        accepts(
                "/chat/findMessages/loja",
                "{\"page\":1,\"offset\":1,\"where\":{\"key\":{\"remoteJid\":\"0@s.whatsapp.net\"}}}",
                "findMessages-empty-instance");

        EvolutionSetup.Storage storage = setup.storage(tenant, Instant.parse("2030-01-01T00:00:00Z"));

        assertThat(storage.messages()).isPositive();
        assertThat(storage.own()).isPositive();
        assertThat(storage.ownWithUpdates()).isBetween(1, storage.own());
        assertThat(storage.indexed()).isPositive();
        assertThat(edge.requests("/chat/findMessages/loja")).isEqualTo(2);
    }

    @Test
    void nobodyThere_isNamed() {
        assertThatThrownBy(() -> setup.server(EvolutionEdge.tenantAt("loja", "http://localhost:1")))
                .isInstanceOf(EvolutionException.class)
                .extracting(thrown -> ((EvolutionException) thrown).code())
                .isEqualTo("EVOLUTION_UNREACHABLE");
    }

    private void answers(String path, String sample) {
        edge.evolution.stubFor(get(urlEqualTo(path))
                .withHeader("apikey", equalTo(EvolutionEdge.KEY))
                .willReturn(recorded(sample)));
    }

    private void accepts(String path, String body, String sample) {
        edge.evolution.stubFor(post(urlEqualTo(path))
                .withHeader("apikey", equalTo(EvolutionEdge.KEY))
                .withRequestBody(equalToJson(body, false, false))
                .willReturn(recorded(sample)));
    }
}
