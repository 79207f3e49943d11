package io.voicesdr.core.decision;

import static io.voicesdr.core.Chat.hours;
import static io.voicesdr.core.Chat.minutes;
import static io.voicesdr.core.Chat.seconds;
import static org.assertj.core.api.Assertions.assertThat;

import io.voicesdr.core.Chat;
import io.voicesdr.core.TestRules;
import io.voicesdr.core.decision.Decision.AskModel;
import io.voicesdr.core.decision.Decision.Reason;
import io.voicesdr.core.decision.Decision.Silent;
import io.voicesdr.core.decision.Decision.Wait;
import io.voicesdr.core.message.Content;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PolicyTest {
    private static final Duration BURST = seconds(4);

    @Test
    void decide_emptyHistory_isSilent() {
        assertThat(Chat.begin().decide()).isEqualTo(new Silent(Reason.NOTHING_OWED));
    }

    @Test
    void decide_everythingAnswered_isSilent() {
        assertThat(Chat.begin().customer("oi").bot("Olá!").after(minutes(1)).decide())
                .isEqualTo(new Silent(Reason.NOTHING_OWED));
    }

    @Test
    void decide_questionAfterTheBurstWindow_asksTheModelForTheNewest() {
        Chat chat =
                Chat.begin().customer("oi").after(seconds(1)).customer("preço?").after(BURST);
        assertThat(chat.decide()).isEqualTo(new AskModel(chat.id("c2")));
    }

    @Test
    void decide_customerMayBeTyping_waitsForTheBurst() {
        Chat chat = Chat.begin().customer("oi").after(seconds(1));
        assertThat(chat.decide()).isEqualTo(new Wait(Chat.BEGIN.plus(BURST), Reason.BURST));
    }

    @Test
    void decide_noBurstWindow_answersAtOnce() {
        Chat chat = Chat.begin().rules(TestRules.burstWindow(Duration.ZERO)).customer("oi");
        assertThat(chat.decide()).isEqualTo(new AskModel(chat.id("c1")));
    }

    @Test
    void decide_customerNeverStops_isAnsweredAfterFiveWindows() {
        Chat chat = Chat.begin().customer("1");
        for (int i = 0; i < 6; i++) {
            chat.after(seconds(3)).customer("mais");
        }
        assertThat(chat.decide()).isEqualTo(new Wait(Chat.BEGIN.plus(BURST.multipliedBy(5)), Reason.BURST));
        assertThat(chat.after(seconds(2)).customer("mais").decide()).isEqualTo(new AskModel(chat.id("c8")));
    }

    @Test
    void decide_messageFromTheFuture_waitsOneWindowFromWhenItWasHeard() {
        Chat chat = Chat.begin().after(minutes(30)).customer("oi").after(minutes(-30));
        Instant heard = chat.now();
        assertThat(chat.decide(heard)).isEqualTo(new Wait(heard.plus(BURST), Reason.BURST));
        assertThat(chat.after(BURST).decide(heard)).isEqualTo(new AskModel(chat.id("c1")));
    }

    @Test
    void decide_hintFromTheFuture_waitsOneWindowFromNow() {
        Chat chat = Chat.begin().customer("oi");
        assertThat(chat.decide(chat.now().plus(hours(1))))
                .isEqualTo(new Wait(chat.now().plus(BURST), Reason.BURST));
    }

    @Test
    void decide_messageDeliveredLate_isAnsweredAtOnce() {
        Chat chat = Chat.begin().customer("oi").after(minutes(5));
        assertThat(chat.decide(chat.now())).isEqualTo(new AskModel(chat.id("c1")));
    }

    @Test
    void decide_olderThanRecoverWithin_isTooOld() {
        Chat chat = Chat.begin().customer("oi").after(hours(2));
        assertThat(chat.decide()).isInstanceOf(AskModel.class);
        assertThat(chat.after(seconds(1)).decide()).isEqualTo(new Silent(Reason.TOO_OLD));
    }

    @Test
    void decide_oldAndNewOwed_answersForTheNew() {
        Chat chat = Chat.begin()
                .customer("oi")
                .after(hours(5))
                .customer("ainda aí?")
                .after(seconds(2));
        assertThat(chat.decide())
                .as("the old one does not cut the burst window short")
                .isEqualTo(new Wait(chat.now().plus(seconds(2)), Reason.BURST));
        assertThat(chat.after(seconds(2)).decide()).isEqualTo(new AskModel(chat.id("c2")));
    }

    @Test
    void decide_personSpokeLately_isSilentUntilThePauseEnds() {
        Chat chat = Chat.begin()
                .customer("oi")
                .person("Deixa comigo")
                .after(minutes(10))
                .customer("preço?");
        Instant ends = Chat.BEGIN.plus(hours(2));
        assertThat(chat.after(minutes(1)).decide()).isEqualTo(new Silent(Reason.PERSON_SPEAKING, Optional.of(ends)));
        assertThat(chat.after(Duration.between(chat.now(), ends)).decide()).isEqualTo(new AskModel(chat.id("c2")));
    }

    @Test
    void decide_noHumanPause_thePersonsMessageIsTheAnswer() {
        Chat chat = Chat.begin()
                .rules(TestRules.humanPause(Duration.ZERO))
                .customer("oi")
                .person("Oi");
        assertThat(chat.decide()).isEqualTo(new Silent(Reason.NOTHING_OWED));
        assertThat(chat.after(seconds(1)).customer("preço?").after(BURST).decide())
                .isInstanceOf(AskModel.class);
    }

    @Test
    void decide_personOnlyReactedOrTookItBack_isAnswered() {
        Chat chat = Chat.begin().customer("oi").personReacts("c1", "👍").after(BURST);
        assertThat(chat.decide()).isInstanceOf(AskModel.class);
        Chat takenBack = Chat.begin()
                .person("ops")
                .after(seconds(1))
                .delete("p1")
                .customer("oi")
                .after(BURST);
        assertThat(takenBack.decide()).isInstanceOf(AskModel.class);
    }

    @Test
    void decide_otherSoftwareSpoke_isAPersonUnlessIgnored() {
        Chat chat = Chat.begin()
                .otherSoftware("Boleto")
                .after(minutes(5))
                .customer("oi")
                .after(BURST);
        assertThat(chat.decide())
                .isInstanceOfSatisfying(
                        Silent.class, silent -> assertThat(silent.reason()).isEqualTo(Reason.PERSON_SPEAKING));
        assertThat(chat.rules(TestRules.ignoringOtherSoftware()).decide()).isInstanceOf(AskModel.class);
    }

    @Test
    void decide_personsVideo_silencesLikeAText() {
        Chat chat = Chat.begin()
                .customer("oi")
                .person(new Content.Image("", "image/jpeg", 9, false))
                .after(minutes(1))
                .customer("obrigado")
                .after(BURST);
        assertThat(chat.decide()).isInstanceOf(Silent.class);
    }

    @Test
    void decide_fiveAnswersThisMinute_theSixthWaitsUntilTheFirstIsAMinuteOld() {
        Chat chat = Chat.begin().rules(TestRules.burstWindow(Duration.ZERO));
        for (int i = 0; i < 5; i++) {
            chat.customer("pergunta " + i).after(seconds(5)).bot("resposta").after(seconds(5));
        }
        chat.customer("mais uma");
        Instant firstAnswer = Chat.BEGIN.plus(seconds(5));
        assertThat(chat.decide()).isEqualTo(new Wait(firstAnswer.plus(minutes(1)), Reason.RATE_LIMIT));
        assertThat(chat.after(seconds(15)).decide()).isEqualTo(new AskModel(chat.id("c6")));
    }

    @ParameterizedTest
    @ValueSource(longs = {-30, 30})
    void decide_hostClockOff_countsAnswersByWhenTheyWereAskedFor(long minutesOff) {
        Chat chat = Chat.begin().hostClockOff(minutes(minutesOff));
        for (int i = 0; i < 5; i++) {
            chat.after(seconds(8))
                    .customer("pergunta " + i + " sobre o plano")
                    .after(seconds(1))
                    .bot("resposta " + i);
        }
        chat.after(seconds(4)).customer("e mais uma pergunta");

        assertThat(chat.after(seconds(4)).decide())
                .isInstanceOfSatisfying(
                        Wait.class, wait -> assertThat(wait.reason()).isEqualTo(Reason.RATE_LIMIT));
        assertThat(chat.after(minutes(1)).decide()).isInstanceOf(AskModel.class);
    }

    @Test
    void decide_moreAnswersThanAllowed_waitsUntilEnoughAreOld() {
        Chat chat = Chat.begin().rules(TestRules.of(Duration.ZERO, 2, Duration.ZERO));
        for (int i = 0; i < 4; i++) {
            chat.customer("pergunta " + i).after(seconds(5)).bot("resposta").after(seconds(5));
        }
        chat.customer("mais uma");
        assertThat(chat.decide()).isEqualTo(new Wait(Chat.BEGIN.plus(seconds(25 + 60)), Reason.RATE_LIMIT));
    }

    @Test
    void decide_followUpsAndBubbles_doNotCountAsAnswers() {
        Chat chat = Chat.begin().rules(TestRules.of(Duration.ZERO, 2, Duration.ZERO));
        chat.customer("oi").bot("1", "2", "3").followUp(1, "x").followUp(2, "y").after(seconds(5));
        assertThat(chat.customer("preço?").decide()).isInstanceOf(AskModel.class);
    }

    @Test
    void decide_modelSwitchedOff_isSilent() {
        assertThat(Chat.begin().aiActive(false).customer("oi").after(BURST).decide())
                .isEqualTo(new Silent(Reason.MODEL_OFF));
    }
}
