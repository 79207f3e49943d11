package io.voicesdr.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.voicesdr.core.Chat;
import io.voicesdr.core.history.Hearing;
import io.voicesdr.core.message.ChatRef;
import io.voicesdr.core.tenant.ConversationRules;
import io.voicesdr.core.tenant.Tenant;
import io.voicesdr.core.view.ChatWindow;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the page of a conversation shows of each message. */
class BubblesTest {
    private Tenant tenant = Tenant.named(Chat.INSTANCE, "Loja", "Você é a Ana.").build();

    @Test
    void everythingThatTheBotSaid_isExplained_withAMarkOrWithout() {
        Chat chat = Chat.begin().customer("oi").after(Chat.seconds(5)).botVoice(4);
        chat.after(Chat.minutes(1)).customer("preço?").after(Chat.seconds(5)).bot("R$ 10", "Quer?");
        chat.after(Chat.minutes(1)).person("Deixa comigo");
        chat.after(Chat.minutes(30))
                .customer("oi?")
                .after(Chat.seconds(5))
                .bot("Engano")
                .delete("b4");

        List<Bubble> bubbles = shown(chat);
        assertThat(bubbles)
                .filteredOn(Bubble::explained)
                .extracting(Bubble::id)
                .containsExactly(chat.id("b1"), chat.id("b2"), chat.id("b3"));
        assertThat(bubbles.get(1).kind()).isEmpty();
        assertThat(bubbles.getLast().isDeleted()).isTrue();
    }

    private List<Bubble> shown(Chat chat) {
        ChatWindow window = ChatWindow.of(
                        new ChatRef(Chat.INSTANCE, Chat.PHONE),
                        ConversationRules.DEFAULTS,
                        Chat.SIGNATURES,
                        chat.rows(),
                        Instant.EPOCH,
                        chat.now().plusSeconds(1))
                .orElseThrow();
        return Bubbles.of(tenant, window, Hearing.NONE, 100);
    }
}
