package io.voicesdr.evolution;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static io.voicesdr.evolution.EvolutionEdge.call;
import static io.voicesdr.evolution.EvolutionEdge.json;
import static io.voicesdr.evolution.EvolutionEdge.nothingFound;
import static io.voicesdr.evolution.EvolutionEdge.question;
import static io.voicesdr.evolution.EvolutionEdge.recorded;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.stubbing.Scenario;
import io.quarkus.test.junit.QuarkusTest;
import io.voicesdr.conversation.ChatHistory.Pulled;
import io.voicesdr.conversation.UpstreamException;
import io.voicesdr.core.history.History;
import io.voicesdr.core.message.CustomerAddress;
import io.voicesdr.core.message.Jid;
import io.voicesdr.core.message.Message;
import io.voicesdr.core.tenant.Tenant;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Needs Quarkus only because its circuit breakers come with it. */
@QuarkusTest
class EvolutionHistoryGatewayTest {
    private static final String FIND = "/chat/findMessages/loja";
    private static final String PHONE = "5511999990001@s.whatsapp.net";
    private static final String LID = "188877766655544@lid";
    private static final String SPLIT_PHONE = "5511999990002@s.whatsapp.net";
    private static final String SPLIT_LID = "144455566677788@lid";

    private EvolutionEdge edge = new EvolutionEdge();

    @AfterEach
    void everyRequestWasExpected() {
        var unexpected = edge.evolution.findAllUnmatchedRequests();
        edge.close();
        assertThat(unexpected).isEmpty();
    }

    @Test
    void pull_customerWithoutLid_takesTwoRequests() {
        edge.findMessagesAnswers("remoteJid", "5511999990003@s.whatsapp.net", "findMessages-history-sync-chat");
        edge.findMessagesAnswers("remoteJidAlt", "5511999990003@s.whatsapp.net", nothingFound());

        Pulled pulled = pull(CustomerAddress.of(Jid.of("5511999990003@s.whatsapp.net")));

        assertThat(texts(pulled))
                .containsExactly(
                        "mensagem antiga do cliente",
                        "resposta humana antiga (celular)",
                        "resposta humana antiga (WhatsApp Web)");
        assertThat(pulled.requests()).isEqualTo(2);
        assertThat(pulled.history().cut()).isFalse();
        assertThat(edge.requests(FIND)).isEqualTo(2);
        assertThat(edge.counted("findMessages", "ok")).isEqualTo(2);
    }

    @Test
    void pull_lidRevealedByTheFirstAnswers_isAskedInTheSamePullAndRememberedForTheNext() {
        stubSplitChat();
        CustomerAddress phoneOnly = CustomerAddress.of(Jid.of(SPLIT_PHONE));

        Pulled first = pull(phoneOnly);

        assertThat(texts(first))
                .containsExactlyInAnyOrder(
                        "contato que só chega por LID",
                        "segunda por LID",
                        "agora por PN",
                        "resposta ao LID (contato só LID)",
                        "resposta ao PN (contato só LID)",
                        "segunda resposta ao LID",
                        "terceira resposta ao LID, depois de mensagem PN");
        assertThat(first.address()).isEqualTo(new CustomerAddress(Jid.of(SPLIT_PHONE), Optional.of(Jid.of(SPLIT_LID))));
        assertThat(first.requests()).isEqualTo(3);

        Pulled second = pull(phoneOnly);

        assertThat(texts(second)).isEqualTo(texts(first));
        assertThat(second.requests()).isEqualTo(2);
        assertThat(edge.requests(FIND)).isEqualTo(5);
    }

    @Test
    void pull_bothAddressesKnown_areAskedAtOnce_andNothingElse() {
        stubSplitChat();
        CustomerAddress both = CustomerAddress.of(Jid.of(SPLIT_LID), Optional.of(Jid.of(SPLIT_PHONE)));

        Pulled pulled = pull(both);

        assertThat(pulled.history().messages()).hasSize(7);
        assertThat(pulled.requests()).isEqualTo(2);
    }

    @Test
    void renew_asksUnderBothAddressesForWhatIsNewAlone_andKeepsTheRest() {
        stubSplitChat();
        CustomerAddress both = CustomerAddress.of(Jid.of(SPLIT_LID), Optional.of(Jid.of(SPLIT_PHONE)));
        Pulled before = pull(both);
        Instant since = EvolutionEdge.NOW.minusSeconds(660);
        for (String jid : List.of(SPLIT_PHONE, SPLIT_LID)) {
            edge.evolution.stubFor(
                    call(FIND, question("remoteJid", jid).replace("2026-10-22T03:00:00Z", since.toString()))
                            .willReturn(nothingFound()));
        }

        Pulled renewed = edge.history.renew(edge.tenant(), both, before.history(), since);

        assertThat(renewed.history()).isSameAs(before.history());
        assertThat(renewed.requests()).isEqualTo(2);
    }

    @Test
    void renew_sinceLongBeforeTheWindow_asksForTheWindow() {
        stubSplitChat();
        CustomerAddress both = CustomerAddress.of(Jid.of(SPLIT_LID), Optional.of(Jid.of(SPLIT_PHONE)));

        Pulled renewed = edge.history.renew(edge.tenant(), both, History.of(List.of(), false), Instant.EPOCH);

        assertThat(texts(renewed)).hasSize(7);
    }

    @Test
    void pull_lidAlone_findsThePhoneAndAsksUnderItToo() {
        stubSplitChat();
        edge.findMessagesAnswers("remoteJidAlt", SPLIT_LID, "findMessages-lid-split-remoteJidAlt-lid");

        Pulled pulled = pull(CustomerAddress.of(Jid.of(SPLIT_LID)));

        assertThat(pulled.history().messages()).hasSize(7);
        assertThat(pulled.address().canonical()).isEqualTo(Jid.of(SPLIT_PHONE));
        assertThat(pulled.requests()).isEqualTo(3);
    }

    @Test
    void pull_lidWithoutPhone_staysTheIdentity() {
        edge.findMessagesAnswers("remoteJid", "166600000000009@lid", nothingFound());
        edge.findMessagesAnswers("remoteJidAlt", "166600000000009@lid", nothingFound());

        Pulled pulled = pull(CustomerAddress.of(Jid.of("166600000000009@lid")));

        assertThat(pulled.address()).isEqualTo(CustomerAddress.of(Jid.of("166600000000009@lid")));
        assertThat(pulled.requests()).isEqualTo(2);
    }

    @Test
    void pull_evolution237_findsTheLidThatNoWebhookNames() {
        edge.findMessagesAnswers("remoteJid", PHONE, "v2.3.7-findMessages-by-remoteJid-pn");
        edge.findMessagesAnswers("remoteJidAlt", PHONE, "v2.3.7-findMessages-by-alt-pn");
        edge.findMessagesAnswers("remoteJid", LID, "v2.3.7-findMessages-by-remoteJid-lid");
        CustomerAddress heard = MessageMapper.map(Samples.webhookData("v2.3.7-webhook-messages-upsert-text-lid"))
                .orElseThrow()
                .address();
        assertThat(heard).isEqualTo(CustomerAddress.of(Jid.of(PHONE)));

        Pulled pulled = pull(heard);

        assertThat(texts(pulled)).containsExactly("LID 2.3.7", "PN 2.3.7", "bot responde ao PN", "bot responde ao LID");
        assertThat(pulled.address().lid()).contains(Jid.of(LID));
        assertThat(pulled.requests()).isEqualTo(3);
    }

    @Test
    void pull_channelThatIgnoresAlt_isAskedSoOnlyOnce() {
        edge.findMessagesAnswers("remoteJid", PHONE, "findMessages-evolution-channel");
        edge.findMessagesAnswers("remoteJidAlt", PHONE, "findMessages-evolution-channel-remoteJidAlt");

        Pulled first = pull(CustomerAddress.of(Jid.of(PHONE)));
        Pulled second = pull(CustomerAddress.of(Jid.of(PHONE)));

        assertThat(first.requests()).isEqualTo(2);
        assertThat(second.requests()).isEqualTo(1);
        assertThat(texts(second)).isEqualTo(texts(first)).doesNotContain("Resposta, número sem @");
        assertThat(edge.foreign()).as("the send to the bare number").isEqualTo(1);
    }

    @Test
    void pull_bareNumber_isNeverAskedAsAlt() {
        edge.findMessagesAnswers("remoteJid", "5511999990001", "findMessages-evolution-channel-by-number");

        assertThat(pull(CustomerAddress.of(Jid.of("5511999990001"))).requests()).isEqualTo(1);
    }

    @Test
    void pull_recordsOfOtherChatsAndInstances_areDroppedAndCounted() {
        ArrayNode records = recordsOf("findMessages-by-lid");
        records.addAll(recordsOf("findMessages-same-second-order"));
        ObjectNode otherInstance =
                recordsOf("findMessages-inbound-after-read").get(0).deepCopy();
        records.add(otherInstance.put("instanceId", "another-instance"));
        records.add(Samples.json("{\"key\":{\"id\":\"\"}}"));
        edge.findMessagesAnswers("remoteJid", PHONE, page(records));
        edge.findMessagesAnswers("remoteJidAlt", PHONE, nothingFound());
        edge.findMessagesAnswers("remoteJid", LID, nothingFound());

        Pulled pulled = pull(CustomerAddress.of(Jid.of(PHONE)));

        assertThat(texts(pulled)).containsExactly("Mensagem endereçada por LID", "aqui é o Carlos, chat LID");
        assertThat(edge.foreign()).isEqualTo(5);
        assertThat(edge.meters
                        .counter("voicesdr.evolution.records.unusable", "instance", "loja")
                        .count())
                .isEqualTo(1);
    }

    @Test
    void pull_instanceMadeAnew_isReadAgain() {
        edge.findMessagesAnswers("remoteJid", "5511999990003@s.whatsapp.net", "findMessages-history-sync-chat");
        edge.findMessagesAnswers("remoteJidAlt", "5511999990003@s.whatsapp.net", nothingFound());
        CustomerAddress customer = CustomerAddress.of(Jid.of("5511999990003@s.whatsapp.net"));
        pull(customer);
        ArrayNode anew = recordsOf("findMessages-history-sync-chat");
        anew.forEach(record -> ((ObjectNode) record).put("instanceId", "made-anew"));
        edge.findMessagesAnswers("remoteJid", "5511999990003@s.whatsapp.net", page(anew));

        assertThat(pull(customer).history().messages()).hasSize(3);
    }

    @Test
    void pull_fullPage_isCut() {
        edge.close();
        edge = new EvolutionEdge("page-size", "3");
        String body = question("remoteJid", "5511999990003@s.whatsapp.net").replace("200", "3");
        edge.evolution.stubFor(call(FIND, body).willReturn(recorded("findMessages-history-sync-chat")));
        String alt = question("remoteJidAlt", "5511999990003@s.whatsapp.net").replace("200", "3");
        edge.evolution.stubFor(call(FIND, alt).willReturn(nothingFound()));

        assertThat(pull(CustomerAddress.of(Jid.of("5511999990003@s.whatsapp.net")))
                        .history()
                        .cut())
                .isTrue();
    }

    @Test
    void pull_moreRowsThanAskedFor_takesTheNewest() {
        edge.close();
        edge = new EvolutionEdge("page-size", "3");
        ArrayNode many = recordsOf("findMessages-history-sync-chat");
        JsonNode row = many.get(0);
        for (int i = 1; i <= 1_000; i++) {
            ObjectNode older = row.deepCopy();
            ((ObjectNode) older.path("key")).put("id", "OLDER" + i);
            older.put("id", "older" + i)
                    .put("messageTimestamp", row.path("messageTimestamp").asLong() - 1_000_000 - i);
            many.insert(0, older);
        }
        String body = question("remoteJid", "5511999990003@s.whatsapp.net").replace("200", "3");
        edge.evolution.stubFor(call(FIND, body).willReturn(page(many)));
        String alt = question("remoteJidAlt", "5511999990003@s.whatsapp.net").replace("200", "3");
        edge.evolution.stubFor(call(FIND, alt).willReturn(nothingFound()));

        Pulled pulled = pull(CustomerAddress.of(Jid.of("5511999990003@s.whatsapp.net")));

        assertThat(pulled.history().messages())
                .hasSize(3)
                .noneMatch(message -> message.id().startsWith("OLDER"));
        assertThat(pulled.history().cut()).isTrue();
    }

    @Test
    void pull_shortSessions_stillLookBackAWeek() {
        edge.close();
        edge = new EvolutionEdge("sessions-in-window", "2");
        String week = question("remoteJid", PHONE).replace("2026-10-22", "2026-11-14");
        edge.evolution.stubFor(call(FIND, week).willReturn(nothingFound()));
        edge.evolution.stubFor(
                call(FIND, week.replace("remoteJid", "remoteJidAlt")).willReturn(nothingFound()));

        assertThat(pull(CustomerAddress.of(Jid.of(PHONE))).history().messages()).isEmpty();
    }

    @Test
    void pull_serverFailsTwice_isRepeatedAndCounted() {
        edge.findMessagesAnswers("remoteJidAlt", PHONE, nothingFound());
        failThenAnswer(
                question("remoteJid", PHONE), json(500, "{}"), aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER));

        Pulled pulled = pull(CustomerAddress.of(Jid.of(PHONE)));

        assertThat(pulled.requests()).isEqualTo(4);
        assertThat(edge.requests(FIND)).isEqualTo(4);
        assertThat(edge.counted("findMessages", "server_error")).isEqualTo(1);
        assertThat(edge.counted("findMessages", "connection_lost")).isEqualTo(1);
        assertThat(edge.counted("findMessages", "ok")).isEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource({
        "error-401-wrong-apikey, EVOLUTION_KEY_REFUSED",
        "error-404-unknown-instance, EVOLUTION_INSTANCE_UNKNOWN",
        "error-404-GET-findMessages, EVOLUTION_ROUTE_UNKNOWN",
        "findMessages-validation-error, EVOLUTION_REFUSED",
        "root, EVOLUTION_UNREADABLE"
    })
    void recent_refused_isNotRepeated(String sample, String code) {
        edge.evolution.stubFor(call(FIND, recentQuestion()).willReturn(recorded(sample)));

        assertThat(failure(edge.tenant()).code()).isEqualTo(code);
        assertThat(edge.requests(FIND)).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({"500, EVOLUTION_SERVER_ERROR", "502, EVOLUTION_GATEWAY_ERROR", "429, EVOLUTION_RATE_LIMITED"})
    void recent_failingOnAndOn_isAskedThreeTimes(int status, String code) {
        edge.evolution.stubFor(call(FIND, recentQuestion()).willReturn(json(status, "<html>x</html>")));

        assertThat(failure(edge.tenant()).code()).isEqualTo(code);
        assertThat(edge.requests(FIND)).isEqualTo(3);
    }

    @Test
    void recent_slowServer_timesOut() {
        edge.close();
        edge = new EvolutionEdge("read-timeout", "150ms", "retries", "1");
        edge.evolution.stubFor(
                call(FIND, recentQuestion()).willReturn(nothingFound().withFixedDelay(1_000)));

        assertThat(failure(edge.tenant()).code()).isEqualTo("EVOLUTION_TIMEOUT");
        assertThat(edge.requests(FIND)).isEqualTo(2);
    }

    /** The client's own time-out ends with the first byte. A sweep that hangs behind it would never find anything again. */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void recent_answerThatStallsOrDrips_timesOut(boolean drips) throws IOException {
        edge.close();
        edge = new EvolutionEdge("read-timeout", "300ms", "retries", "1");
        try (HalfAnswer evolution = new HalfAnswer("{\"messages\":{\"records\":[", drips)) {
            assertThat(failure(EvolutionEdge.tenantAt("loja", evolution.url())).code())
                    .isEqualTo("EVOLUTION_TIMEOUT");
            assertThat(evolution.requests()).isEqualTo(2);
        }
    }

    @Test
    void recent_answerWithoutJson_isUnreadable() {
        edge.evolution.stubFor(call(FIND, recentQuestion()).willReturn(json(200, "<html>login</html>")));

        assertThat(failure(edge.tenant()).code()).isEqualTo("EVOLUTION_UNREADABLE");
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://localhost:1", "http://no-such-host.invalid:8080"})
    void recent_nobodyThere_isUnreachable(String url) {
        assertThat(failure(EvolutionEdge.tenantAt("loja", url)).code()).isEqualTo("EVOLUTION_UNREACHABLE");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "not a url", "ftp://evolution", "evolution:8080", "http://evolution_api:8080"})
    void recent_oddAddress_saysSo(String url) {
        assertThat(failure(EvolutionEdge.tenantAt("loja", url)).code()).isEqualTo("EVOLUTION_URL_INVALID");
    }

    @Test
    void recent_deadServer_isLeftAloneWhileOthersAreServed() {
        edge.close();
        edge = new EvolutionEdge("breaker-volume", "4", "breaker-delay", "1m", "retries", "0");
        edge.evolution.stubFor(call(FIND, recentQuestion()).willReturn(nothingFound()));
        Tenant dead = EvolutionEdge.tenantAt("loja", "http://localhost:1");
        for (int i = 0; i < 4; i++) {
            assertThat(failure(dead).code()).isEqualTo("EVOLUTION_UNREACHABLE");
        }

        assertThat(failure(dead).code()).isEqualTo("EVOLUTION_BREAKER_OPEN");
        assertThat(edge.history.recent(edge.tenant(), Duration.ofHours(2))).isEmpty();
    }

    @Test
    void recent_refusals_doNotOpenTheBreaker() {
        edge.close();
        edge = new EvolutionEdge("breaker-volume", "4", "breaker-delay", "1m");
        edge.evolution.stubFor(call(FIND, recentQuestion()).willReturn(recorded("error-401-wrong-apikey")));

        for (int i = 0; i < 10; i++) {
            assertThat(failure(edge.tenant()).code()).isEqualTo("EVOLUTION_KEY_REFUSED");
        }
    }

    @Test
    void recent_messagesOfAllChats_comeNewestFirst() {
        ArrayNode records = recordsOf("findMessages-inbound-after-read");
        records.addAll(recordsOf("findMessages-same-second-order"));
        edge.evolution.stubFor(call(FIND, recentQuestion()).willReturn(page(records)));

        List<Message> recent = edge.history.recent(edge.tenant(), Duration.ofHours(2));

        assertThat(recent)
                .extracting(message -> message.content().text())
                .containsExactly(
                        "mesmo segundo 3",
                        "mesmo segundo 2",
                        "mesmo segundo 1",
                        "mesmo segundo 0",
                        "Oi, bom dia! Quanto custa o plano?");
        assertThat(edge.foreign()).isZero();
    }

    @Test
    void failure_itsText_namesInstanceAndActionButNoKeyAndNoNumber() {
        edge.evolution.stubFor(
                call(FIND, recentQuestion()).willReturn(recorded("error-404-GET-findMessages-remoteJid")));

        assertThat(failure(edge.tenant()))
                .hasMessage("findMessages of instance loja failed (HTTP 404 Cannot GET"
                        + " /chat/findMessages/****0001@s.whatsapp.net). Check that EVOLUTION_URL, or whatsapp.url,"
                        + " points at Evolution 2.3 itself.");
    }

    @Test
    void jid_empty_canNotBeAsked() {
        assertThatThrownBy(() -> pull(CustomerAddress.of(Jid.of(" ")))).isInstanceOf(IllegalArgumentException.class);
        assertThat(edge.requests(FIND)).isZero();
    }

    private void stubSplitChat() {
        edge.findMessagesAnswers("remoteJid", SPLIT_PHONE, "findMessages-lid-split-remoteJid-pn");
        edge.findMessagesAnswers("remoteJidAlt", SPLIT_PHONE, "findMessages-lid-split-remoteJidAlt-pn");
        edge.findMessagesAnswers("remoteJid", SPLIT_LID, "findMessages-lid-split-remoteJid-lid");
    }

    private void failThenAnswer(String body, ResponseDefinitionBuilder first, ResponseDefinitionBuilder second) {
        String scenario = "heals";
        edge.evolution.stubFor(call(FIND, body)
                .inScenario(scenario)
                .whenScenarioStateIs(Scenario.STARTED)
                .willReturn(first)
                .willSetStateTo("once"));
        edge.evolution.stubFor(call(FIND, body)
                .inScenario(scenario)
                .whenScenarioStateIs("once")
                .willReturn(second)
                .willSetStateTo("twice"));
        edge.evolution.stubFor(call(FIND, body)
                .inScenario(scenario)
                .whenScenarioStateIs("twice")
                .willReturn(nothingFound()));
    }

    private Pulled pull(CustomerAddress address) {
        return edge.history.pull(edge.tenant(), address);
    }

    private UpstreamException failure(Tenant tenant) {
        return catchThrowableOfType(UpstreamException.class, () -> edge.history.recent(tenant, Duration.ofHours(2)));
    }

    private static String recentQuestion() {
        return """
                {"where":{"messageTimestamp":{"gte":"2026-11-21T01:00:00Z","lte":"2026-11-22T03:00:00Z"}},
                 "page":1,"offset":1000}""";
    }

    private static List<String> texts(Pulled pulled) {
        return pulled.history().messages().stream()
                .map(message -> message.content().text())
                .toList();
    }

    private static ArrayNode recordsOf(String sample) {
        return Samples.answer(sample).path("messages").path("records").deepCopy();
    }

    private static ResponseDefinitionBuilder page(JsonNode records) {
        ObjectNode messages = JsonNodeFactory.instance.objectNode();
        messages.put("total", records.size()).put("pages", 1).put("currentPage", 1);
        messages.set("records", records);
        return json(
                200,
                JsonNodeFactory.instance.objectNode().set("messages", messages).toString());
    }
}
