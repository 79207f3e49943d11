package io.voicesdr.core.history;

import static org.assertj.core.api.Assertions.assertThat;

import io.voicesdr.core.Chat;
import io.voicesdr.core.Rows;
import io.voicesdr.core.message.Content;
import io.voicesdr.core.message.Delivery;
import io.voicesdr.core.message.Message;
import io.voicesdr.core.message.Origin;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class HistoryTest {
    private static final Instant T = Instant.parse("2026-11-20T15:00:00Z");

    @Test
    void of_anyOrder_isOrderedByMomentThenStoring() {
        Message second = Rows.text("B", Rows.cuid(T, 2), T, "2");
        Message first = Rows.text("C", Rows.cuid(T, 1), T, "1");
        Message third = Rows.text("A", Rows.cuid(T, 3), T, "3");
        Message earlier = Rows.text("D", Rows.cuid(T.plusSeconds(9), 4), T.minusSeconds(1), "0");
        assertThat(ids(List.of(third, second, first, earlier))).containsExactly("D", "C", "B", "A");
    }

    @Test
    void of_messageWithoutRow_comesAfterRowsOfItsSecond() {
        Message live = Rows.text("A", "", T, "live");
        Message row = Rows.text("B", Rows.cuid(T, 1), T, "row");
        Message next = Rows.text("C", Rows.cuid(T, 2), T.plusSeconds(1), "next");
        assertThat(ids(List.of(live, next, row))).containsExactly("B", "A", "C");
    }

    @Test
    void of_editedMessage_staysWhereItWasWritten() {
        Chat chat = Chat.begin()
                .customer("Qual o valr?")
                .after(Chat.seconds(5))
                .customer("do carro")
                .after(Chat.minutes(3))
                .edit("c1", "Qual o valor?");
        assertThat(chat.names(
                        chat.history().messages().stream().map(Message::id).toList()))
                .containsExactly("c1", "c2");
        assertThat(chat.history().messages().getFirst().content()).isEqualTo(new Content.Text("Qual o valor?"));
    }

    @Test
    void of_editedMessageWhoseHostClockIsAhead_isNotLaterThanWhatCameAfterIt() {
        Chat chat = Chat.begin()
                .hostClockOff(Chat.seconds(60))
                .customer("preso?")
                .after(Chat.seconds(20))
                .customer("do Onix")
                .after(Chat.seconds(10))
                .edit("c1", "preço?");
        assertThat(chat.names(
                        chat.history().messages().stream().map(Message::id).toList()))
                .containsExactly("c1", "c2");
    }

    @Test
    void of_editedMessageBesideHistoryOfAPairing_isNotDraggedBackIntoIt() {
        Message edited = Rows.withStatus(Rows.text("A", Rows.cuid(T, 1), T.plusSeconds(60), "a"), Delivery.EDITED);
        Message synced = Rows.text("B", Rows.cuid(T, 2), T.minusSeconds(900_000), "b");
        assertThat(History.of(List.of(edited, synced), false)
                        .messages()
                        .getLast()
                        .sentAt())
                .isEqualTo(T);
    }

    @Test
    void of_twoRowsOfOneId_areOneMessageWithEverythingKnown() {
        Message first = Rows.withStatus(Rows.text("A", Rows.cuid(T, 1), T, "antes"), Delivery.DELIVERY_ACK);
        Message second = Rows.withStatus(Rows.text("A", Rows.cuid(T, 2), T.plusSeconds(14), "depois"), Delivery.READ);
        assertThat(History.of(List.of(second, first), false).messages())
                .singleElement()
                .satisfies(message -> {
                    assertThat(message.content()).isEqualTo(new Content.Text("depois"));
                    assertThat(message.rowId()).isEqualTo(Rows.cuid(T, 1));
                    assertThat(message.sentAt()).isEqualTo(T);
                    assertThat(message.deliveries()).containsExactlyInAnyOrder(Delivery.DELIVERY_ACK, Delivery.READ);
                });
    }

    @Test
    void of_oneRowDeleted_isDeletedWhateverTheOtherSays() {
        Message deleted = Rows.text("A", Rows.cuid(T, 1), T, "x").withContent(new Content.Deleted());
        Message later = Rows.text("A", Rows.cuid(T, 2), T.plusSeconds(20), "x");
        assertThat(History.of(List.of(deleted, later), false)
                        .messages()
                        .getFirst()
                        .content())
                .isEqualTo(new Content.Deleted());
    }

    @Test
    void of_rowsUnderPhoneAndLid_keepsBothAddresses() {
        Message phone = new Message(
                "A",
                Rows.cuid(T, 1),
                Chat.PHONE,
                Optional.empty(),
                false,
                T,
                "",
                new Content.Text("oi"),
                Origin.UNKNOWN,
                Optional.empty(),
                Set.of());
        Message lid = new Message(
                "A",
                Rows.cuid(T, 2),
                Chat.LID,
                Optional.empty(),
                false,
                T,
                "Maria",
                new Content.Text("oi"),
                Origin.UNKNOWN,
                Optional.empty(),
                Set.of());
        Message folded = History.of(List.of(phone, lid), false).messages().getFirst();
        assertThat(folded.address().all()).containsExactlyInAnyOrder(Chat.PHONE, Chat.LID);
        assertThat(folded.pushName()).isEqualTo("Maria");
    }

    @Test
    void of_apiShapeInOneRow_isApi() {
        Message one = Rows.own("A", Rows.cuid(T, 1), T, Origin.DEVICE, "oi");
        Message other = Rows.own("A", Rows.cuid(T, 2), T, Origin.API, "oi");
        assertThat(History.of(List.of(one, other), false).messages().getFirst().origin())
                .isEqualTo(Origin.API);
    }

    @Test
    void and_pullConfirmsWhatWasHeard_rowWinsAndNothingDoubles() {
        Message heard = Rows.text("A", "", T, "heard");
        Message row = Rows.text("A", Rows.cuid(T.plusSeconds(1), 1), T, "stored");
        History history = History.of(List.of(row), true).and(List.of(heard));
        assertThat(history.messages()).containsExactly(row);
        assertThat(history.cut()).isTrue();
    }

    @Test
    void of_messageKnownOnce_isWhatItIsKnownTwice() {
        Message plain = Rows.text("A", Rows.cuid(T, 1), T, "oi");
        Message edited = Rows.withStatus(Rows.text("B", Rows.cuid(T, 2), T.plusSeconds(60), "b"), Delivery.EDITED);
        Message ownAlt = new Message(
                "C",
                Rows.cuid(T, 3),
                plain.remoteJid(),
                Optional.of(plain.remoteJid()),
                false,
                T,
                " ",
                plain.content(),
                plain.origin(),
                Optional.empty(),
                Set.of());
        List<Message> once = List.of(plain, edited, ownAlt);
        List<Message> twice = once.stream()
                .flatMap(message -> Stream.of(message, message.withOrigin(Origin.UNKNOWN)))
                .toList();
        assertThat(History.of(once, false).messages())
                .isEqualTo(History.of(twice, false).messages());
    }

    @Test
    void and_nothingNew_isTheSameHistory() {
        Message first = Rows.text("A", Rows.cuid(T, 1), T, "1");
        Message second = Rows.text("B", Rows.cuid(T, 2), T, "2");
        History history = History.of(List.of(first, second), false);
        assertThat(history.and(List.of(second, first))).isSameAs(history);
        assertThat(history.and(List.of(second.withContent(new Content.Text("3")))))
                .isNotEqualTo(history);
    }

    @Test
    void and_pageByPage_isTheWhole() {
        // three copies of one id: folding two first must not lose what decides between the others
        Message a = Rows.text("A", Rows.cuid(T, 1), T, "a");
        Message b = Rows.text("A", Rows.cuid(T, 2), T.plusSeconds(50), "b");
        Message c = Rows.text("A", Rows.cuid(T, 3), T.plusSeconds(30), "c");
        History whole = History.of(List.of(a, b, c), false);
        assertThat(History.of(List.of(a), false).and(List.of(b)).and(List.of(c)))
                .isEqualTo(whole);
        assertThat(History.of(List.of(b), false)
                        .and(List.of(a, b))
                        .and(List.of(c))
                        .messages())
                .isEqualTo(whole.messages());
        assertThat(whole.messages().getFirst().content()).isEqualTo(new Content.Text("b"));
    }

    @Test
    void toString_anyHistory_showsNoText() {
        assertThat(History.of(List.of(Rows.text("A", "", T, "meu cpf")), false).toString())
                .doesNotContain("cpf");
    }

    private static List<String> ids(List<Message> messages) {
        return History.of(messages, false).messages().stream().map(Message::id).toList();
    }
}
