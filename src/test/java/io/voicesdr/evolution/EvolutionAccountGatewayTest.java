package io.voicesdr.evolution;

import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import io.voicesdr.conversation.UpstreamException;
import io.voicesdr.core.message.Jid;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The company's own number, where its note-to-self chat is. */
class EvolutionAccountGatewayTest {
    private static final String INSTANCES = "/instance/fetchInstances?instanceName=loja";
    private static final Jid OWN = Jid.of("5511999990000@s.whatsapp.net");

    private final EvolutionEdge edge = new EvolutionEdge();
    private final OwnNumbers numbers = new OwnNumbers();
    private final EvolutionAccountGateway accounts = edge.accounts(numbers);

    @AfterEach
    void close() {
        edge.close();
    }

    @Test
    void ask_learnsTheOwner_once() {
        answers(EvolutionEdge.json(200, """
                [{"name":"outra","ownerJid":"5511888880000@s.whatsapp.net"},
                 {"name":"loja","ownerJid":"5511999990000@s.whatsapp.net"}]"""));

        assertThat(accounts.known(edge.tenant())).isEmpty();
        assertThat(accounts.ask(edge.tenant())).contains(OWN);
        assertThat(accounts.ask(edge.tenant())).contains(OWN);
        assertThat(accounts.known(edge.tenant())).contains(OWN);
        assertThat(asked()).isEqualTo(1);
    }

    @Test
    void numberOfAWebhook_isKnown_withoutAsking() {
        numbers.heard("loja", OWN);

        assertThat(accounts.ask(edge.tenant())).contains(OWN);
        assertThat(asked()).isZero();
    }

    @Test
    void ask_neverPaired_isEmpty_andAskedAgain() {
        answers(EvolutionEdge.json(200, "[{\"name\":\"loja\",\"ownerJid\":null}]"));

        assertThat(accounts.ask(edge.tenant())).isEmpty();
        assertThat(accounts.ask(edge.tenant())).isEmpty();
        assertThat(asked()).isEqualTo(2);
    }

    @Test
    void ask_onlyOtherInstances_isEmpty() {
        answers(EvolutionEdge.json(200, "[{\"name\":\"outra\",\"ownerJid\":\"5511888880000@s.whatsapp.net\"}]"));

        assertThat(accounts.ask(edge.tenant())).isEmpty();
    }

    @Test
    void ask_keyRefused_saysSo_withoutTryingAgain() {
        answers(EvolutionEdge.recorded("error-401-wrong-apikey"));

        assertThatThrownBy(() -> accounts.ask(edge.tenant()))
                .isInstanceOfSatisfying(
                        UpstreamException.class,
                        refused -> assertThat(refused.code()).isEqualTo("EVOLUTION_KEY_REFUSED"));
        assertThat(asked()).isEqualTo(1);
    }

    private void answers(ResponseDefinitionBuilder answer) {
        edge.evolution.stubFor(get(urlEqualTo(INSTANCES))
                .withHeader("apikey", equalTo(EvolutionEdge.KEY))
                .willReturn(answer));
    }

    private int asked() {
        return edge.evolution
                .countRequestsMatching(getRequestedFor(urlEqualTo(INSTANCES)).build())
                .getCount();
    }
}
