package io.voicesdr.core.flow;

import static org.assertj.core.api.Assertions.assertThat;

import io.voicesdr.core.decision.Decision;
import io.voicesdr.core.message.Content;
import io.voicesdr.core.message.Message;
import io.voicesdr.core.signature.Hashes;
import io.voicesdr.core.signature.Kind;
import io.voicesdr.core.text.CustomerText;
import io.voicesdr.tenant.TestFlows;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What anchors a flow: edits, removals, takeovers, broken turns, cut histories, restarts, the clock. */
class FlowReplayTest {

    private static final String NAMES = """
            stuck: %s
            abandoned_after: 30m
            nodes:
              - { id: ola, type: message, text: Olá, next: nome }
              - { id: nome, type: question, variable: nome, text: "Nome?", tries: 2, next: valor }
              - { id: valor, type: question, variable: valor, answer: money, text: "Quanto?", again: "Como?", tries: 2, next: fim }
              - { id: fim, type: end, converted: true, text: "Obrigado, {nome}" }
            """;

    private final Flow flow = TestFlows.read(NAMES.formatted("ai"));
    private FlowTalk talk = new FlowTalk(flow);

    @Test
    void times_areThoseOfBubblesAndAnswers() {
        talk.says("oi").says("Ana").says("5 mil");

        assertThat(talk.state().path()).extracting(PathStep::node).containsExactly("ola", "nome", "valor", "fim");
        PathStep name = talk.state().path().get(1);
        assertThat(name.enteredAt()).isEqualTo(row(3).sentAt());
        assertThat(name.answeredAt()).contains(row(4).sentAt());
        assertThat(name.answer()).contains(row(4).id());
        assertThat(name.config()).isEqualTo(7);
        assertThat(talk.state().path().getFirst().answeredAt()).contains(row(2).sentAt());
        assertThat(talk.state().startedAt()).isEqualTo(row(1).sentAt());
        assertThat(talk.state().converted()).isTrue();
        assertThat(talk.state().endedAt()).isPresent();
    }

    private Message row(int number) {
        return talk.rows.get(number - 1);
    }

    /** What phones send of a contact: the number stands in a line of its own, under a group's name on iPhones. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "TEL;type=CELL;type=VOICE;waid=5511988887777:+55 11 98888-7777",
                "item1.TEL;waid=5511988887777:+55 11 98888-7777"
            })
    void contactCard_answersWithItsNumber(String line) {
        talk = new FlowTalk(asking("phone"));
        talk.says("oi").customer(contacts(card("Rui", line)), "[contact]").bot();

        assertThat(talk.summary()).isEqualTo("completed at fim {resposta=+5511988887777} via pergunta fim");
    }

    @Test
    void contactCards_thatNameNoSingleNumber_areNoAnswer() {
        String number = "TEL;waid=5511988887777:+55 11 98888-7777";
        talk = new FlowTalk(asking("phone"));
        talk.says("oi").customer(contacts(card("Rui", number), card("Ana", number)), "[contacts]");
        assertThat(talk.summary()).startsWith("active at pergunta {}");

        talk.customer(contacts(card("Rui", "EMAIL:rui@example.com")), "[contact]");
        assertThat(talk.summary()).startsWith("active at pergunta {}");
        assertThat(talk.decide()).isInstanceOf(Decision.AskModel.class);
    }

    @Test
    void location_answersWithItsAddress() {
        talk = new FlowTalk(asking("text"));
        Content place = new Content.Location(-23.53, -46.67, "Padaria Sol", "Rua Caiubi, 10, Perdizes", false);
        talk.says("oi").customer(place, "[location]").bot();

        assertThat(talk.summary())
                .isEqualTo("completed at fim {resposta=Padaria Sol Rua Caiubi, 10, Perdizes} via pergunta fim");
    }

    @Test
    void picture_answersWithItsCaption_andOnlyWithIt() {
        talk = new FlowTalk(asking("money"));
        talk.says("oi").customer(new Content.Image("", "image/jpeg", 9_000, false), "[image]");
        assertThat(talk.summary()).startsWith("active at pergunta {}");
        assertThat(talk.decide()).isInstanceOf(Decision.AskModel.class);

        talk = new FlowTalk(asking("money"));
        talk.says("oi")
                .customer(new Content.Image("tenho 5 mil", "image/jpeg", 9_000, false), "[image]")
                .bot();
        assertThat(talk.summary()).isEqualTo("completed at fim {resposta=5000.00} via pergunta fim");
    }

    private static Flow asking(String answer) {
        return TestFlows.read("""
                nodes:
                  - { id: pergunta, type: question, variable: resposta, answer: %s, text: "Qual?", again: "Como?", tries: 3, next: fim }
                  - { id: fim, type: end, text: "Obrigado" }
                """.formatted(answer));
    }

    private static Content contacts(Content.Contacts.Card... cards) {
        return new Content.Contacts(List.of(cards));
    }

    private static Content.Contacts.Card card(String name, String line) {
        return new Content.Contacts.Card(name, "BEGIN:VCARD\nVERSION:3.0\nFN:" + name + "\n" + line + "\nEND:VCARD");
    }

    @Test
    void editedQuestion_derailsNothing() {
        talk.says("oi").says("Ana");
        talk.flow = TestFlows.read(
                NAMES.formatted("ai")
                        .replace("answer: money", "answer: yes_no")
                        .replace("Nome?\", tries: 2, next: valor", "Nome?\", tries: 2, next: idade")
                        .replace(
                                "  - { id: fim",
                                "  - { id: idade, type: question, variable: idade, answer: number, text: I, next: valor }\n  - { id: fim"));

        assertThat(talk.summary()).isEqualTo("active at valor {nome=Ana} via ola nome valor");
        assertThat(talk.says("sim").summary())
                .isEqualTo("completed at fim {nome=Ana valor=true} via ola nome valor fim");
    }

    @Test
    void stricterQuestion_doesNotUndoWhatWasAccepted() {
        talk.says("oi").says("Ana");
        talk.flow = TestFlows.read(
                NAMES.formatted("ai").replace("tries: 2, next: valor", "tries: 2, min: 10, next: valor"));

        assertThat(talk.summary()).isEqualTo("active at valor {} via ola nome valor");
    }

    @Test
    void looserQuestion_doesNotTakeWhatWasRefused() {
        talk.says("oi").says("Ana").says("muito");
        talk.flow = TestFlows.read(NAMES.formatted("ai").replace("answer: money", "answer: text"));

        assertThat(talk.summary()).startsWith("active at valor {nome=Ana} via ola nome valor");
        assertThat(talk.says("10").summary()).startsWith("completed at fim {nome=Ana valor=10}");
    }

    @Test
    void removedNode_goesToTheModel_neverToTheStart() {
        talk.says("oi").says("Ana");
        talk.flow = TestFlows.read(renamed("ai"));

        assertThat(talk.summary()).isEqualTo("in_ai at - {nome=Ana} via ola nome");
        talk.customer("5 mil");
        assertThat(talk.decide()).isEqualTo(new Decision.AskModel(talk.newestOfCustomer()));
    }

    @Test
    void removedNode_goesToAPerson_whenTheFlowSaysSo() {
        talk.says("oi").says("Ana");
        talk.flow = TestFlows.read(renamed("person"));
        talk.customer("5 mil");

        assertThat(talk.decide()).isInstanceOf(Decision.HandOver.class);
        assertThat(talk.bot().summary()).isEqualTo("handed_over at - {nome=Ana} via ola nome");
        assertThat(talk.customer("alô").decide()).isEqualTo(new Decision.AskModel(talk.newestOfCustomer()));
    }

    private static String renamed(String stuck) {
        return NAMES.formatted(stuck).replace("id: valor", "id: quantia").replace("next: valor", "next: quantia");
    }

    @Test
    void removedNode_restartByKeyword_beginsAgain() {
        talk.says("oi").says("Ana");
        talk.flow = TestFlows.read(renamed("ai"));

        assertThat(talk.says("menu").summary()).isEqualTo("active at nome {} via ola nome ola nome");
        assertThat(talk.state().restarts()).isEqualTo(1);
    }

    @Test
    void renamedFlow_goesOn() {
        talk.says("oi").says("Ana");
        talk.flow = new Flow(
                "outro", "Outro", flow.start(), flow.nodes(), flow.escapes(), flow.stuck(), flow.abandonedAfter(), "x");

        assertThat(talk.says("5 mil").state().flow()).isEqualTo("outro");
        assertThat(talk.state().status()).isEqualTo(FlowStatus.COMPLETED);
    }

    @Test
    void stuckAtAQuestion_goesToAPerson() {
        talk = new FlowTalk(TestFlows.read(NAMES.formatted("person")));

        assertThat(talk.says("oi").says("Ana").says("muito").says("nada").summary())
                .isEqualTo("handed_over at valor {nome=Ana} via ola nome valor+1");
    }

    @Test
    void stuckAtAQuestion_isNoWishForAPerson_andIsNotToldAsOne() {
        talk = new FlowTalk(TestFlows.read(NAMES.formatted("person")));
        talk.says("oi").says("Ana").says("muito").customer("nada");

        assertThat(talk.decide()).isInstanceOfSatisfying(Decision.HandOver.class, over -> {
            assertThat(over.reason()).isEqualTo(Decision.Reason.FLOW_ENDED);
            assertThat(over.text()).isEqualTo(CustomerText.BETTER_WITH_A_PERSON.in("pt-BR"));
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"atendente", "quero falar com um atendente", "gerente", "quero falar com a gerente, por favor"})
    void wishForAPersonAtAQuestion_isToldAsOne_inWhateverWords(String wish) {
        talk = new FlowTalk(TestFlows.read("words: { person: [gerente] }\n" + NAMES.formatted("person")));
        talk.says("oi").says("Ana").says("muito").customer(wish);

        assertThat(talk.decide()).isInstanceOfSatisfying(Decision.HandOver.class, over -> {
            assertThat(over.reason()).isEqualTo(Decision.Reason.CUSTOMER_ASKED);
            assertThat(over.text()).isEqualTo(CustomerText.PERSON_CALLED.in("pt-BR"));
        });
    }

    @Test
    void stuckAtAQuestion_goesToTheModel() {
        assertThat(talk.says("oi").says("Ana").says("muito").says("nada").summary())
                .isEqualTo("in_ai at - {nome=Ana} via ola nome valor+1");
        assertThat(talk.state().wanted()).isEqualTo(new Wanted.Nothing());
        assertThat(talk.customer("e aí").decide()).isEqualTo(new Decision.AskModel(talk.newestOfCustomer()));
    }

    @Test
    void person_inTheMiddle_hasTheConversation() {
        talk.says("oi").customer("Ana").person("Oi Ana, sou o Rui").after(Duration.ofMinutes(20));

        assertThat(talk.summary()).isEqualTo("handed_over at nome {nome=Ana} via ola nome");
        assertThat(talk.customer("5 mil").decide()).isEqualTo(new Decision.AskModel(talk.newestOfCustomer()));
        assertThat(talk.bot().summary()).startsWith("handed_over");
        assertThat(talk.says("menu").summary()).startsWith("active at nome {}");
    }

    @Test
    void sessionThatAPersonOpened_hasNoFlow() {
        talk.person("Oi, Ana!").after(Duration.ofMinutes(20)).customer("oi");

        assertThat(talk.summary()).isEqualTo("not begun");
        assertThat(talk.decide()).isEqualTo(new Decision.AskModel(talk.newestOfCustomer()));
        assertThat(talk.bot().says("menu").summary()).isEqualTo("active at nome {} via ola nome");
    }

    @Test
    void sessionThatTheModelOpened_keepsTheModel() {
        talk.customer("oi").sign(Kind.ANSWER, 0, talk.newestOfCustomer(), 0, true, "Olá!");

        assertThat(talk.summary()).isEqualTo("not begun");
        assertThat(talk.customer("Ana").decide()).isEqualTo(new Decision.AskModel(talk.newestOfCustomer()));
    }

    @Test
    void notice_leavesTheFlowWhereItWas() {
        talk.says("oi").customer("Ana").sign(Kind.NOTICE, 0, talk.newestOfCustomer(), 0, true, "Estamos fechados");

        assertThat(talk.summary()).isEqualTo("active at nome {} via ola nome");
    }

    @Test
    void answerOutsideTheFlow_leavesItToTheModel() {
        talk.says("oi").customer("Ana").sign(Kind.ANSWER, 0, talk.newestOfCustomer(), 0, true, "Oi");

        assertThat(talk.summary()).isEqualTo("in_ai at - {} via ola nome");
    }

    @Test
    void handOverOutsideTheFlow_endsIt() {
        talk.says("oi").customer("Ana").sign(Kind.HANDOVER, 0, talk.newestOfCustomer(), 0, true, "Já chamo");

        assertThat(talk.summary()).isEqualTo("handed_over at - {} via ola nome");
    }

    @Test
    void followUp_changesNothing() {
        talk.says("oi").sign(Kind.FOLLOW_UP, 1, "", 0, true, "Ainda está aí?");

        assertThat(talk.says("Ana").summary()).isEqualTo("active at valor {nome=Ana} via ola nome valor");
    }

    @Test
    void turnThatBrokeOff_goesOnWhereItStopped() {
        talk.customer("oi").bot(1);

        assertThat(talk.summary()).isEqualTo("active at ola {} via ola");
        assertThat(talk.says("opa").summary()).isEqualTo("active at nome {} via ola nome");
    }

    @Test
    void cutHistory_marksStillTell() {
        talk.says("oi").says("Ana").says("vocês parcelam em quantas vezes?");
        talk.cut = true;
        List<Message> visible = talk.rows.subList(talk.rows.size() - 3, talk.rows.size());

        FlowState state = talk.replay(visible).orElseThrow();
        assertThat(state.node()).contains("valor");
        assertThat(state.status()).isEqualTo(FlowStatus.ACTIVE);
    }

    @Test
    void cutHistory_withoutMarks_isNoBeginning() {
        talk.customer("e então?");
        talk.cut = true;

        assertThat(talk.summary()).isEqualTo("not begun");
        assertThat(talk.decide()).isEqualTo(new Decision.AskModel(talk.newestOfCustomer()));
    }

    @Test
    void silence_abandonsAndThenExpires() {
        talk.says("oi").after(Duration.ofMinutes(31));
        assertThat(talk.state().status()).isEqualTo(FlowStatus.ABANDONED);

        var session = talk.conversation(talk.rows).session();
        Optional<FlowState> later = io.voicesdr.core.state.FlowReplay.replay(
                flow, session, FlowTalk.TTL, FlowTalk.ZONE, talk.now.plus(Duration.ofHours(25)));
        assertThat(later).map(FlowState::status).contains(FlowStatus.EXPIRED);

        assertThat(talk.says("Ana").state().status()).isEqualTo(FlowStatus.ACTIVE);
    }

    @Test
    void newSession_beginsAnew() {
        talk.says("oi").says("Ana").after(Duration.ofHours(25));

        assertThat(talk.says("5 mil").summary()).isEqualTo("active at nome {} via ola nome");
    }

    @Test
    void messageDuringTheTurn_isHeardAfterIt() {
        talk.customer("oi");
        String first = talk.newestOfCustomer();
        talk.customer("Ana");
        talk.sign(Kind.FLOW, Hashes.ofNode("ola"), first, 0, false, "Olá");
        talk.sign(Kind.FLOW, Hashes.ofNode("nome"), first, 1, true, "Nome?");

        assertThat(talk.summary()).startsWith("active at valor {nome=Ana}");
        assertThat(talk.bot().summary()).isEqualTo("active at valor {nome=Ana} via ola nome valor");
    }

    @Test
    void answerInPieces_isOneAnswer() {
        talk.says("oi").says("Ana").customer("uns").customer("15").customer("mil");

        assertThat(talk.bot().variables()).isEqualTo("nome=Ana valor=15000.00");
    }

    @Test
    void withoutModel_questionsAreAskedAgain_andTheEndStaysSilent() {
        talk.aiActive = false;
        talk.says("oi").customer("quanto custa?");

        assertThat(talk.decide())
                .isEqualTo(Decision.Say.ofFlow(List.of(new Line("nome", "Nome?")), talk.newestOfCustomer()));
        talk.bot().says("Ana").says("10").customer("oi?");
        assertThat(talk.decide()).isEqualTo(new Decision.Silent(Decision.Reason.MODEL_OFF));
    }

    @Test
    void unmarkedTurn_isBelievedToBeTheFlows() {
        talk.says("oi").customer("Ana");
        talk.rows.add(voiceOfTheBot());

        assertThat(talk.summary()).isEqualTo("active at valor {nome=Ana} via ola nome valor");
    }

    private Message voiceOfTheBot() {
        FlowTalk other = new FlowTalk(flow);
        other.rows.addAll(talk.rows);
        other.now = talk.now.plusSeconds(5);
        other.sign(Kind.FLOW, 1, talk.newestOfCustomer(), 0, true, "x");
        return other.rows
                .getLast()
                .withContent(new Content.Audio(true, Duration.ofSeconds(3), "audio/ogg", 10, Optional.empty()));
    }

    @Test
    void back_goesAsFarAsTheFirstQuestion() {
        talk.says("oi").says("Ana");

        assertThat(talk.says("voltar").summary()).isEqualTo("active at nome {} via ola nome valor nome");
        assertThat(talk.says("volta").summary()).isEqualTo("active at nome {} via ola nome valor nome");
        assertThat(talk.says("Bia").summary()).isEqualTo("active at valor {nome=Bia} via ola nome valor nome valor");
    }

    @Test
    void everyMoment_wasTheSameThen() {
        talk.says("oi")
                .says("Ana")
                .says("quanto?")
                .says("tem desconto?")
                .says("menu")
                .says("Bia")
                .says("9,90")
                .says("ok");
        List<String> then = new ArrayList<>();
        for (int i = 1; i <= talk.rows.size(); i++) {
            FlowTalk prefix = new FlowTalk(flow);
            prefix.rows.addAll(talk.rows.subList(0, i));
            prefix.now = talk.now;
            then.add(prefix.state().node().orElse("-"));
        }
        assertThat(then).doesNotContain("-").last().isEqualTo("fim");
    }

    /** The answered message stands last in the history, and the newer ones before it: they still come after the question. */
    @Test
    void messageStampedInTheFuture_isAnsweredOnce_andTheNextOnesAnswerTheFlow() {
        FlowTalk talk = new FlowTalk(TestFlows.shipped("qualificacao"));
        talk.customerSkew = Duration.ofHours(3);
        talk.says("oi");
        talk.customerSkew = Duration.ZERO;
        talk.says("Ana Lima");
        assertThat(talk.variables()).isEqualTo("nome=Ana Lima");
        talk.says("um site novo").says("15 mil");
        assertThat(talk.variables()).isEqualTo("nome=Ana Lima necessidade=um site novo investimento=15000.00");
        assertThat(talk.conversation(talk.rows).owed()).isEmpty();
    }

    @Test
    void hostWhoseClockIsAhead_orBehind_changesNothing() {
        for (Duration skew :
                List.of(Duration.ofMinutes(-40), Duration.ofMinutes(-2), Duration.ofMinutes(2), Duration.ofHours(1))) {
            FlowTalk talk = new FlowTalk(TestFlows.shipped("qualificacao"));
            talk.hostSkew = skew;
            talk.says("oi").says("Ana Lima").says("um site novo").says("15 mil");
            assertThat(talk.variables())
                    .as("host off by " + skew)
                    .isEqualTo("nome=Ana Lima necessidade=um site novo investimento=15000.00");
        }
    }
}
