package io.voicesdr.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import io.voicesdr.core.answer.Answer;
import io.voicesdr.core.answer.Answer.LeadFact;
import io.voicesdr.core.flow.Flows;
import io.voicesdr.core.message.CustomerAddress;
import io.voicesdr.core.message.Message;
import io.voicesdr.core.team.ChatLedger;
import io.voicesdr.core.team.LeadCase;
import io.voicesdr.core.team.LeadStatus;
import io.voicesdr.core.tenant.LeadRules;
import io.voicesdr.core.tenant.LeadRules.Criterion;
import io.voicesdr.tenant.TestFlows;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Leads through the whole shell: when the team gets a card, what stands on it, and that it never comes twice. */
class LeadsTest {
    static final LeadRules RULES = new LeadRules(
            List.of(
                    new Criterion("necessidade", 3, "O que você procura?"),
                    new Criterion("orçamento", 2, ""),
                    new Criterion("prazo", 1, "Para quando?")),
            60,
            90);

    private World world = World.of(tenant -> tenant.team(PeopleTest.rules(30)).lead(RULES));
    private final List<LeadFact> facts = new ArrayList<>();

    @Test
    void lead_thatQualifies_getsACard_withEvidenceAndScore() {
        learns(new LeadFact("necessidade", "SUV", "um SUV"));
        writes("oi, procuro um SUV");
        assertThat(team()).isEmpty();
        learns(new LeadFact("Orcamento", "até 80 mil", "até 80 mil"));
        writes("até 80 mil, vocês têm?");

        assertThat(team()).containsExactly("""
                        🎯 *Lead qualificado: 83 de 100*
                        Cliente: Maria
                        WhatsApp: https://wa.me/5511999990001
                        Conversa: https://sdr.example.com/inbox/loja/5511999990001
                        • necessidade: SUV — “um SUV”
                        • orçamento: até 80 mil — “até 80 mil”
                        • prazo: ?
                        Pontos: necessidade 3/3, orçamento 2/2, prazo 0/1
                        Últimas mensagens:
                        > oi, procuro um SUV
                        > até 80 mil, vocês têm?

                        _Reaja: 👍 já falei · ✅ ganho · ❌ perdido. Corrigir: responda /fato prazo = março_""");
        assertThat(world.model.asked.getLast().system())
                .contains("## O que descobrir")
                .contains("- necessidade: O que você procura?\n- orçamento\n- prazo: Para quando?");
    }

    @Test
    void card_isUpdatedOnce_whenItBecomesAPriority_andNeverAgain() {
        qualifies();
        writes("e aí?");
        assertThat(team()).hasSize(1);
        learns(new LeadFact("prazo", "esta semana", "esta semana"));
        writes("preciso para esta semana");
        writes("obrigada");
        writes("tchau");

        assertThat(team()).hasSize(2);
        assertThat(team().getLast())
                .startsWith("⭐ *Lead prioritário: 100 de 100 ↑*")
                .contains("• prazo: esta semana — “esta semana”");
    }

    @Test
    void afterARestart_theCardIsKnown_andNotSentAgain() {
        qualifies();
        world = world.restarted();
        answers();
        writes("tem cor azul?");
        writes("e preta?");

        assertThat(team()).hasSize(1);
    }

    @Test
    void twoReplicas_sendOneCard() {
        World other = world.restarted();
        other.model.outcome = (number, prompt) -> PeopleTest.answered(answer());
        other.customerWrites("oi");
        other.settle();
        qualifies();
        other.clock.advance(Duration.ofSeconds(40));
        other.customerWrites("até 80 mil, um SUV?");
        other.settle();

        assertThat(team()).hasSize(1);
    }

    @Test
    void factWithoutLiteralEvidence_doesNotCount() {
        learns(new LeadFact("necessidade", "SUV", "quero um SUV novo"));
        learns(new LeadFact("orçamento", "100 mil", "cem mil reais"));
        writes("oi");
        assertThat(team()).isEmpty();
    }

    @Test
    void valueThatSaysNothing_isWorthNothing() {
        learns(new LeadFact("necessidade", "SUV", "SUV"));
        learns(new LeadFact("orçamento", "não sabe", "não sei quanto"));
        writes("SUV, mas não sei quanto");
        assertThat(team()).isEmpty();
    }

    @Test
    void statuses_comeFromCommandsReactionsAndReplies() {
        qualifies();
        Message card = world.whatsApp.sentTo(PeopleTest.GROUP).getFirst();
        hear(world.whatsApp.staffReacts(PeopleTest.GROUP, "Carlos", card, "👍"));
        assertThat(lead().status()).isEqualTo(LeadStatus.CONTACTED);
        assertThat(lead().by()).isEqualTo("Carlos");
        hear(world.whatsApp.staffReacts(PeopleTest.GROUP, "Carlos", card, ""));
        assertThat(lead().status()).isEqualTo(LeadStatus.NEW);
        hear(world.whatsApp.staffReplies(PeopleTest.GROUP, "Bia", card, "/perdido"));
        assertThat(lead().status()).isEqualTo(LeadStatus.LOST);
        hear(world.whatsApp.staff(PeopleTest.GROUP, "Bia", "/ganho 11 99999-0001"));
        assertThat(lead().status()).isEqualTo(LeadStatus.WON);
        hear(world.whatsApp.staff(PeopleTest.GROUP, "Bia", "acho que esse cliente compra"));
        assertThat(lead().status()).isEqualTo(LeadStatus.WON);
    }

    @Test
    void peoplesCorrection_standsAboveWhatTheModelFinds() {
        qualifies();
        Message card = world.whatsApp.sentTo(PeopleTest.GROUP).getFirst();
        hear(world.whatsApp.staffReplies(PeopleTest.GROUP, "Bia", card, "/fato orcamento = até 120 mil"));
        learns(new LeadFact("prazo", "esta semana", "esta semana"));
        writes("preciso para esta semana");

        assertThat(team().getLast()).contains("• orçamento: até 120 mil — “Bia”");
        assertThat(lead().facts()).contains(new LeadFact("orcamento", "até 120 mil", "Bia"));
    }

    @Test
    void leadThatWasWon_andComesBackAnotherDay_isANewOne() {
        qualifies();
        world.clock.advance(Duration.ofMinutes(1));
        hear(world.whatsApp.staff(PeopleTest.GROUP, "Bia", "/ganho 5511999990001"));
        writes("obrigada!");
        assertThat(team()).hasSize(1);
        world.clock.advance(Duration.ofDays(3));
        writes("oi, até 80 mil, um SUV para minha irmã");
        assertThat(team()).hasSize(2);
        assertThat(ledger().leads()).hasSize(2);
    }

    @Test
    void commandOfTheInbox_isWrittenIntoTheTeamChat_andCounts() {
        qualifies();
        world.team.give(
                world.tenant, io.voicesdr.core.team.Command.of(io.voicesdr.core.team.Verb.CONTACTED, "5511999990001"));
        assertThat(team().getLast()).isEqualTo("/contatado 5511999990001");
        assertThat(lead().status()).isEqualTo(LeadStatus.CONTACTED);
        assertThat(lead().by()).isEqualTo("inbox");
    }

    @Test
    void answersOfAFlow_countWithoutAnyModel() {
        isAskedByAFlow();
        assertThat(team()).isEmpty();
        writes("uns 15 mil");

        assertThat(world.model.asked).isEmpty();
        assertThat(team()).hasSize(1);
        assertThat(team().getFirst())
                .startsWith("⭐ *Lead prioritário: 100 de 100*")
                .contains("• nome: Ana Lima — “Ana Lima”")
                .contains("• investimento: R$ 15.000,00 — “uns 15 mil”");
    }

    /** The words of a voice note are evidence like written ones. */
    @Test
    void spokenAnswersOfAFlow_countToo() {
        isAskedByAFlow();
        world.clock.advance(Duration.ofSeconds(20));
        world.customerSpeaks("uns 15 mil");
        world.settle();

        assertThat(team()).hasSize(1);
        assertThat(team().getFirst()).contains("• investimento: R$ 15.000,00 — “uns 15 mil”");
    }

    /** Up to the question what it may cost. */
    private void isAskedByAFlow() {
        var flow = TestFlows.shipped("qualificacao");
        LeadRules rules =
                new LeadRules(List.of(new Criterion("nome", 1, ""), new Criterion("investimento", 3, "")), 60, 80);
        world = World.of(tenant ->
                tenant.team(PeopleTest.rules(30)).lead(rules).flows(new Flows(Optional.of(flow), List.of(flow))));
        writes("oi");
        writes("Ana Lima");
        writes("quero um site novo");
    }

    private void qualifies() {
        learns(new LeadFact("necessidade", "SUV", "um SUV"));
        learns(new LeadFact("orçamento", "até 80 mil", "até 80 mil"));
        writes("até 80 mil, um SUV, vocês têm?");
        assertThat(team()).hasSize(1);
    }

    private void learns(LeadFact fact) {
        facts.add(fact);
        answers();
    }

    private void answers() {
        world.model.outcome = (number, prompt) -> PeopleTest.answered(answer());
    }

    private Answer answer() {
        return Answer.ofText("Temos sim!").withLeadFacts(facts);
    }

    private ChatLedger ledger() {
        return world.team
                .ledger(
                        world.tenant,
                        world.clock.instant(),
                        world.clock.instant().plus(Duration.ofDays(1)))
                .of(CustomerAddress.of(World.MARIA));
    }

    private LeadCase lead() {
        return ledger().lead().orElseThrow();
    }

    private void hear(Message message) {
        world.clock.advance(Duration.ofSeconds(5));
        world.team.heard(world.tenant, Optional.of(message));
        world.settle();
    }

    private void writes(String text) {
        world.clock.advance(Duration.ofSeconds(20));
        world.customerWrites(text);
        world.settle();
    }

    @Test
    void forgottenCustomer_isALeadOfNewWordsOnly() {
        learns(new LeadFact("necessidade", "SUV", "um SUV"));
        writes("oi, procuro um SUV");
        facts.clear();
        writes("apagar meus dados");
        learns(new LeadFact("orçamento", "até 80 mil", "até 80 mil"));
        writes("até 80 mil, vocês têm?");

        assertThat(team())
                .as("both together would qualify")
                .singleElement()
                .asString()
                .contains("apagar os dados");
    }

    @Test
    void forgottenLead_whoQualifiesAnew_getsACardOfNewWordsOnly() {
        learns(new LeadFact("necessidade", "SUV", "um SUV"));
        learns(new LeadFact("orçamento", "até 80 mil", "até 80 mil"));
        writes("oi, procuro um SUV até 80 mil");
        assertThat(team()).singleElement().asString().contains("SUV");
        facts.clear();
        writes("apagar meus dados");
        world.clock.advance(Duration.ofMinutes(10));
        learns(new LeadFact("necessidade", "sedã", "um sedã"));
        learns(new LeadFact("orçamento", "até 90 mil", "até 90 mil"));
        writes("oi, agora quero um sedã até 90 mil");

        assertThat(team()).hasSize(3);
        assertThat(team().getLast()).contains("sedã").doesNotContain("SUV");
    }

    private List<String> team() {
        return world.whatsApp.textsTo(PeopleTest.GROUP);
    }
}
