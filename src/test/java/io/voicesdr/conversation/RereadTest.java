package io.voicesdr.conversation;

import static io.voicesdr.core.Chat.minutes;
import static io.voicesdr.core.Chat.seconds;
import static org.assertj.core.api.Assertions.assertThat;

import io.voicesdr.conversation.TurnReport.Outcome;
import io.voicesdr.core.Chat;
import io.voicesdr.core.history.History;
import io.voicesdr.core.message.Message;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RereadTest {

    /** Minutes that the clock of Evolution's host is off. */
    @ParameterizedTest
    @ValueSource(longs = {0, -7, 7, -300, 300})
    void since_whateverHappensAfterTheLook_isReadAgain(long skew) {
        Chat chat = Chat.begin()
                .hostClockOff(Duration.ofMinutes(skew))
                .customer("oi")
                .after(seconds(5))
                .bot("Olá!")
                .after(minutes(600))
                .customer("preço?")
                .after(seconds(2))
                .customer("do Onix");
        History before = chat.history();
        Instant since = Reread.since(chat.state()).orElseThrow();

        chat.after(seconds(3))
                .bot("R$ 10")
                .person("Eu respondo")
                .otherSoftware("Pedido 7")
                .customer("e à vista?")
                .edit("c3", "do Onix novo")
                .edit("c1", "bom dia")
                .delete("c2");
        List<Message> read = chat.rows().stream()
                .filter(row -> !row.sentAt().isBefore(since))
                .toList();

        assertThat(read).hasSizeLessThan(chat.rows().size());
        assertThat(before.and(read).messages())
                .isEqualTo(before.and(chat.rows()).messages());
    }

    @Test
    void since_messageThatIsNotStoredYet_isUnknown() {
        assertThat(Reread.since(
                        Chat.begin().customer("oi").unconfirmed().customer("?").state()))
                .isEmpty();
    }

    @Test
    void since_nothingWaiting_isUnknown() {
        assertThat(Reread.since(Chat.begin().customer("oi").bot("Olá!").state()))
                .isEmpty();
    }

    @Test
    void turn_secondLook_asksOnlyForWhatIsNew() {
        World world = new World();
        world.customerWrites("oi");
        world.settle();
        world.clock.advance(Duration.ofHours(1));
        world.customerWrites("preço?");
        world.settle();

        assertThat(world.outcomes()).containsExactly(Outcome.ANSWERED, Outcome.ANSWERED);
        assertThat(world.whatsApp.pulls).hasValue(4);
        assertThat(world.whatsApp.renewals).hasValue(2);
    }
}
