package io.voicesdr.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import io.voicesdr.api.row.PromptRow;
import io.voicesdr.core.decision.Decision;
import io.voicesdr.core.message.ChatRef;
import io.voicesdr.core.message.CustomerAddress;
import io.voicesdr.core.message.Message;
import io.voicesdr.core.message.Origin;
import io.voicesdr.core.prompt.Prompt;
import io.voicesdr.core.signature.Hashes;
import io.voicesdr.core.signature.Kind;
import io.voicesdr.core.signature.Signature;
import io.voicesdr.core.view.ChatWindow;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What the page of one bubble says the model was told about itself and the company is what it was told. */
class HindsightTest {

    private World world = World.of(tenant -> tenant);

    @Test
    void promptOfAnAnswer_isTheOneThatWasAsked() {
        says("oi, tudo bem?");

        assertThat(told().system()).isEqualTo(world.model.asked.getLast().system());
        assertThat(told().turns()).isEqualTo(world.model.asked.getLast().turns());
    }

    @Test
    void promptOfALongConversation_hasTheSummaryThatStoodInIt() {
        world = World.of(tenant -> tenant.conversation(World.rules(8)));
        for (int turn = 1; turn <= 5; turn++) {
            says("mensagem " + turn);
        }

        assertThat(world.model.summarised).isNotEmpty();
        assertThat(world.model.asked.getLast().turns().toString()).contains("Resumo");
        assertThat(told().turns()).isEqualTo(world.model.asked.getLast().turns());
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
        assertThat(reason.decision()).containsInstanceOf(Decision.HandOver.class);
        assertThat(reason.stage()).isEmpty();
    }

    @Test
    void followUp_wroteFirst_andNamesItsStage() {
        says("oi, quanto custa?");
        world.clock.advance(Duration.ofHours(2));
        Signature mark = new Signature(Kind.FOLLOW_UP, 0, true, 2, 0, 0, Hashes.tokenStep(900));
        world.whatsApp.store(
                World.MARIA, true, Origin.API, world.signatures(world.tenant).sign("Ficou alguma dúvida?", mark));

        Hindsight.Reason reason = why().orElseThrow();
        assertThat(reason.stage()).contains(2);
        assertThat(reason.decision()).isEmpty();
        assertThat(reason.prompt()).isEmpty();
        PromptRow row = PromptRow.of(reason);
        assertThat(row.decision()).isEqualTo("write_first");
        assertThat(row.stage()).isEqualTo(2);
        assertThat(row.reason()).isNull();
        assertThat(row.system()).isNull();
        assertThat(row.turns()).isEmpty();
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
        ChatWindow window = ChatWindow.of(
                        new ChatRef("loja", maria.canonical()),
                        world.tenant.conversation(),
                        world.signatures(world.tenant),
                        world.whatsApp.pull(world.tenant, maria).history().messages(),
                        Instant.EPOCH,
                        world.clock.instant().plusSeconds(1))
                .orElseThrow();
        return new Hindsight(world, world.listener, world.model, world.shelf, world.summaries)
                .why(world.tenant, window, last.id());
    }
}
