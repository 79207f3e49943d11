package io.voicesdr.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.voicesdr.core.Chat;
import io.voicesdr.core.flow.Flow;
import io.voicesdr.core.flow.Flows;
import io.voicesdr.core.history.Hearing;
import io.voicesdr.core.message.ChatRef;
import io.voicesdr.core.message.Delivery;
import io.voicesdr.core.signature.Hashes;
import io.voicesdr.core.signature.Kind;
import io.voicesdr.core.tenant.ConversationRules;
import io.voicesdr.core.tenant.Tenant;
import io.voicesdr.core.view.ChatWindow;
import io.voicesdr.tenant.TestFlows;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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

    /** As WhatsApp does: the furthest that a message has come, and a message that arrived after all has not failed. */
    @ParameterizedTest
    @CsvSource({
        "'', pending",
        "PENDING, pending",
        "SERVER_ACK, sent",
        "SERVER_ACK DELIVERY_ACK, delivered",
        "DELIVERY_ACK READ, read",
        "PLAYED, read",
        "ERROR, failed",
        "SERVER_ACK ERROR, failed",
        "ERROR DELIVERY_ACK, delivered"
    })
    void ticks_areTheFurthestThatItCame(String deliveries, String ticks) {
        Chat chat = Chat.begin().customer("oi").after(Chat.seconds(5)).bot("Olá!");
        for (String delivery : deliveries.isEmpty() ? new String[0] : deliveries.split(" ")) {
            chat.status("b1", Delivery.valueOf(delivery)).status("c1", Delivery.valueOf(delivery));
        }

        assertThat(shown(chat)).extracting(Bubble::ticks).containsExactly("", ticks);
    }

    /** The chat begins at noon of the company's day; twelve hours later its next day has begun. */
    @Test
    void day_changesAtTheCompanysMidnight() {
        Chat chat = Chat.begin().customer("oi").after(Chat.minutes(12 * 60 - 1)).customer("ainda hoje");
        chat.after(Chat.minutes(1)).customer("amanhã").after(Chat.hours(3)).customer("ainda amanhã");

        assertThat(shown(chat)).extracting(Bubble::newDay).containsExactly(true, false, true, false);
        assertThat(shown(chat)).extracting(Bubble::newSpeaker).containsExactly(true, false, true, false);
    }

    @Test
    void speakers_areTold_andWhereTheyChange() {
        Chat chat = Chat.begin().customer("oi").after(Chat.seconds(5)).bot("Olá!", "Sou a Ana");
        chat.after(Chat.minutes(1))
                .person("Deixa comigo")
                .after(Chat.minutes(5))
                .customer("tá");

        assertThat(shown(chat))
                .extracting(Bubble::author)
                .containsExactly("customer", "bot", "bot", "person", "customer");
        assertThat(shown(chat)).extracting(Bubble::newSpeaker).containsExactly(true, true, false, true, true);
    }

    @Test
    void marks_nameTheFlowsNode_andTheFollowUpsStage() {
        Flow flow = TestFlows.read("""
                nodes:
                  - { id: nome, type: question, variable: nome, text: "Nome?", next: fim }
                  - { id: fim, type: end, text: "Obrigado" }
                """);
        tenant =
                tenant.edit().flows(new Flows(Optional.of(flow), List.of(flow))).build();
        Chat chat = Chat.begin().customer("oi").after(Chat.seconds(5));
        chat.bot(Kind.FLOW, Hashes.ofNode("nome"), chat.id("c1"), "Nome?");
        chat.after(Chat.hours(1)).followUp(2, "Ainda está aí?");
        chat.after(Chat.hours(1)).customer("Rui").after(Chat.seconds(5));
        chat.bot(Kind.FLOW, Hashes.ofNode("removido"), chat.id("c2"), "Idade?");

        assertThat(shown(chat)).extracting(Bubble::kind).containsExactly("", "flow", "follow_up", "", "flow");
        assertThat(shown(chat)).extracting(Bubble::place).containsExactly("", "nome", "2", "", "");
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
