package io.voicesdr.core.state;

import static io.voicesdr.core.Chat.hours;
import static io.voicesdr.core.Chat.minutes;
import static io.voicesdr.core.Chat.seconds;
import static org.assertj.core.api.Assertions.assertThat;

import io.voicesdr.core.Chat;
import io.voicesdr.core.TestRules;
import io.voicesdr.core.history.Author;
import io.voicesdr.core.message.Content;
import io.voicesdr.core.message.CustomerAddress;
import io.voicesdr.core.message.Delivery;
import io.voicesdr.core.signature.Kind;
import io.voicesdr.core.tenant.ConversationRules;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ReplayTest {

    // ---- what is owed

    @Test
    void owed_nothingWritten_isNothing() {
        assertThat(Chat.begin().state().owed()).isEmpty();
        assertThat(Chat.begin().state().lastRole()).isEmpty();
    }

    @Test
    void owed_burst_isEveryMessageOfIt() {
        assertThat(Chat.begin()
                        .customer("oi")
                        .customer("tudo bem?")
                        .customer("preço?")
                        .owed())
                .containsExactly("c1", "c2", "c3");
    }

    @Test
    void owed_answered_isNothing() {
        assertThat(Chat.begin()
                        .customer("oi")
                        .customer("preço?")
                        .after(seconds(6))
                        .bot("R$ 10")
                        .owed())
                .isEmpty();
    }

    @Test
    void owed_messageBetweenQuestionAndAnswer_isStillOwed() {
        assertThat(Chat.begin()
                        .customer("oi")
                        .after(seconds(3))
                        .customer("e o preço?")
                        .after(seconds(1))
                        .botAnswers("c1", "Olá!")
                        .owed())
                .containsExactly("c2");
    }

    @Test
    void owed_answerSortedBeforeItsQuestionBySkew_isSettled() {
        assertThat(Chat.begin()
                        .hostClockOff(seconds(-90))
                        .customer("oi")
                        .after(seconds(6))
                        .bot("Olá!")
                        .owed())
                .isEmpty();
    }

    @Test
    void owed_hostClockHoursOff_isSettledByTheOrderOfStoring() {
        assertThat(Chat.begin()
                        .hostClockOff(hours(-3))
                        .customer("oi")
                        .after(seconds(6))
                        .bot("Olá!")
                        .owed())
                .isEmpty();
    }

    @Test
    void owed_nextQuestionAfterASkewedAnswer_isOwed() {
        assertThat(Chat.begin()
                        .hostClockOff(seconds(-90))
                        .customer("oi")
                        .after(seconds(6))
                        .bot("Olá!")
                        .after(seconds(20))
                        .customer("preço?")
                        .owed())
                .containsExactly("c2");
    }

    @Test
    void owed_anchorGone_answerSettlesWhatStandsBeforeIt() {
        Chat chat = Chat.begin()
                .customer("oi")
                .after(seconds(2))
                .customer("preço?")
                .after(seconds(6))
                .bot("R$ 10")
                .after(seconds(9))
                .customer("caro")
                .vanish("c2");
        assertThat(chat.owed()).containsExactly("c3");
        assertThat(chat.state().turns())
                .singleElement()
                .satisfies(turn -> assertThat(turn.answered()).isEmpty());
    }

    @Test
    void owed_anchorDeletedButRowThere_answerStillSettlesIt() {
        assertThat(Chat.begin()
                        .customer("oi")
                        .after(seconds(6))
                        .bot("Olá!")
                        .after(seconds(3))
                        .delete("c1")
                        .owed())
                .isEmpty();
    }

    @Test
    void owed_deletedBeforeTheAnswer_isNotOwed() {
        assertThat(Chat.begin()
                        .customer("engano")
                        .after(seconds(2))
                        .delete("c1")
                        .owed())
                .isEmpty();
    }

    @Test
    void owed_editAfterTheAnswer_isNotOwedAgain() {
        assertThat(Chat.begin()
                        .customer("preso?")
                        .after(seconds(2))
                        .customer("do Onix")
                        .after(seconds(6))
                        .bot("R$ 10")
                        .after(minutes(3))
                        .edit("c1", "preço?")
                        .after(seconds(3))
                        .edit("c2", "do Onix 2024")
                        .owed())
                .isEmpty();
    }

    @Test
    void owed_editOfAMessageStoredLate_isNotOwedAgain() {
        // Evolution was down: both were stored minutes after they had been written, the first is edited later
        Chat chat = Chat.begin()
                .hostClockOff(minutes(5))
                .customer("preso?")
                .after(seconds(2))
                .customer("do Onix");
        chat.hostClockOff(seconds(0))
                .after(minutes(6))
                .bot("R$ 10")
                .after(minutes(1))
                .edit("c1", "preço?");
        assertThat(chat.owed()).isEmpty();
    }

    @Test
    void owed_answeredQuestionEditedWhileANewOneWaits_newOneIsStillOwed() {
        assertThat(Chat.begin()
                        .hostClockOff(seconds(60))
                        .customer("preso?")
                        .after(seconds(10))
                        .bot("R$ 10")
                        .after(seconds(10))
                        .customer("e o prazo?")
                        .after(seconds(10))
                        .edit("c1", "preço?")
                        .owed())
                .containsExactly("c2");
    }

    @Test
    void owed_newQuestionEditedUnderAHostClockThatIsBehind_isStillOwed() {
        assertThat(Chat.begin()
                        .hostClockOff(seconds(-60))
                        .customer("preço?")
                        .after(seconds(10))
                        .bot("R$ 10")
                        .after(seconds(10))
                        .customer("e o praso?")
                        .after(seconds(10))
                        .edit("c2", "e o prazo?")
                        .owed())
                .containsExactly("c2");
    }

    @Test
    void owed_botsAnswerDeletedByAPerson_isNotAnsweredAgain() {
        assertThat(Chat.begin()
                        .customer("oi")
                        .after(seconds(6))
                        .bot("Olá!")
                        .after(seconds(9))
                        .delete("b1")
                        .owed())
                .isEmpty();
    }

    @Test
    void owed_stickersReactionsVotesAndNoise_areNotOwed() {
        assertThat(Chat.begin()
                        .customer(new Content.Sticker(false))
                        .customer(new Content.PollVote())
                        .customerReacts("c1", "👍")
                        .customer(new Content.Protocol("call"))
                        .owed())
                .isEmpty();
    }

    @Test
    void owed_voiceNotesMediaAndUnknownKinds_areOwed() {
        assertThat(Chat.begin()
                        .customerVoice(7)
                        .customer(new Content.Image("", "image/jpeg", 9, false))
                        .customer(new Content.Unsupported("eventMessage"))
                        .owed())
                .containsExactly("c1", "c2", "c3");
    }

    @Test
    void owed_personAnswered_isNothing() {
        assertThat(Chat.begin()
                        .customer("oi")
                        .after(seconds(9))
                        .person("Oi, Maria")
                        .owed())
                .isEmpty();
        assertThat(Chat.begin()
                        .customer("oi")
                        .after(seconds(9))
                        .person(new Content.Image("", "image/jpeg", 9, false))
                        .owed())
                .isEmpty();
    }

    @Test
    void owed_writtenAfterThePerson_isOwed() {
        assertThat(Chat.begin()
                        .customer("oi")
                        .person("Oi")
                        .after(seconds(9))
                        .customer("preço?")
                        .owed())
                .containsExactly("c2");
    }

    @Test
    void owed_personReactedOnly_isStillOwed() {
        Chat chat = Chat.begin().customer("oi").after(seconds(9)).personReacts("c1", "👍");
        assertThat(chat.owed()).containsExactly("c1");
        assertThat(chat.state().lastFromPerson()).isEmpty();
    }

    @Test
    void owed_otherSoftwareThatIsIgnored_settlesNothing() {
        Chat chat = Chat.begin()
                .rules(TestRules.ignoringOtherSoftware())
                .customer("oi")
                .after(seconds(9))
                .otherSoftware("Boleto vence amanhã");
        assertThat(chat.owed()).containsExactly("c1");
        assertThat(chat.state().lastFrom(Author.SYSTEM)).isPresent();
    }

    @Test
    void owed_followUp_settlesNothing() {
        assertThat(Chat.begin()
                        .customer("oi")
                        .after(hours(1))
                        .followUp(1, "Ainda por aí?")
                        .owed())
                .containsExactly("c1");
    }

    @Test
    void owed_voiceAnswer_settlesWhatStandsBeforeItAlsoWithSkew() {
        assertThat(Chat.begin().customer("oi").after(seconds(6)).botVoice(4).owed())
                .isEmpty();
        assertThat(Chat.begin()
                        .hostClockOff(seconds(-40))
                        .customer("oi")
                        .after(seconds(6))
                        .botVoice(4)
                        .owed())
                .isEmpty();
    }

    @Test
    void owed_codeBubbleAfterTheCustomerWroteAgain_settlesNothingNew() {
        assertThat(Chat.begin()
                        .customer("pix?")
                        .after(seconds(6))
                        .bot("Segue:")
                        .after(seconds(1))
                        .customer("e o prazo?")
                        .after(seconds(1))
                        .botUnmarked("00020126BR.GOV")
                        .owed())
                .containsExactly("c2");
    }

    @Test
    void owed_failedDelivery_isSettledAndShown() {
        Chat chat = Chat.begin().customer("oi").after(seconds(6)).bot("Olá!").status("b1", Delivery.ERROR);
        assertThat(chat.owed()).isEmpty();
        assertThat(chat.state().turns().getFirst().failed()).isTrue();
        assertThat(chat.status("b1", Delivery.READ).state().turns().getFirst().failed())
                .isFalse();
    }

    @Test
    void owed_sameSecondQuestionAnswerQuestion_isTheSecondQuestion() {
        assertThat(Chat.begin().customer("oi").bot("Olá!").customer("preço?").owed())
                .containsExactly("c2");
    }

    // ---- turns

    @Test
    void turns_bubblesOfOneAnswer_areOneTurn() {
        ConversationState state = Chat.begin()
                .customer("oi")
                .as("oi")
                .after(seconds(6))
                .bot("Olá!", "Tudo bem?", "Diga")
                .state();
        assertThat(state.turns()).singleElement().satisfies(turn -> {
            assertThat(turn.bubbles()).hasSize(3);
            assertThat(turn.kind()).isEqualTo(Kind.ANSWER);
            assertThat(turn.complete()).isTrue();
            assertThat(turn.answered()).isPresent();
        });
    }

    @Test
    void turns_lastBubbleMissing_isIncomplete() {
        Chat chat = Chat.begin().customer("oi").after(seconds(6)).bubble("c1", 0, false, "Olá!");
        assertThat(chat.state().turns())
                .singleElement()
                .satisfies(turn -> assertThat(turn.complete()).isFalse());
    }

    @Test
    void turns_customerBetweenTheBubbles_areStillOne() {
        Chat chat = Chat.begin()
                .customer("oi")
                .bubble("c1", 0, false, "Olá!")
                .after(seconds(2))
                .customer("preço?")
                .after(seconds(1))
                .bubble("c1", 1, true, "Tudo bem?");
        assertThat(chat.state().turns()).hasSize(1);
        assertThat(chat.owed()).containsExactly("c2");
    }

    @Test
    void turns_sameQuestionAnsweredTwice_areTwo() {
        Chat chat = Chat.begin()
                .customer("oi")
                .bot("Olá!", "Diga")
                .after(seconds(3))
                .bot("Oi!", "Diga lá");
        assertThat(chat.state().turns())
                .extracting(turn -> turn.bubbles().size())
                .containsExactly(2, 2);
    }

    @Test
    void turns_unconfirmedBubblesOfOneSecondInAnyOrder_areOne() {
        for (int round = 0; round < 5; round++) {
            Chat chat = Chat.begin().unconfirmed();
            for (int i = 0; i < round; i++) {
                chat.customer("x" + i).after(seconds(1));
            }
            chat.customer("oi").after(seconds(6)).bot("a", "b", "c", "d");
            assertThat(chat.state().turns()).hasSize(1);
            assertThat(chat.owed()).isEmpty();
        }
    }

    @Test
    void turns_codeBubbles_belongToTheMarkedTurn() {
        Chat chat = Chat.begin()
                .customer("pix?")
                .bot("Segue:")
                .after(seconds(4))
                .botUnmarked("000201BR")
                .after(minutes(3))
                .customer("link?")
                .after(seconds(5))
                .botUnmarked("https://loja.example/x")
                .after(seconds(3))
                .bubble("c2", 1, true, "É esse.");
        assertThat(chat.state().turns())
                .extracting(turn -> turn.bubbles().size())
                .containsExactly(2, 2);
        assertThat(chat.state().turns().getLast().answered()).contains(chat.id("c2"));
    }

    @Test
    void turns_voiceNote_isAnAnswerToWhatStandsBeforeIt() {
        Chat chat = Chat.begin().customerVoice(8).after(seconds(6)).botVoice(4);
        assertThat(chat.state().turns()).singleElement().satisfies(turn -> {
            assertThat(turn.answered()).contains(chat.id("c1"));
            assertThat(turn.isSigned()).isFalse();
            assertThat(turn.complete()).isTrue();
        });
    }

    @Test
    void turns_followUpStages_areEachTheirOwn() {
        Chat chat = Chat.begin()
                .customer("oi")
                .bot("Olá!")
                .after(hours(1))
                .followUp(1, "Ainda por aí?")
                .after(hours(4))
                .followUp(2, "Posso ajudar?");
        assertThat(chat.state().turns())
                .extracting(BotTurn::kind)
                .containsExactly(Kind.ANSWER, Kind.FOLLOW_UP, Kind.FOLLOW_UP);
        assertThat(chat.state().turns().getLast().answered()).isEmpty();
    }

    // ---- session, address, name

    @Test
    void session_silenceLongerThanTtl_startsAnew() {
        Chat chat = Chat.begin().customer("oi").bot("Olá!").after(hours(25)).customer("voltei");
        assertThat(sessionOf(chat)).containsExactly("c2");
        assertThat(chat.state().entries()).hasSize(3);
    }

    @Test
    void session_silenceOfExactlyTtl_goesOn() {
        assertThat(sessionOf(Chat.begin().customer("oi").after(hours(24)).customer("voltei")))
                .containsExactly("c1", "c2");
    }

    @Test
    void session_reactionInTheSilence_doesNotBridgeIt() {
        Chat chat = Chat.begin()
                .customer("oi")
                .after(hours(20))
                .customerReacts("c1", "👍")
                .after(hours(20))
                .customer("voltei");
        assertThat(sessionOf(chat)).containsExactly("c3");
    }

    @Test
    void session_lastMessageOlderThanTtl_isEmpty() {
        Chat chat = Chat.begin().customer("oi").after(hours(25));
        assertThat(chat.state().session()).isEqualTo(new Session(List.of(), false));
        assertThat(chat.customerReacts("c1", "👍").state().session().entries()).isEmpty();
    }

    @Test
    void session_historyCutInside_isCut() {
        Chat chat = Chat.begin().cut().customer("oi");
        assertThat(chat.state().session().cut()).isTrue();
        assertThat(chat.after(hours(30)).customer("voltei").state().session().cut())
                .isFalse();
    }

    @Test
    void address_phoneAndLid_areJoined() {
        assertThat(Chat.begin().underLid().customer("oi").state().address())
                .isEqualTo(new CustomerAddress(Chat.PHONE, Optional.of(Chat.LID)));
    }

    @Test
    void customerName_lastKnown_isTheCustomersNotOurs() {
        assertThat(Chat.begin().customer("oi").bot("Olá!").state().customerName())
                .isEqualTo("Maria Cliente");
        assertThat(Chat.begin().bot("Olá!").state().customerName()).isEmpty();
    }

    private static List<String> sessionOf(Chat chat) {
        return chat.names(chat.state().session().entries().stream()
                .map(entry -> entry.id())
                .toList());
    }

    // ---- the clock alone

    @Test
    void later_sameHistory_isTheReplayOfThatMoment() {
        Chat chat = Chat.begin().customer("oi").bot("Olá!").after(minutes(3)).customer("preço?");
        ConversationState now = chat.state();
        for (long ahead : List.of(0L, 1L, 23L, 24L, 25L, 400L)) {
            Instant moment = now.now().plus(hours(ahead));
            assertThat(Replay.later(now, ConversationRules.DEFAULTS, chat.history(), moment))
                    .isEqualTo(chat.state(chat.history(), moment));
        }
    }
}
