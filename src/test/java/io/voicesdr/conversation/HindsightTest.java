package io.voicesdr.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import io.voicesdr.core.decision.Decision;
import io.voicesdr.core.message.ChatRef;
import io.voicesdr.core.message.CustomerAddress;
import io.voicesdr.core.message.Message;
import io.voicesdr.core.message.Origin;
import io.voicesdr.core.prompt.Prompt;
import io.voicesdr.core.state.Replay;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What the page of one bubble says the model was told about itself and the company is what it was told. */
class HindsightTest {

    private World world = World.of(tenant -> tenant);

    @Test
    void promptOfAnAnswer_isTheOneThatWasAsked() {
        says("oi, tudo bem?");

        assertThat(told().system()).isEqualTo(world.model.asked.getLast().system());
    }

    @Test
    void promptOfATeamThatWantsToKnow_saysWhat() {
        world = World.of(tenant -> tenant.team(PeopleTest.rules(30)).lead(LeadsTest.RULES));
        says("oi, quanto custa?");

        assertThat(told().system()).isEqualTo(world.model.asked.getLast().system());
        assertThat(told().system()).contains("## O que descobrir");
    }

    @Test
    void promptAfterAPersonWasCalled_saysSo() {
        world = World.of(tenant -> tenant.team(PeopleTest.rules(30)));
        says("quero falar com um atendente");
        says("qual o horário de vocês?");

        assertThat(told().system()).isEqualTo(world.model.asked.getLast().system());
        assertThat(told().system()).contains("## Uma pessoa já foi chamada");
    }

    @Test
    void handOver_hasNoPrompt_andItsReason() {
        world = World.of(tenant -> tenant.team(PeopleTest.rules(30)));
        says("quero falar com um atendente");

        Hindsight.Reason reason = why().orElseThrow();
        assertThat(reason.prompt()).isEmpty();
        assertThat(reason.decision()).isInstanceOf(Decision.HandOver.class);
    }

    private void says(String text) {
        world.clock.advance(Duration.ofSeconds(30));
        world.customerWrites(text);
        world.settle();
    }

    private Prompt told() {
        return why().flatMap(Hindsight.Reason::prompt).orElseThrow();
    }

    private Optional<Hindsight.Reason> why() {
        CustomerAddress maria = CustomerAddress.of(World.MARIA);
        Message last = world.whatsApp.all().stream()
                .filter(message ->
                        message.origin() == Origin.API && message.remoteJid().equals(World.MARIA))
                .reduce((first, second) -> second)
                .orElseThrow();
        var state = Replay.replay(
                new ChatRef("loja", maria.canonical()),
                world.tenant.conversation(),
                world.signatures(world.tenant),
                world.whatsApp.pull(world.tenant, maria).history(),
                world.clock.instant());
        return new Hindsight(world, world.listener, world.model, world.shelf).why(world.tenant, state, last.id());
    }
}
