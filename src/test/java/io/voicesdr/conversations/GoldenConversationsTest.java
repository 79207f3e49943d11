package io.voicesdr.conversations;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.voicesdr.core.history.History;
import io.voicesdr.core.message.Message;
import io.voicesdr.core.state.ConversationState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Conversations as files: where each stands, and what is decided, after every message; and the laws that hold for all of
 * them (law 2). Every record runs through the mapper in the dialect it was recorded in.
 */
class GoldenConversationsTest {
    private static final int SEEDS = 20;
    private static final int MOST_COPIES = 3;

    static List<String> cases() {
        return Case.names();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void conversation_afterEachMessage_isAsWritten(String name) throws IOException {
        Case golden = Case.read(name);
        List<String> lines = new ArrayList<>();
        Iterator<Database.Known> plays = golden.play().iterator();
        View view = view(golden);
        for (JsonNode element : golden.script()) {
            lines.add(element.isTextual() ? "# " + element.asText() : told(view, plays.next()));
        }
        assertSame(golden, String.join("\n\n", lines) + "\n");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void conversation_messageByMessage_isAsReplayedWhole(String name) {
        Case golden = Case.read(name);
        View view = view(golden);
        History grown = view.history(List.of());
        Set<Message> copies = new LinkedHashSet<>();
        Set<Message> taken = new HashSet<>();
        for (Database.Known known : golden.play()) {
            copies.addAll(known.versions());
            copies.addAll(known.heard());
            List<Message> fresh =
                    view.ofChat(copies).stream().filter(taken::add).toList();
            grown = grown.and(fresh);
            assertEqual(
                    view,
                    known,
                    grown,
                    view.history(copies),
                    "step " + known.step().json());
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void conversation_everyPrefixShuffledAndDoubled_isTheSame(String name) {
        Case golden = Case.read(name);
        View view = view(golden);
        for (Database.Known known : golden.play()) {
            History inOrder = view.history(known.all());
            for (long seed = 1; seed <= SEEDS; seed++) {
                History mixed = view.history(shuffledAndDoubled(known.all(), new Random(seed)));
                assertEqual(
                        view,
                        known,
                        mixed,
                        inOrder,
                        "seed " + seed + " step " + known.step().json());
            }
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void conversation_heardStoredOrBoth_readsTheSame(String name) {
        Case golden = Case.read(name);
        View view = view(golden);
        for (Database.Known known : golden.play()) {
            String expected = portrait(view, known, known.all());
            for (long seed = 1; seed <= SEEDS; seed++) {
                assertThat(portrait(view, known, someHeard(known, new Random(seed))))
                        .as("seed %d step %s", seed, known.step().json())
                        .isEqualTo(expected);
            }
            if (!known.lost()) {
                List<Message> outdated = new ArrayList<>(known.all());
                outdated.addAll(known.versions());
                assertThat(portrait(view, known, outdated))
                        .as("with outdated rows, step %s", known.step().json())
                        .isEqualTo(expected);
            }
        }
    }

    /** The rows, and of what was heard those that no pull has confirmed and any of the others. */
    private static List<Message> someHeard(Database.Known known, Random random) {
        List<Message> some = new ArrayList<>(known.stored());
        known.heard().stream()
                .filter(message -> random.nextBoolean()
                        || known.lost()
                        || known.stored().stream().noneMatch(row -> row.id().equals(message.id())))
                .forEach(some::add);
        return some;
    }

    private static List<Message> shuffledAndDoubled(List<Message> messages, Random random) {
        List<Message> all = new ArrayList<>();
        messages.forEach(message -> all.addAll(Collections.nCopies(1 + random.nextInt(MOST_COPIES), message)));
        Collections.shuffle(all, random);
        return all;
    }

    private static void assertEqual(View view, Database.Known known, History one, History other, String where) {
        Instant now = known.step().arrives();
        ConversationState state = view.state(one, now);
        assertThat(state).as(where).isEqualTo(view.state(other, now));
        assertThat(view.looks(one, now, view.seenAt(known)))
                .as(where)
                .isEqualTo(view.looks(other, now, view.seenAt(known)));
    }

    private static View view(Case golden) {
        Message first = golden.play().getFirst().all().getFirst();
        return new View(golden.tenant(), first.remoteJid());
    }

    private static String told(View view, Database.Known known) {
        Optional<Message> message = view.history(known.all()).messages().stream()
                .filter(any -> any.id().equals(known.step().id()))
                .findFirst();
        return Portrait.headline(known.step(), message) + "\n" + portrait(view, known, known.all());
    }

    private static String portrait(View view, Database.Known known, Collection<Message> messages) {
        History history = view.history(messages);
        Instant now = known.step().arrives();
        return Portrait.of(view.state(history, now), view.looks(history, now, view.seenAt(known)));
    }

    /** On a difference {@code expected.txt.actual} lies beside what was expected. */
    private static void assertSame(Case golden, String actual) throws IOException {
        Path expected = golden.file("expected.txt");
        Path other = golden.file("expected.txt.actual");
        Files.deleteIfExists(other);
        String text = Files.exists(expected) ? Files.readString(expected) : "";
        if (!text.equals(actual)) {
            Files.writeString(other, actual);
        }
        assertThat(actual).as("%s; what came out lies in %s", expected, other).isEqualTo(text);
    }
}
