package io.voicesdr.core.view;

import static org.assertj.core.api.Assertions.assertThat;

import io.voicesdr.core.Chat;
import io.voicesdr.core.history.Author;
import io.voicesdr.core.history.ByCustomer;
import io.voicesdr.core.message.ChatRef;
import io.voicesdr.core.message.Content;
import io.voicesdr.core.message.Jid;
import io.voicesdr.core.message.Message;
import io.voicesdr.core.message.Origin;
import io.voicesdr.core.signature.Hashes;
import io.voicesdr.core.signature.Kind;
import io.voicesdr.core.signature.Signature;
import io.voicesdr.core.team.Standing;
import io.voicesdr.core.tenant.Tenant;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * A thousand chats of fifty messages over four weeks, shuffled and with duplicates, seen through the views, against sums made
 * from the script they were written by: arrays of numbers, no replay, no marks, no sessions of the product.
 */
@Tag("long")
class ViewFiguresTest {
    private static final long SEED = 20_261_121L;
    private static final int CHATS = 1_000;
    private static final int MESSAGES = 50;
    private static final ZoneId ZONE = ZoneId.of("America/Sao_Paulo");
    private static final Instant BEGIN = Instant.parse("2026-10-01T03:00:00Z");

    /** Read from before the first message on, so that every beginning is known. */
    private static final Instant KNOWN_FROM = BEGIN.minus(Duration.ofDays(3));

    private static final Period PERIOD =
            new Period(Instant.parse("2026-10-08T03:00:00Z"), Instant.parse("2026-10-22T03:00:00Z"));
    private static final long TTL = 24 * 3600;

    /** What happened, written down while it is made up: one line a message. */
    private record Line(int chat, long at, char who, int answers, boolean handover, String id) {}

    private static final List<Line> SCRIPT = new ArrayList<>();
    private static final List<Message> ROWS = new ArrayList<>();
    private static List<ChatWindow> chats;
    private static final Tenant TENANT = Chat.begin().tenant();

    @BeforeAll
    static void writeAndReplay() {
        System.out.println("seed " + SEED);
        Random random = new Random(SEED);
        IntStream.range(0, CHATS).forEach(chat -> write(chat, random));
        List<Message> arrived = new ArrayList<>(ROWS);
        ROWS.stream().filter(row -> random.nextInt(20) == 0).forEach(arrived::add);
        Collections.shuffle(arrived, random);
        chats = ByCustomer.group(arrived).entrySet().stream()
                .flatMap(chat -> ChatWindow.of(
                        new ChatRef(Chat.INSTANCE, chat.getKey().canonical()),
                        TENANT.conversation(),
                        Chat.SIGNATURES,
                        chat.getValue(),
                        KNOWN_FROM,
                        PERIOD.to())
                        .stream())
                .toList();
    }

    /** Questions, some in bursts; answers by the bot, by a person, or by nobody; short and long silences. */
    private static void write(int chat, Random random) {
        long at = BEGIN.getEpochSecond() + random.nextInt(10 * 24 * 3600);
        int waiting = 0;
        String asked = "";
        for (int i = 0; i < MESSAGES; i++) {
            at += gap(random);
            boolean replies = waiting > 0 && random.nextInt(3) > 0;
            char who = !replies ? 'c' : random.nextInt(5) == 0 ? 'p' : 'b';
            boolean handover = who == 'b' && random.nextInt(15) == 0;
            String id = "M%04d-%02d".formatted(chat, i);
            SCRIPT.add(new Line(chat, at, who, who == 'c' ? 0 : waiting, handover, id));
            ROWS.add(row(chat, at, who, handover, asked, id, random));
            waiting = who == 'c' ? waiting + 1 : 0;
            asked = who == 'c' ? id : asked;
        }
    }

    /** Never two messages in one second: their order would be the row's, and that is another test's. */
    private static long gap(Random random) {
        return switch (random.nextInt(10)) {
            case 0 -> TTL + 1 + random.nextInt(100_000);
            case 1 -> TTL;
            case 2, 3 -> 3600 + random.nextInt(20_000);
            default -> 1 + random.nextInt(300);
        };
    }

    private static Message row(int chat, long at, char who, boolean handover, String asked, String id, Random random) {
        Jid phone = Jid.of("551190000%04d@s.whatsapp.net".formatted(chat));
        Jid lid = Jid.of("18800000%04d@lid".formatted(chat));
        boolean underLid = who == 'c' && random.nextBoolean();
        Signature mark = new Signature(
                handover ? Kind.HANDOVER : Kind.ANSWER, 0, true, 0, hash(asked), 7, Hashes.tokenStep(900));
        String text = "mensagem " + id;
        return new Message(
                id,
                "c" + Long.toString(at * 1000, 36) + "%04d".formatted(chat) + "f77dabcdefgh",
                underLid ? lid : phone,
                who == 'c' ? Optional.of(underLid ? phone : lid) : Optional.empty(),
                who != 'c',
                Instant.ofEpochSecond(at),
                who == 'c' ? "Cliente " + chat : "Você",
                new Content.Text(who == 'b' ? Chat.SIGNATURES.sign(text, mark) : text),
                who == 'b' ? Origin.API : Origin.DEVICE,
                Optional.empty(),
                Set.of());
    }

    private static int hash(String asked) {
        return asked.isEmpty() ? 0 : Hashes.ofMessage(asked);
    }

    @Test
    void daily_equalsTheScript() {
        List<Day> days = Days.of(chats, TENANT, PERIOD);

        assertThat(days).hasSize(14);
        for (Day day : days) {
            long[] expected = naive(day.date());
            assertThat(new long[] {
                        day.messages(),
                        day.fromCustomer(),
                        day.fromBot(),
                        day.fromPerson(),
                        day.users(),
                        day.sessions(),
                        day.questions(),
                        day.answered(),
                        day.handovers()
                    })
                    .as(day.date().toString())
                    .isEqualTo(expected);
            assertThat(expected).as("figures worth comparing").doesNotContain(0L);
        }
    }

    /** Whether nobody had been promised to this customer in the session, or a person came since. */
    private static boolean beginsToWait(int number) {
        for (int i = number; i > 0; i--) {
            Line later = SCRIPT.get(i);
            Line line = SCRIPT.get(i - 1);
            boolean over = line.chat() != later.chat() || later.at() - line.at() > TTL || line.who() == 'p';
            if (over || line.handover()) {
                return over;
            }
        }
        return true;
    }

    /** One pass over the script for each figure, by hand. */
    private static long[] naive(LocalDate date) {
        long[] sums = new long[9];
        Set<Integer> users = new HashSet<>();
        for (int i = 0; i < SCRIPT.size(); i++) {
            Line line = SCRIPT.get(i);
            if (line.handover() && isOn(date, line.at()) && beginsToWait(i)) {
                sums[8]++;
            }
            if (!isOn(date, line.at())) {
                continue;
            }
            sums[0]++;
            sums[line.who() == 'c' ? 1 : line.who() == 'b' ? 2 : 3]++;
            boolean first = i == 0 || SCRIPT.get(i - 1).chat() != line.chat();
            if (first || line.at() - SCRIPT.get(i - 1).at() > TTL) {
                sums[5]++;
            }
            if (line.who() == 'c') {
                users.add(line.chat());
                sums[6]++;
                sums[7] += isAnswered(i) ? 1 : 0;
            }
        }
        sums[4] = users.size();
        return sums;
    }

    /** Whether anybody of the company wrote after it in that chat, before the view ends. */
    private static boolean isAnswered(int question) {
        for (int i = question + 1;
                i < SCRIPT.size()
                        && SCRIPT.get(i).chat() == SCRIPT.get(question).chat();
                i++) {
            if (SCRIPT.get(i).who() != 'c') {
                return SCRIPT.get(i).at() < PERIOD.to().getEpochSecond();
            }
        }
        return false;
    }

    private static boolean isOn(LocalDate date, long at) {
        return at >= date.atStartOfDay(ZONE).toEpochSecond()
                && at < date.plusDays(1).atStartOfDay(ZONE).toEpochSecond();
    }

    @Test
    void responseTimes_equalTheScript() {
        for (Day day : Days.of(chats, TENANT, PERIOD)) {
            long[] waits = waitsFrom(day.date());
            for (int percent : new int[] {1, 50, 90, 95, 99, 100}) {
                long rank = (waits.length * (long) percent + 99) / 100;
                assertThat(day.responseTimes().at(percent))
                        .as(day.date() + " p" + percent)
                        .contains(Duration.ofSeconds(waits[(int) rank - 1]));
            }
        }
    }

    /** From the first of the messages that a reply ended to that reply, sorted. */
    private static long[] waitsFrom(LocalDate date) {
        List<Long> waits = new ArrayList<>();
        for (int i = 0; i < SCRIPT.size(); i++) {
            Line reply = SCRIPT.get(i);
            if (reply.who() == 'c' || reply.at() >= PERIOD.to().getEpochSecond()) {
                continue;
            }
            long first = SCRIPT.get(i - reply.answers()).at();
            if (isOn(date, first)) {
                waits.add(reply.at() - first);
            }
        }
        long[] sorted = waits.stream().mapToLong(Long::longValue).toArray();
        Arrays.sort(sorted);
        return sorted;
    }

    @Test
    void sessions_equalTheScript() {
        List<String> found = chats.stream()
                .flatMap(chat -> SessionFacts.in(chat, TENANT, PERIOD).stream())
                .map(session -> told(
                        numberOf(session.chat()),
                        session.startedAt().getEpochSecond(),
                        session.lastMessageAt().getEpochSecond(),
                        session.speech().size(),
                        session.from(Author.CUSTOMER),
                        session.from(Author.BOT),
                        session.ended(),
                        session.handedOver(),
                        session.firstResponse().map(Duration::toSeconds).orElse(-1L)))
                .toList();

        assertThat(found).containsExactlyInAnyOrderElementsOf(naiveSessions()).hasSizeGreaterThan(2_000);
    }

    private static int numberOf(ChatRef chat) {
        return Integer.parseInt(chat.jid().user().substring(9));
    }

    private static String told(Object... figures) {
        return Arrays.toString(figures);
    }

    /** The script cut at every long silence; what began in the period, as far as it had come at its end. */
    private static List<String> naiveSessions() {
        List<String> sessions = new ArrayList<>();
        for (int begin = 0; begin < SCRIPT.size(); begin++) {
            Line first = SCRIPT.get(begin);
            boolean begins = begin == 0
                    || SCRIPT.get(begin - 1).chat() != first.chat()
                    || first.at() - SCRIPT.get(begin - 1).at() > TTL;
            if (begins
                    && first.at() >= PERIOD.from().getEpochSecond()
                    && first.at() < PERIOD.to().getEpochSecond()) {
                sessions.add(naiveSession(begin));
            }
        }
        return sessions;
    }

    private static String naiveSession(int begin) {
        Line first = SCRIPT.get(begin);
        long end = PERIOD.to().getEpochSecond();
        int messages = 0;
        long[] from = new long['z'];
        boolean handedOver = false;
        long response = -1;
        boolean waited = false;
        Line last = first;
        for (int i = begin; i < SCRIPT.size() && SCRIPT.get(i).chat() == first.chat(); i++) {
            Line line = SCRIPT.get(i);
            if (line.at() >= end || line.at() - last.at() > TTL) {
                break;
            }
            messages++;
            from[line.who()]++;
            handedOver |= line.handover();
            last = line;
            boolean opens = line.who() == 'c'
                    && (i == 0
                            || SCRIPT.get(i - 1).chat() != line.chat()
                            || SCRIPT.get(i - 1).who() != 'c');
            if (opens && !waited) {
                waited = true;
                response = waitFrom(i);
            }
        }
        return told(
                first.chat(),
                first.at(),
                last.at(),
                messages,
                from['c'],
                from['b'],
                last.at() + TTL < end,
                handedOver,
                response);
    }

    /** How long that customer waited for anybody, in whatever session the reply came; negative for one who still waits. */
    private static long waitFrom(int question) {
        for (int i = question + 1;
                i < SCRIPT.size()
                        && SCRIPT.get(i).chat() == SCRIPT.get(question).chat();
                i++) {
            if (SCRIPT.get(i).who() != 'c') {
                return SCRIPT.get(i).at() < PERIOD.to().getEpochSecond()
                        ? SCRIPT.get(i).at() - SCRIPT.get(question).at()
                        : -1;
            }
        }
        return -1;
    }

    @Test
    void questions_equalTheScript() {
        List<String> found = chats.stream()
                .flatMap(chat -> Question.in(chat, PERIOD).stream())
                .map(question -> told(
                        question.entry().id(),
                        question.responseTime().map(Duration::toSeconds).orElse(-1L)))
                .toList();
        List<String> expected = new ArrayList<>();
        for (int i = 0; i < SCRIPT.size(); i++) {
            Line line = SCRIPT.get(i);
            if (line.who() == 'c'
                    && line.at() >= PERIOD.from().getEpochSecond()
                    && line.at() < PERIOD.to().getEpochSecond()) {
                expected.add(told(line.id(), waitFrom(i)));
            }
        }
        assertThat(found).containsExactlyInAnyOrderElementsOf(expected).hasSizeGreaterThan(5_000);
    }

    @Test
    void conversations_equalTheScript() {
        long end = PERIOD.to().getEpochSecond();
        for (ChatWindow chat : chats) {
            int number = Integer.parseInt(chat.chat().jid().user().substring(9));
            List<Line> past = SCRIPT.stream()
                    .filter(line -> line.chat() == number && line.at() < end)
                    .toList();
            Line last = past.getLast();
            long owed = past.reversed().stream()
                    .takeWhile(line -> line.who() == 'c')
                    .count();
            String status = last.at() + TTL < end
                    ? "EXPIRED"
                    : past.reversed().stream().anyMatch(line -> line.who() == 'p' && line.at() + 7200 > end)
                            ? "PERSON"
                            : isHandedOver(past) ? "HANDED_OVER" : owed > 0 ? "WAITING" : "ACTIVE";
            assertThat(chat.lastMessageAt()).isEqualTo(Instant.ofEpochSecond(last.at()));
            assertThat(chat.state().owed()).as("owed of " + number).hasSize((int) owed);
            assertThat(chat.status(TENANT.conversation(), Standing.NONE, PERIOD.to()))
                    .as("status of " + number)
                    .hasToString(status);
        }
        assertThat(chats).hasSizeGreaterThan(900);
    }

    /** The bot's last word was a hand-over, and no person came after. */
    private static boolean isHandedOver(List<Line> past) {
        for (Line line : past.reversed()) {
            if (line.who() == 'p') {
                return false;
            }
            if (line.who() == 'b') {
                return line.handover();
            }
        }
        return false;
    }

    @Test
    void earlierMoment_ofALaterWindow_isTheSameAsAskedThen() {
        Instant earlier = Instant.parse("2026-10-15T12:34:56Z");
        for (ChatWindow chat : chats.subList(0, 100)) {
            List<Message> rows = ROWS.stream()
                    .filter(row -> row.address().canonical().equals(chat.chat().jid())
                            || row.remoteJid().equals(chat.chat().jid()))
                    .toList();
            Optional<ChatWindow> then =
                    ChatWindow.of(chat.chat(), TENANT.conversation(), Chat.SIGNATURES, rows, KNOWN_FROM, earlier);
            assertThat(chat.asOf(earlier, TENANT.conversation(), Chat.SIGNATURES, KNOWN_FROM)
                            .map(ChatWindow::log))
                    .isEqualTo(then.map(ChatWindow::log));
        }
    }

    @Test
    void ids_areTheSameWhateverWasReadBesides() {
        Period lastWeek = new Period(Instant.parse("2026-10-15T03:00:00Z"), PERIOD.to());
        Set<Object> narrow = new HashSet<>();
        Set<Object> wide = new HashSet<>();
        for (ChatWindow chat : chats) {
            List<Message> recent = chat.state().entries().stream()
                    .map(entry -> entry.message())
                    .filter(row -> !row.sentAt().isBefore(lastWeek.from().minus(Duration.ofDays(3))))
                    .toList();
            Question.in(chat, lastWeek).forEach(question -> wide.add(question.id()));
            SessionFacts.in(chat, TENANT, lastWeek).forEach(session -> wide.add(session.id()));
            ChatWindow.of(
                            chat.chat(),
                            TENANT.conversation(),
                            Chat.SIGNATURES,
                            recent,
                            lastWeek.from().minus(Duration.ofDays(3)),
                            PERIOD.to())
                    .ifPresent(window -> {
                        Question.in(window, lastWeek).forEach(question -> narrow.add(question.id()));
                        SessionFacts.in(window, TENANT, lastWeek).forEach(session -> narrow.add(session.id()));
                    });
        }
        assertThat(narrow).isEqualTo(wide).hasSizeGreaterThan(5_000);
    }
}
