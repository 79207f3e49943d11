package io.voicesdr.core.decision;

import static io.voicesdr.core.Chat.hours;
import static io.voicesdr.core.Chat.minutes;
import static io.voicesdr.core.Chat.seconds;
import static org.assertj.core.api.Assertions.assertThat;

import io.voicesdr.core.Chat;
import io.voicesdr.core.message.Content;
import io.voicesdr.core.signature.Kind;
import io.voicesdr.core.text.CustomerText;
import java.util.List;
import org.junit.jupiter.api.Test;

class UnreadableMessagesTest {

    private static final Content UNKNOWN = new Content.Unsupported("eventMessage");
    private static final String SENTENCE = CustomerText.CANT_READ_THIS.in("pt-BR");

    private final Chat chat = Chat.begin();

    @Test
    void unknownKind_getsOneFriendlySentence_withoutTheModel() {
        chat.customer(UNKNOWN).after(seconds(10));

        assertThat(chat.decide()).isEqualTo(new Decision.Say(Kind.NOTICE, List.of(SENTENCE), chat.id("c1")));
    }

    @Test
    void secondOneInTheSession_isPassedOver() {
        told();
        chat.after(minutes(5)).customer(UNKNOWN).after(seconds(10));

        assertThat(chat.decide()).isEqualTo(new Decision.Silent(Decision.Reason.UNREADABLE));
    }

    @Test
    void oneOfTheNextSession_isToldAgain() {
        told();
        chat.after(hours(30)).customer(UNKNOWN).after(seconds(10));

        assertThat(chat.decide()).isInstanceOf(Decision.Say.class);
    }

    @Test
    void besideWords_isAnsweredWithThem() {
        chat.customer(UNKNOWN).after(seconds(1)).customer("viu?").after(seconds(10));

        assertThat(chat.decide()).isEqualTo(new Decision.AskModel(chat.id("c2")));
    }

    /** Whoever pastes the sentence has not been told it. */
    @Test
    void sentenceWithoutOurMark_doesNotCount() {
        chat.customer(SENTENCE).after(seconds(10)).bot("Como?").after(minutes(1));
        chat.customer(UNKNOWN).after(seconds(10));

        assertThat(chat.decide()).isInstanceOf(Decision.Say.class);
    }

    private void told() {
        chat.customer(UNKNOWN).after(seconds(10)).bot(Kind.NOTICE, 0, chat.id("c1"), SENTENCE);
    }
}
