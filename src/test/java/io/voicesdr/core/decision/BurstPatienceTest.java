package io.voicesdr.core.decision;

import static io.voicesdr.core.Chat.minutes;
import static io.voicesdr.core.Chat.seconds;
import static org.assertj.core.api.Assertions.assertThat;

import io.voicesdr.core.Chat;
import io.voicesdr.core.TestRules;
import io.voicesdr.core.decision.Decision.AskModel;
import io.voicesdr.core.decision.Decision.Reason;
import io.voicesdr.core.decision.Decision.Wait;
import org.junit.jupiter.api.Test;

/** The end of a burst is not brought forward by what has waited for other reasons. */
class BurstPatienceTest {

    @Test
    void decide_writtenOnAfterAPersonsPause_waitsForTheBurst() {
        Chat chat = Chat.begin()
                .rules(TestRules.humanPause(minutes(30)))
                .customer("oi")
                .person("Oi, sou o Carlos")
                .after(minutes(5))
                .customer("tem em azul?")
                .after(minutes(40))
                .customer("oi?");
        assertThat(chat.decide()).isEqualTo(new Wait(chat.now().plusSeconds(4), Reason.BURST));
        assertThat(chat.after(seconds(4)).decide()).isEqualTo(new AskModel(chat.id("c3")));
    }
}
