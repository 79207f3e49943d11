package io.voicesdr.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import io.voicesdr.core.history.History;
import io.voicesdr.core.message.ChatRef;
import io.voicesdr.core.message.Content;
import io.voicesdr.core.message.Jid;
import io.voicesdr.core.message.Message;
import io.voicesdr.core.message.Origin;
import io.voicesdr.core.signature.SignatureCodec;
import io.voicesdr.core.state.ConversationState;
import io.voicesdr.core.state.Replay;
import io.voicesdr.core.tenant.ConversationRules;
import io.voicesdr.core.tenant.Tenant;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

class MediaRoomTest {

    private static final Instant NOW = Instant.parse("2026-11-21T15:00:00Z");
    private static final int NOTES = 50;

    /** Five minutes as WhatsApp records them. */
    private static final int NOTE_BYTES = 600_000;

    private static final long ROOM = 4_000_000;

    /** Fifty at once: what is in the memory stays within the room, nobody fails, everybody's turn comes. */
    @Test
    void fiftyFiveMinuteNotesAtOnce_waitForRoom_andAllAreHeard() throws InterruptedException {
        AtomicLong held = new AtomicLong();
        AtomicLong peak = new AtomicLong();
        AtomicInteger heard = new AtomicInteger();
        CountDownLatch full = new CountDownLatch((int) (ROOM / NOTE_BYTES));
        CountDownLatch modelAnswers = new CountDownLatch(1);
        MediaSource source = (tenant, id, expected, most) -> {
            byte[] note = new byte[NOTE_BYTES];
            note[0] = 'O';
            note[1] = 'g';
            note[2] = 'g';
            note[3] = 'S';
            peak.accumulateAndGet(held.addAndGet(NOTE_BYTES), Math::max);
            return new MediaSource.Fetched.Found(note, 1);
        };
        TestMediaConfig config = new TestMediaConfig(ROOM);
        Listener listener = new Listener(new MediaFiles(source, config), new FakeModel(), new Transcripts(), config);
        Tenant tenant = Tenant.named("loja", "Loja", "Ana").build();
        List<Thread> turns = new ArrayList<>();
        for (int i = 0; i < NOTES; i++) {
            ConversationState state = owing(i);
            turns.add(Thread.ofVirtual().start(() -> {
                try (Listener.Presented presented = listener.present(tenant, state, new Account(state.chat()))) {
                    full.countDown();
                    modelAnswers.await();
                    assertThat(presented.senses().files()).hasSize(1);
                    heard.incrementAndGet();
                    held.addAndGet(-NOTE_BYTES);
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            }));
        }
        full.await();
        assertThat(heard).hasValue(0);
        modelAnswers.countDown();
        for (Thread turn : turns) {
            turn.join();
        }

        assertThat(heard).hasValue(NOTES);
        assertThat(peak.get()).isLessThanOrEqualTo(ROOM).isGreaterThan(ROOM - NOTE_BYTES - 100_000);
    }

    @Test
    void whatIsLargerThanTheRoom_waitsForTheWholeRoom() {
        MediaRoom room = new MediaRoom(10_000);
        AtomicInteger entered = new AtomicInteger();
        Thread large;
        try (MediaRoom.Taken some = room.take(1)) {
            large = Thread.ofVirtual().start(() -> {
                try (MediaRoom.Taken all = room.take(1_000_000)) {
                    entered.incrementAndGet();
                }
            });
            Awaitility.await().until(() -> large.getState() == Thread.State.WAITING);
            assertThat(entered).hasValue(0);
        }
        Awaitility.await().untilAtomic(entered, org.hamcrest.Matchers.is(1));
    }

    @Test
    void roomGivenBack_isWholeAgain() {
        MediaRoom room = new MediaRoom(4_096);
        for (int i = 0; i < 100; i++) {
            try (MediaRoom.Taken all = room.take(4_096)) {
                assertThat(all).isNotNull();
            }
        }
    }

    private static ConversationState owing(int customer) {
        Jid jid = Jid.of("55119%08d@s.whatsapp.net".formatted(customer));
        Message note = new Message(
                "NOTE" + customer,
                "",
                jid,
                Optional.empty(),
                false,
                NOW,
                "",
                new Content.Audio(true, Duration.ofMinutes(5), "audio/ogg", NOTE_BYTES, Optional.empty()),
                Origin.DEVICE,
                Optional.empty(),
                Set.of());
        return Replay.replay(
                new ChatRef("loja", jid),
                ConversationRules.DEFAULTS,
                new SignatureCodec("loja", List.of("key")),
                History.of(List.of(note), false),
                NOW);
    }
}
