package io.voicesdr.core.state;

import static org.assertj.core.api.Assertions.assertThat;

import io.voicesdr.core.Chat;
import io.voicesdr.core.Rows;
import io.voicesdr.core.history.Entry;
import io.voicesdr.core.history.History;
import io.voicesdr.core.message.Message;
import io.voicesdr.core.message.Origin;
import io.voicesdr.core.signature.Hashes;
import io.voicesdr.core.signature.Kind;
import io.voicesdr.core.signature.Signature;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** One message stamped days ahead, by whatever wrong clock, among others that are stamped right. */
class FutureStampTest {
    private static final Instant NOW = Chat.BEGIN;
    private static final Message FUTURE =
            Rows.text("future", Rows.cuid(NOW, 1), NOW.plus(Duration.ofDays(3)), "oi do futuro");
    private static final Message ANSWER =
            Rows.own("answer", Rows.cuid(second(8), 2), second(8), Origin.API, signedFor("future"));
    private static final Message NEXT = Rows.text("next", Rows.cuid(second(60), 3), second(60), "quanto custa?");

    @Test
    void owed_writtenAfterTheAnswerToAFutureMessage_isOwed() {
        assertThat(state(List.of(FUTURE, ANSWER)).owed()).isEmpty();
        assertThat(state(List.of(FUTURE, ANSWER, NEXT)).owed())
                .extracting(Entry::id)
                .containsExactly("next");
    }

    @Test
    void session_aMessageOfTheFuture_doesNotHideTheOthers() {
        assertThat(state(List.of(FUTURE, ANSWER, NEXT)).session().entries())
                .extracting(Entry::id)
                .containsExactly("answer", "next", "future");
    }

    private static ConversationState state(List<Message> rows) {
        return Chat.begin().state(History.of(rows, false), second(90));
    }

    private static Instant second(int second) {
        return NOW.plusSeconds(second);
    }

    private static String signedFor(String id) {
        return Chat.SIGNATURES.sign(
                "Olá!", new Signature(Kind.ANSWER, 0, true, 0, Hashes.ofMessage(id), 7, Hashes.tokenStep(900)));
    }
}
