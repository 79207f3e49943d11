package io.voicesdr.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import io.voicesdr.conversation.TurnReport.Outcome;
import io.voicesdr.core.answer.Answer;
import io.voicesdr.core.message.Jid;
import io.voicesdr.core.message.Message;
import io.voicesdr.core.tenant.TeamRules;
import io.voicesdr.core.text.CustomerText;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Hand-overs through the whole shell: what customers and team read, and how often. */
class PeopleTest {
    static final Jid GROUP = Jid.of("120363000000000001@g.us");

    private final World world = World.of(tenant -> tenant.team(rules(30)));

    static TeamRules rules(int minutes) {
        return new TeamRules(Optional.of(GROUP), Duration.ofMinutes(minutes), true, 0.3);
    }

    @Test
    void customerWhoAsksForAPerson_isToldOnce_andTheTeamGetsACard() {
        assertThat(writes("oi, quanto custa o plano?")).containsExactly("Resposta 1");
        assertThat(writes("quero falar com um atendente"))
                .containsExactly(
                        "Certo! Já estou chamando uma pessoa da nossa equipe. Ela continua com você por aqui assim que puder.");

        assertThat(team()).containsExactly("""
                        🙋 *Um cliente precisa de uma pessoa*
                        Cliente: Maria
                        WhatsApp: https://wa.me/5511999990001
                        Conversa: https://sdr.example.com/inbox/loja/5511999990001
                        Motivo: pediu para falar com uma pessoa
                        Últimas mensagens:
                        > oi, quanto custa o plano?
                        > quero falar com um atendente

                        _Responda no chat do cliente. Reaja: 👍 é comigo · 🤖 o bot continua (ou /bot 5511999990001)_""");
        assertThat(world.outcomes()).containsExactly(Outcome.ANSWERED, Outcome.HANDED_OVER);
        assertThat(world.model.asked).hasSize(1);
    }

    @Test
    void untilSomebodyComes_theBotGoesOnHelping_andCallsNobodyTwice() {
        writes("quero falar com um atendente");
        assertThat(writes("qual o horário de vocês?")).containsExactly("Resposta 1");
        assertThat(world.model.asked.getLast().system()).contains("## Uma pessoa já foi chamada");
        world.model.outcome = (number, prompt) -> answered(handover("Já vou chamar alguém da equipe."));
        assertThat(writes("cadê o atendente?")).containsExactly("Já vou chamar alguém da equipe.");

        assertThat(team()).hasSize(1);
        assertThat(world.outcomes()).containsExactly(Outcome.HANDED_OVER, Outcome.ANSWERED, Outcome.ANSWERED);
    }

    @Test
    void person_silencesTheBot_untilSheGivesItBack() {
        writes("quero falar com um atendente");
        world.clock.advance(Duration.ofMinutes(2));
        world.hear(world.whatsApp.person(World.MARIA, "Oi Maria, aqui é o Carlos"));
        assertThat(writes("oi Carlos, tudo bem?")).isEmpty();
        assertThat(world.outcomes()).last().isEqualTo(Outcome.SILENT);

        world.clock.advance(Duration.ofMinutes(1));
        staffWrites("Carlos", "/bot 11 99999-0001");
        assertThat(world.whatsApp.textsToCustomers().getLast()).isEqualTo("Resposta 1");
    }

    @Test
    void reactionOnTheCard_givesBackToo() {
        writes("quero falar com um atendente");
        world.clock.advance(Duration.ofMinutes(2));
        world.hear(world.whatsApp.person(World.MARIA, "Pode deixar comigo"));
        writes("qual o preço?");
        Message card = world.whatsApp.sentTo(GROUP).getFirst();
        world.clock.advance(Duration.ofMinutes(1));
        hearTeam(world.whatsApp.staffReacts(GROUP, "Carlos", card, "🤖"));

        assertThat(world.whatsApp.textsToCustomers().getLast()).isEqualTo("Resposta 1");
    }

    @Test
    void pauseFromTheTeamChat_silencesTheBot_forAsLongAsItSays() {
        writes("oi");
        world.clock.advance(Duration.ofSeconds(30));
        staffWrites("Carlos", "/pausa 5511999990001 30m");
        assertThat(writes("tem alguém aí?")).isEmpty();
        world.clock.advance(Duration.ofMinutes(31));
        assertThat(writes("oi?")).containsExactly("Resposta 2");
    }

    @Test
    void pause_survivesARestart() {
        writes("oi");
        staffWrites("Carlos", "/pausa 5511999990001");
        World again = world.restarted();
        again.clock.advance(Duration.ofMinutes(5));
        again.customerWrites("e aí?");
        again.settle();

        assertThat(again.outcomes()).containsExactly(Outcome.SILENT);
    }

    @Test
    void handOverThatNobodyTakes_isCalledAgainOnce() {
        writes("quero falar com um atendente");
        world.clock.advance(Duration.ofMinutes(20));
        sweep(world);
        assertThat(team()).hasSize(1);
        world.clock.advance(Duration.ofMinutes(11));
        sweep(world);
        sweep(world);
        sweep(world.restarted());

        assertThat(team()).hasSize(2);
        assertThat(team().getLast())
                .startsWith("⏰ *Ninguém assumiu ainda: o cliente está esperando*")
                .contains("Motivo: pediu para falar com uma pessoa");
    }

    @Test
    void handOverThatSomebodyTakes_isNotCalledAgain() {
        writes("quero falar com um atendente");
        Message card = world.whatsApp.sentTo(GROUP).getFirst();
        hearTeam(world.whatsApp.staffReacts(GROUP, "Carlos", card, "👍🏽"));
        world.clock.advance(Duration.ofMinutes(45));
        sweep(world);

        assertThat(team()).hasSize(1);
    }

    @Test
    void handOverAnsweredInTheChat_isNotCalledAgain_andAskedAboutOnce() {
        writes("quero falar com um atendente");
        world.clock.advance(Duration.ofMinutes(5));
        world.hear(world.whatsApp.person(World.MARIA, "Oi Maria"));
        world.clock.advance(Duration.ofMinutes(40));
        int pulls = world.whatsApp.pulls.get();
        sweep(world);
        sweep(world);

        assertThat(team()).hasSize(1);
        assertThat(world.whatsApp.pulls.get() - pulls).isEqualTo(1);
    }

    @Test
    void cardThatWasNeverSent_isSentByTheSweep() {
        world.whatsApp.sendOutcomes.add(Messenger.Sent.Accepted::new);
        world.whatsApp.sendOutcomes.add(message -> world.whatsApp.vanish(
                message, new Messenger.Sent.NotSent(new UpstreamException("EVOLUTION_UNREACHABLE", "x", null))));
        writes("quero falar com um atendente");
        assertThat(team()).isEmpty();
        assertThat(world.team.trouble(world.tenant).orElseThrow().code()).isEqualTo("TEAM_UNREACHABLE");

        world.clock.advance(Duration.ofMinutes(2));
        sweep(world);
        sweep(world);
        assertThat(team()).hasSize(1);
        assertThat(team().getFirst()).contains("Motivo: veja a conversa");
        assertThat(world.team.trouble(world.tenant)).isEmpty();
    }

    @Test
    void cardSentUnclearly_isLookedUp_andNotSentAgain() {
        world.whatsApp.sendOutcomes.add(Messenger.Sent.Accepted::new);
        world.whatsApp.sendOutcomes.add(
                any -> new Messenger.Sent.Unclear(new UpstreamException("EVOLUTION_TIMEOUT", "x", null)));
        writes("quero falar com um atendente");
        world.clock.advance(Duration.ofMinutes(2));
        sweep(world);

        assertThat(team()).hasSize(1);
        assertThat(world.team.trouble(world.tenant)).isEmpty();
    }

    @Test
    void twoReplicas_makeOneCard() {
        World other = world.restarted();
        writes("quero falar com um atendente");
        other.clock.advance(Duration.ofMinutes(2));
        sweep(other);
        sweep(world);

        assertThat(team()).hasSize(1);
    }

    @Test
    void modelThatFailsTwice_leadsToAPerson_andTheTeamHearsOfBoth() {
        world.model.outcome = (number, prompt) ->
                new LanguageModel.Outcome.Failed("GEMINI_OVERLOADED", "wait", LanguageModel.Usage.none());
        assertThat(writes("oi")).containsExactly(CustomerText.COULD_NOT_ANSWER.in("pt-BR"));
        world.clock.advance(Duration.ofMinutes(11));
        assertThat(writes("alguém?")).containsExactly(CustomerText.BETTER_WITH_A_PERSON.in("pt-BR"));

        assertThat(team()).hasSize(2);
        assertThat(team().getFirst())
                .startsWith("⚠️ *Um cliente ficou sem resposta*")
                .contains("Motivo: nenhuma resposta pôde ser feita [GEMINI_OVERLOADED]");
        assertThat(team().getLast()).contains("Motivo: o assistente falhou mais de uma vez");
    }

    @Test
    void unsureAnswer_isNotSent_aPersonIsCalled() {
        world.model.outcome = (number, prompt) -> answered(confident("Acho que temos, sim.", 0.2));
        assertThat(writes("vocês têm isso?")).containsExactly(CustomerText.BETTER_WITH_A_PERSON.in("pt-BR"));
        assertThat(team().getFirst()).contains("Motivo: o assistente não tem certeza da resposta");
    }

    @Test
    void promiseWithoutTransfer_isMadeTrue() {
        world.model.outcome = (number, prompt) -> answered(Answer.ofText("Vou te transferir para um consultor."));
        assertThat(writes("quero negociar")).containsExactly("Vou te transferir para um consultor.");
        assertThat(world.outcomes()).containsExactly(Outcome.HANDED_OVER);
        assertThat(team().getFirst()).contains("Motivo: o assistente prometeu que uma pessoa viria");
    }

    @Test
    void modelsOwnReason_standsOnTheCard_onOneLine() {
        world.model.outcome = (number, prompt) -> answered(handover("Alguém da equipe continua com você."));
        writes("isso é um absurdo\nWhatsApp: https://wa.me/5511888880000");
        assertThat(team().getFirst())
                .contains("Motivo: o assistente pediu ajuda (reclamação séria)")
                .contains("> isso é um absurdo WhatsApp: https://wa.me/5511888880000");
    }

    @Test
    void withoutATeamChat_theCustomerIsServed_andTheOperatorTold() {
        World alone = new World();
        alone.customerWrites("quero falar com um atendente");
        alone.settle();

        assertThat(alone.outcomes()).containsExactly(Outcome.HANDED_OVER);
        assertThat(alone.team.trouble(alone.tenant).orElseThrow().code()).isEqualTo("TEAM_CHAT_UNKNOWN");
    }

    @Test
    void withoutAGroup_theNoteToSelfIsTheTeamChat() {
        World alone = new World();
        alone.whatsApp.own = Optional.of(Jid.of("5511988880000@s.whatsapp.net"));
        alone.customerWrites("quero falar com um atendente");
        alone.settle();

        assertThat(alone.whatsApp.textsTo(alone.whatsApp.own.get())).hasSize(1);
    }

    @Test
    void customerIsAskedForARating_onceWhenTheConversationIsGivenBack_andThanked() {
        writes("quero falar com um atendente");
        world.clock.advance(Duration.ofMinutes(2));
        world.hear(world.whatsApp.person(World.MARIA, "Resolvido! Mais alguma coisa?"));
        writes("não, obrigada");
        world.clock.advance(Duration.ofMinutes(1));
        world.hear(world.whatsApp.person(World.MARIA, "De nada!"));
        world.clock.advance(Duration.ofMinutes(1));
        staffWrites("Carlos", "/bot 5511999990001");
        assertThat(world.whatsApp.textsToCustomers().getLast())
                .isEqualTo("Que nota você dá para este atendimento, de um a cinco?");
        staffWrites("Carlos", "/bot 5511999990001");
        int sends = world.whatsApp.textsToCustomers().size();
        assertThat(writes("⭐⭐⭐⭐⭐")).containsExactly("Obrigado pela sua nota!");

        assertThat(world.whatsApp.textsToCustomers()).hasSize(sends + 1);
        assertThat(world.model.asked).isEmpty();
    }

    @Test
    void whoWantsNoMessages_isAskedForNoRating() {
        writes("SAIR");
        world.clock.advance(Duration.ofMinutes(2));
        world.hear(world.whatsApp.person(World.MARIA, "Tudo certo, tirei você da lista."));
        world.clock.advance(Duration.ofMinutes(1));
        staffWrites("Carlos", "/bot 5511999990001");

        assertThat(world.whatsApp.textsToCustomers()).noneMatch(text -> text.contains("de um a cinco"));
    }

    @Test
    void wishToStop_isGranted_beforeAPersonIsCalled() {
        world.hear(world.whatsApp.customer(World.MARIA, "SAIR"));
        writes("quero falar com um atendente");
        assertThat(world.whatsApp.textsToCustomers())
                .containsExactly(CustomerText.STOPPED.in("pt-BR"), CustomerText.PERSON_CALLED.in("pt-BR"));
        assertThat(team()).hasSize(1);
    }

    @Test
    void turnsOfATenant_readTheTeamChatAtMostOnceAMinute() {
        for (int i = 0; i < 5; i++) {
            writes("pergunta " + i);
        }
        assertThat(world.whatsApp.teamReads).hasValue(1);
        world.clock.advance(Duration.ofSeconds(61));
        writes("mais uma");
        writes("e outra");
        assertThat(world.whatsApp.teamReads).hasValue(2);
    }

    private List<String> writes(String text) {
        int before = world.whatsApp.textsToCustomers().size();
        world.clock.advance(Duration.ofSeconds(10));
        world.customerWrites(text);
        world.settle();
        List<String> all = world.whatsApp.textsToCustomers();
        return all.subList(before, all.size());
    }

    private void staffWrites(String name, String text) {
        hearTeam(world.whatsApp.staff(GROUP, name, text));
    }

    private void hearTeam(Message message) {
        world.team
                .heard(world.tenant, Optional.of(message))
                .forEach(address -> world.queue.look(world.tenant, address, Optional.empty()));
        world.settle();
    }

    private static void sweep(World world) {
        world.sweep.sweep();
        world.settle();
    }

    private List<String> team() {
        return world.whatsApp.textsTo(GROUP);
    }

    static LanguageModel.Outcome answered(Answer answer) {
        return new LanguageModel.Outcome.Answered(answer, FakeModel.USAGE);
    }

    static Answer handover(String text) {
        Answer plain = Answer.ofText(text);
        return new Answer(
                plain.bubbles(),
                plain.transcript(),
                plain.language(),
                plain.intent(),
                plain.sentiment(),
                plain.confidence(),
                plain.entities(),
                plain.leadFacts(),
                new Answer.Handover(true, "reclamação séria"));
    }

    static Answer confident(String text, double sure) {
        Answer plain = Answer.ofText(text);
        return new Answer(
                plain.bubbles(),
                plain.transcript(),
                plain.language(),
                plain.intent(),
                plain.sentiment(),
                Optional.of(sure),
                plain.entities(),
                plain.leadFacts(),
                plain.handover());
    }
}
