package io.voicesdr.core.state;

import static io.voicesdr.core.Chat.seconds;
import static org.assertj.core.api.Assertions.assertThat;

import io.voicesdr.core.Chat;
import io.voicesdr.core.decision.Decision;
import org.junit.jupiter.api.Test;

class FeedbackTest {

    private final Chat chat =
            Chat.begin().customer("oi").after(seconds(10)).bot("Olá!").as("ola").after(seconds(5));

    @Test
    void thumbOnABotsMessage_isKept_andNotAnswered() {
        chat.customerReacts("ola", "👍🏽");

        assertThat(chat.state().feedback()).containsExactly(new Feedback(chat.id("ola"), true, chat.now()));
        assertThat(chat.decide()).isEqualTo(new Decision.Silent(Decision.Reason.NOTHING_OWED));
    }

    @Test
    void laterReaction_replacesTheEarlier() {
        chat.customerReacts("ola", "👍").after(seconds(5)).customerReacts("ola", "👎");

        assertThat(chat.state().feedback()).containsExactly(new Feedback(chat.id("ola"), false, chat.now()));
    }

    @Test
    void reactionTakenBack_orOfAnotherKind_isNoFeedback() {
        chat.customerReacts("ola", "👍").after(seconds(5)).customerReacts("ola", "");
        assertThat(chat.state().feedback()).isEmpty();

        chat.after(seconds(5)).customerReacts("ola", "😂");
        assertThat(chat.state().feedback()).isEmpty();
    }

    @Test
    void reactionsOnAndByOthers_areNoFeedback() {
        chat.person("Aqui é o Carlos").as("carlos").after(seconds(5)).customerReacts("carlos", "👍");
        chat.after(seconds(5)).personReacts("ola", "👎");

        assertThat(chat.state().feedback()).isEmpty();
    }
}
