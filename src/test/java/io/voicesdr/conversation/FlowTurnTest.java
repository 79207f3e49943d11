package io.voicesdr.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import io.voicesdr.conversation.TurnReport.Outcome;
import io.voicesdr.core.answer.Answer;
import io.voicesdr.core.message.Message;
import io.voicesdr.core.signature.Hashes;
import io.voicesdr.core.signature.Kind;
import io.voicesdr.core.signature.Signature;
import io.voicesdr.tenant.TestFlows;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Flows through the whole shell: what is sent, signed, and remembered by nobody but WhatsApp. */
class FlowTurnTest {

    private World world = World.withFlow(TestFlows.shipped("qualificacao"));

    @Test
    void customer_isQualified_acrossARestart_withAQuestionInTheMiddle() {
        assertThat(writes("oi"))
                .containsExactly(
                        "Olá! Que bom ter você por aqui. Vou fazer umas perguntas rápidas.", "Como você se chama?");
        assertThat(writes("Ana Lima")).containsExactly("Prazer, Ana Lima! Em que podemos ajudar?");
        assertThat(world.model.asked).isEmpty();

        world = world.restarted();
        assertThat(writes("quero um site novo")).containsExactly("Quanto você pensa em investir?");
        assertThat(writes("vocês parcelam?")).containsExactly("Resposta 1", "Quanto você pensa em investir?");
        assertThat(world.model.asked).hasSize(1);
        assertThat(world.model.asked.getFirst().system()).contains("logo depois o sistema pergunta investimento");

        world = world.restarted();
        assertThat(writes("uns 15 mil").getFirst()).startsWith("Para quando você precisa?");
        world = world.restarted();
        assertThat(writes("1")).containsExactly("Ótimo! Qual é o seu e-mail para a proposta?");
        assertThat(writes("ana@exemplo.com.br"))
                .containsExactly("Obrigada, Ana Lima! Um especialista continua com você por aqui.");
        assertThat(world.outcomes()).last().isEqualTo(Outcome.HANDED_OVER);
        assertThat(world.model.asked).isEmpty();
    }

    /** WhatsApp takes texts of 65,536 characters, and not everybody puts a full stop. */
    @Test
    void questionOfManyPagesWithoutAnEnd_isAnswered() {
        writes("oi");

        assertThat(writes("quanto custa " + "e mais isto ".repeat(5_400)))
                .containsExactly("Resposta 1", "Como você se chama?");
    }

    @Test
    void answerWithAQuestionBehindIt_isTaken_whateverItsMarks() {
        writes("oi");

        assertThat(writes("Ana Lima!! Vocês abrem aos sábados??")).anyMatch(said -> said.contains("Ana Lima"));
    }

    @Test
    void everyBubble_isSignedForItsNode() {
        writes("oi");
        writes("vocês atendem aos sábados?");

        assertThat(marks()).extracting(Signature::kind).containsExactly(Kind.FLOW, Kind.FLOW, Kind.ANSWER, Kind.ANSWER);
        assertThat(marks())
                .extracting(Signature::place)
                .containsExactly(
                        Hashes.ofNode("boas_vindas"),
                        Hashes.ofNode("nome"),
                        Hashes.ofNode("nome"),
                        Hashes.ofNode("nome"));
        assertThat(marks()).extracting(Signature::config).containsOnly(Hashes.ofConfig(world.tenant.configHash()));
    }

    @Test
    void flowTurn_costsNoModelAndTwoPulls() {
        writes("oi");

        assertThat(world.model.asked).isEmpty();
        assertThat(world.whatsApp.pulls).hasValue(2);
        assertThat(world.outcomes()).containsExactly(Outcome.TOLD);
    }

    @Test
    void account_namesTheNode_andHowSureTheModelWas() {
        writes("oi");
        assertThat(world.reports).last().extracting(TurnReport::node).isEqualTo("nome");
        assertThat(world.reports.getLast().confidence()).isEmpty();

        world.model.outcome = (number, prompt) -> new LanguageModel.Outcome.Answered(
                new Answer(
                        List.of("Parcelamos."),
                        Optional.empty(),
                        Optional.of("pt-BR"),
                        Optional.of("payment"),
                        Optional.of("neutral"),
                        Optional.of(0.75),
                        java.util.Map.of("installments", "yes"),
                        List.of(),
                        Answer.Handover.notNeeded()),
                FakeModel.USAGE);
        writes("vocês parcelam?");
        TurnReport report = world.reports.getLast();
        assertThat(report.node()).isEqualTo("nome");
        assertThat(report.intent()).isEqualTo("payment");
        assertThat(report.confidence()).hasValue(0.75);
        assertThat(world.insights
                        .find(world.tenant, report.answers())
                        .orElseThrow()
                        .entities())
                .containsEntry("installments", "yes");
    }

    /** Law 4: the second of two replicas looks again before it speaks, and finds that all is said. */
    @Test
    void twoReplicas_onTheSameMessage_speakOnce() {
        for (String text : List.of("oi", "Ana Lima", "falar com atendente")) {
            int sends = world.whatsApp.sends.get();
            int pulls = world.whatsApp.pulls.get();
            World other = world.restarted();
            world.clock.advance(Duration.ofSeconds(40));
            Message message = world.whatsApp.customer(World.MARIA, text);
            world.whatsApp.beforePull = number -> {
                if (number == pulls + 2) {
                    other.hear(message);
                    other.settle();
                }
            };

            world.hear(message);
            world.settle();

            assertThat(world.outcomes()).last().isEqualTo(Outcome.ANSWERED_ELSEWHERE);
            assertThat(other.outcomes()).last().isIn(Outcome.TOLD, Outcome.HANDED_OVER);
            assertThat(world.whatsApp.sends.get() - sends).isEqualTo(text.equals("oi") ? 2 : 1);
            assertThat(world.whatsApp.pulls.get() - pulls).isEqualTo(4);
        }
    }

    @Test
    void customerWhoWritesOn_beforeTheFlowSpoke_isHeardWhole() {
        writes("oi");
        onReread(() -> world.customerWrites("Lima"));
        assertThat(writes("Ana")).containsExactly("Prazer, Ana Lima! Em que podemos ajudar?");
        assertThat(world.outcomes()).contains(Outcome.DISCARDED);
    }

    @Test
    void personWhoWrites_beforeTheFlowSpoke_hasTheConversation() {
        writes("oi");
        onReread(() -> world.whatsApp.person(World.MARIA, "Oi Ana, deixa comigo"));
        assertThat(writes("Ana")).isEmpty();
        assertThat(world.outcomes()).last().isEqualTo(Outcome.STOPPED_BY_PERSON);
    }

    private void onReread(Runnable happens) {
        int reread = world.whatsApp.pulls.get() + 2;
        world.whatsApp.beforePull = number -> {
            if (number == reread) {
                happens.run();
            }
        };
    }

    /** The greeting went out, the question did not: nobody takes the next message for an answer to it. */
    @Test
    void turnThatBrokeOff_isFinishedWhenTheCustomerWritesAgain() {
        world.whatsApp.sendOutcomes.add(Messenger.Sent.Accepted::new);
        for (int attempt = 0; attempt < 3; attempt++) {
            world.whatsApp.sendOutcomes.add(message -> world.whatsApp.vanish(
                    message, new Messenger.Sent.NotSent(new UpstreamException("EVOLUTION_DOWN", "test", null))));
        }
        assertThat(writes("oi")).hasSize(1);

        world = world.restarted();
        assertThat(writes("alguém?")).containsExactly("Como você se chama?");
        assertThat(writes("Ana")).containsExactly("Prazer, Ana! Em que podemos ajudar?");
    }

    @Test
    void modelThatAsksForAPerson_endsTheFlow() {
        writes("oi");
        world.model.outcome = (number, prompt) -> new LanguageModel.Outcome.Answered(
                new Answer(
                        List.of("Vou chamar alguém."),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        java.util.Map.of(),
                        List.of(),
                        new Answer.Handover(true, "complaint")),
                FakeModel.USAGE);
        assertThat(writes("isso é um absurdo, cadê meu pedido?")).containsExactly("Vou chamar alguém.");

        world.model.outcome =
                (number, prompt) -> new LanguageModel.Outcome.Answered(Answer.ofText("Já vem."), FakeModel.USAGE);
        assertThat(writes("Ana")).containsExactly("Já vem.");
    }

    private List<String> writes(String text) {
        int before = world.whatsApp.textsToCustomers().size();
        world.clock.advance(Duration.ofSeconds(40));
        world.customerWrites(text);
        world.settle();
        List<String> all = world.whatsApp.textsToCustomers();
        return all.subList(before, all.size());
    }

    private List<Signature> marks() {
        return world.whatsApp.all().stream()
                .filter(Message::fromMe)
                .map(message -> world.signatures(world.tenant)
                        .read(message.content().text())
                        .orElseThrow())
                .toList();
    }
}
