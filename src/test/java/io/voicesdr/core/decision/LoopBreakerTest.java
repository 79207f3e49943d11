package io.voicesdr.core.decision;

import static io.voicesdr.core.Chat.minutes;
import static io.voicesdr.core.Chat.seconds;
import static org.assertj.core.api.Assertions.assertThat;

import io.voicesdr.core.Chat;
import io.voicesdr.core.TestRules;
import io.voicesdr.core.decision.Decision.AskModel;
import io.voicesdr.core.decision.Decision.Reason;
import io.voicesdr.core.decision.Decision.Silent;
import io.voicesdr.core.decision.Decision.Wait;
import java.time.Duration;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;

class LoopBreakerTest {
    private static final int PATIENCE_OF_THE_TEST = 100;

    @Test
    void decide_botThatAnswersAtOnceInNewWords_stopsWithinFourAnswers() {
        Chat chat = begin();
        int answers = converse(chat, seconds(2), i -> "Que interessante! Conte-me mais sobre o assunto número " + i);
        assertThat(answers).isEqualTo(4);
        assertThat(reason(chat)).isEqualTo(Reason.LOOP);
    }

    @Test
    void decide_botThatRepeatsItselfSlowly_stopsWithinFiveAnswers() {
        Chat chat = begin();
        int answers = converse(chat, seconds(15), i -> "Não entendi" + "!".repeat(i) + " Digite 1 para vendas. 🙂");
        assertThat(answers).isLessThanOrEqualTo(5);
        assertThat(reason(chat)).isEqualTo(Reason.LOOP);
    }

    @Test
    void decide_botThatIsSlowAndInventive_stopsAtTwentyInTenMinutes() {
        Chat chat = begin();
        int answers = converse(chat, seconds(9), i -> "resposta número " + i);
        assertThat(answers).isEqualTo(20);
    }

    @Test
    void decide_botWithMenuOfManyBubbles_stops() {
        Chat chat = begin().customer("Olá, sou a assistente");
        int answers = 0;
        while (answers < PATIENCE_OF_THE_TEST && decision(chat) instanceof AskModel) {
            chat.after(seconds(3)).bot("Olá!", "Como posso ajudar?").after(seconds(1));
            chat.customer("Olá! " + answers).customer("Eu sou a assistente virtual da empresa, protocolo " + answers);
            answers++;
        }
        assertThat(answers).isEqualTo(4);
    }

    @Test
    void decide_hostClockOff_doesNotHideTheLoop() {
        Chat chat = begin().hostClockOff(seconds(20));
        assertThat(converse(chat, seconds(2), i -> "Que interessante! Conte-me mais sobre o assunto número " + i))
                .isEqualTo(4);
    }

    @Test
    void decide_hostClockOff_doesNotCutAPerson() {
        Chat chat = begin().hostClockOff(seconds(-12));
        for (int i = 0; i < 10; i++) {
            chat.customer("Uma pergunta comprida que levou bastante tempo para escrever, " + i)
                    .after(seconds(11));
            assertThat(decision(chat)).isInstanceOf(AskModel.class);
            chat.bot("Claro!").after(seconds(25));
        }
    }

    @Test
    void decide_quickPersonWithShortTexts_isNotCut() {
        Chat chat = begin();
        String[] texts = {"oi", "sim", "o azul", "sim", "quanto?", "sim", "pix", "sim", "ok", "manda", "blz", "valeu"};
        for (String text : texts) {
            chat.customer(text).after(seconds(6));
            assertThat(decision(chat)).as(text).isInstanceOf(AskModel.class);
            chat.bot("Certo!").after(seconds(2));
        }
    }

    @Test
    void decide_personWhoAsksAgainTwice_isNotCut() {
        Chat chat = begin();
        for (String text : new String[] {"quero o preço", "quero o preço!!", "Quero o PREÇO", "do Onix", "preço?"}) {
            chat.customer(text).after(seconds(20));
            assertThat(decision(chat)).as(text).isInstanceOf(AskModel.class);
            chat.bot("Qual modelo?").after(seconds(20));
        }
    }

    @Test
    void decide_fewFastLongMessagesWithAnOrdinaryOneBetween_isNotCut() {
        Chat chat = begin();
        for (int i = 0; i < 8; i++) {
            boolean fast = i % 3 != 0;
            chat.after(fast ? seconds(2) : seconds(30)).customer("Eu já estava escrevendo esta mensagem comprida " + i);
            chat.after(seconds(20));
            assertThat(decision(chat)).isInstanceOf(AskModel.class);
            chat.bot("Certo!");
        }
    }

    @Test
    void decide_loopAndSomebodyWritesAfterTenQuietMinutes_goesOn() {
        Chat chat = looping();
        chat.after(minutes(10))
                .customer("Boa tarde, agora sou eu, a Maria, escrevendo com calma")
                .after(seconds(5));
        assertThat(decision(chat)).isInstanceOf(AskModel.class);
    }

    @Test
    void decide_loopAndOnlyTimePasses_staysSilent() {
        Chat fast = looping();
        assertThat(reason(fast.after(minutes(11)))).isEqualTo(Reason.LOOP);
        assertThat(reason(fast.after(minutes(60)))).isEqualTo(Reason.LOOP);
        Chat slow = begin();
        converse(slow, seconds(9), i -> "resposta número " + i);
        assertThat(reason(slow.after(minutes(60)))).isEqualTo(Reason.LOOP);
    }

    @Test
    void decide_chattyPersonWhoHadTwentyAnswers_isHeardAgainSoonAfter() {
        Chat chat = begin();
        converse(chat, seconds(9), i -> "resposta número " + i);
        assertThat(reason(chat)).isEqualTo(Reason.LOOP);
        chat.after(minutes(6)).customer("e o seguro?").after(seconds(5));
        assertThat(decision(chat)).isInstanceOf(AskModel.class);
    }

    @Test
    void decide_machineThatRemindsUsForAnHour_isAnsweredAtMostFourTimesInTenMinutes() {
        Chat chat = looping();
        int answers = 0;
        for (int reminder = 0; reminder < 12; reminder++) {
            chat.after(minutes(5))
                    .customer("Olá, você ainda está por aí? Posso ajudar?")
                    .after(seconds(5));
            while (decision(chat) instanceof AskModel) {
                answers++;
                chat.bot("Sim!").after(seconds(1)).customer("Que bom! Em que posso ajudar hoje, protocolo " + answers);
            }
        }
        assertThat(answers).isLessThanOrEqualTo(6 * 4);
    }

    @Test
    void decide_loopButAPersonSpoke_startsCountingAnew() {
        Chat chat = looping();
        chat.person("Oi, vou te ajudar").after(seconds(30)).customer("obrigada, e o preço do seguro?");
        assertThat(decision(chat.after(seconds(5)))).isInstanceOf(AskModel.class);
    }

    @Test
    void decide_customerSaysSomethingNewAfterAPause_isHeardAgain() {
        Chat chat = looping();
        chat.after(seconds(45)).customer("alguém aí?").after(seconds(5));
        assertThat(decision(chat)).isInstanceOf(AskModel.class);
    }

    private static Chat begin() {
        return Chat.begin().rules(TestRules.of(Duration.ZERO, 60, Duration.ZERO));
    }

    private static Chat looping() {
        Chat chat = begin();
        converse(chat, seconds(2), i -> "Que interessante! Conte-me mais sobre o assunto número " + i);
        assertThat(reason(chat)).isEqualTo(Reason.LOOP);
        return chat;
    }

    /** Two machines talk until ours stops; how often ours answered. */
    private static int converse(Chat chat, Duration delay, IntFunction<String> machine) {
        chat.customer(machine.apply(0));
        int answers = 0;
        while (answers < PATIENCE_OF_THE_TEST && decision(chat) instanceof AskModel) {
            answers++;
            chat.after(seconds(5)).bot("Pode repetir?").after(delay).customer(machine.apply(answers));
        }
        return answers;
    }

    private static Decision decision(Chat chat) {
        return chat.decide();
    }

    private static Reason reason(Chat chat) {
        return switch (decision(chat)) {
            case Silent silent -> silent.reason();
            case Wait wait -> wait.reason();
            case AskModel ask -> throw new AssertionError("asks the model");
            case Decision.Listen listen -> throw new AssertionError("listens");
            case Decision.Say say -> throw new AssertionError("says a text");
            case Decision.HandOver handOver -> handOver.reason();
        };
    }
}
