package io.voicesdr.evolution;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.voicesdr.conversation.ChatHistory;
import io.voicesdr.conversation.Messenger;
import io.voicesdr.conversation.Messenger.Sent;
import io.voicesdr.core.message.Jid;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;

@QuarkusTest
class EvolutionWiringTest {
    @Inject
    ChatHistory history;

    @Inject
    Messenger messenger;

    @Inject
    InstanceStatus status;

    @Test
    void beans_ofTheEdge_areWired() {
        var nowhere = EvolutionEdge.tenantAt("loja", "http://localhost:1");

        assertThat(history).isNotNull();
        assertThat(messenger.sendText(nowhere, Jid.of("5511999990001@s.whatsapp.net"), "oi"))
                .isInstanceOf(Sent.NotSent.class);
        assertThat(status.of(nowhere).code()).isEqualTo("EVOLUTION_UNREACHABLE");
    }
}
