package io.voicesdr.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.voicesdr.core.history.Hearing;
import io.voicesdr.core.lead.Lead;
import io.voicesdr.core.message.ChatRef;
import io.voicesdr.core.message.Content;
import io.voicesdr.core.message.Jid;
import io.voicesdr.core.message.Message;
import io.voicesdr.core.message.Origin;
import io.voicesdr.core.signature.Hashes;
import io.voicesdr.core.signature.Kind;
import io.voicesdr.core.signature.Signature;
import io.voicesdr.core.signature.SignatureCodec;
import io.voicesdr.core.team.Card;
import io.voicesdr.core.team.CardKind;
import io.voicesdr.core.team.ChatLedger;
import io.voicesdr.core.team.CustomerNumber;
import io.voicesdr.core.team.LeadCase;
import io.voicesdr.core.team.LeadStatus;
import io.voicesdr.core.team.Ledger;
import io.voicesdr.core.team.Standing;
import io.voicesdr.core.tenant.Tenant;
import io.voicesdr.core.view.ChatWindow;
import io.voicesdr.core.view.SessionFacts.FlowLook;
import io.voicesdr.gemini.TokenPrices.Span;
import io.voicesdr.web.Texts;
import io.voicesdr.web.Tongue;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * The first page and the figures of every day, over three weeks of a shop's conversations, against sums made from the script
 * they were written by: lists of numbers, no replay, no marks, no sessions of the product.
 */
class DashboardTest {
    private static final long SEED = 20_261_121L;
    private static final int CHATS = 300;
    private static final int DAYS = 14;
    private static final ZoneId ZONE = ZoneId.of("America/Sao_Paulo");
    private static final Instant NOW = Instant.parse("2026-11-20T18:30:00Z");
    private static final LocalDate TODAY = LocalDate.parse("2026-11-20");
    private static final Instant BEGIN = NOW.minus(Duration.ofDays(21));
    private static final long TTL = 24 * 3600;
    private static final long PAUSE = 2 * 3600;
    private static final SignatureCodec SIGNATURES = new SignatureCodec("loja", List.of("a key for tests"));
    private static final Tenant TENANT =
            Tenant.named("loja", "Loja", "Você é a Ana.").timeZone(ZONE).build();

    /** One message, as it is made up; {@code asked} when the first of the messages was written that it replies to. */
    private record Line(int chat, long at, char who, boolean handover, long tokens, long asked) {}

    /** One card in the team chat and what became of it. */
    private record Sold(int chat, long at, LeadStatus status, long statusAt) {}

    private static final List<Line> SCRIPT = new ArrayList<>();
    private static final Map<Integer, List<Message>> ROWS = new HashMap<>();
    private static final List<Sold> LEADS = new ArrayList<>();
    private static Scene scene;

    @BeforeAll
    static void write() {
        System.out.println("seed " + SEED);
        Random random = new Random(SEED);
        IntStream.range(0, CHATS).forEach(chat -> write(chat, random));
        IntStream.range(0, CHATS).filter(chat -> chat % 3 == 0).forEach(chat -> sell(chat, random));
        scene = new Scene(
                TENANT,
                NOW,
                ROWS.entrySet().stream()
                        .flatMap(chat -> ChatWindow.of(
                                new ChatRef("loja", jid(chat.getKey())),
                                TENANT.conversation(),
                                SIGNATURES,
                                chat.getValue(),
                                BEGIN.minus(Duration.ofDays(3)),
                                NOW.plusSeconds(1))
                                .stream())
                        .sorted(Comparator.comparing(ChatWindow::lastMessageAt).reversed())
                        .toList(),
                false,
                FlowLook.hearing(Hearing.NONE),
                ledger(),
                (state, flow) -> new Lead(TENANT.lead(), List.of()));
    }

    private static Jid jid(int chat) {
        return Jid.of("551190000%04d@s.whatsapp.net".formatted(chat));
    }

    // ---- the script

    /** Questions, some in bursts; answered in one bubble or two, by voice and in writing, by a person, or not at all. */
    private static void write(int chat, Random random) {
        long at = BEGIN.getEpochSecond() + random.nextInt(20 * 24 * 3600);
        int number = 0;
        long asked = 0;
        String newest = "";
        while (true) {
            at += random.nextInt(8) == 0 ? TTL + 1 + random.nextInt(90_000) : 1 + random.nextInt(4_000);
            if (at > NOW.getEpochSecond()) {
                return;
            }
            int die = asked == 0 ? 0 : random.nextInt(12);
            if (die < 4) {
                newest = "M%04d-%03d".formatted(chat, number++);
                asked = asked == 0 ? at : asked;
                say(new Line(chat, at, 'c', false, 0, 0), row(chat, newest, at, false, Origin.DEVICE, text("oi?")));
            } else if (die < 6) {
                String id = "P%04d-%03d".formatted(chat, number++);
                say(new Line(chat, at, 'p', false, 0, asked), row(chat, id, at, true, Origin.DEVICE, text("Oi!")));
                asked = 0;
            } else {
                at = reply(chat, number, at, die, asked, newest, random);
                number += 2;
                asked = 0;
            }
        }
    }

    /** @return when its last bubble was sent */
    private static long reply(int chat, int number, long at, int die, long asked, String answers, Random random) {
        int step = 20 + random.nextInt(25);
        long tokens = Math.round(Math.pow(2, (step - 1) / 4.0));
        Kind kind = die == 6 ? Kind.HANDOVER : die == 7 ? Kind.FLOW : Kind.ANSWER;
        boolean two = die > 9 && at < NOW.getEpochSecond();
        String first = "B%04d-%03d".formatted(chat, number);
        if (!two) {
            Signature mark = new Signature(kind, 0, true, 0, Hashes.ofMessage(answers), 7, step);
            say(
                    new Line(chat, at, 'b', kind == Kind.HANDOVER, tokens, asked),
                    row(chat, first, at, true, Origin.API, text(SIGNATURES.sign("R$ 99,90", mark))));
            return at;
        }
        boolean voice = die == 11;
        Signature begun = new Signature(kind, 0, false, 0, Hashes.ofMessage(answers), 7, step);
        Signature ended = new Signature(kind, 1, true, 0, Hashes.ofMessage(answers), 7, step);
        Content spoken = new Content.Audio(true, Duration.ofSeconds(4), "audio/ogg", 3_000, Optional.empty());
        say(
                new Line(chat, at, 'b', false, tokens, asked),
                row(chat, first, at, true, Origin.API, voice ? spoken : text(SIGNATURES.sign("R$ 99,90", begun))));
        String second = "B%04d-%03d".formatted(chat, number + 1);
        say(
                new Line(chat, at + 1, 'b', false, 0, 0),
                row(chat, second, at + 1, true, Origin.API, text(SIGNATURES.sign("por mês", ended))));
        return at + 1;
    }

    private static Content text(String words) {
        return new Content.Text(words);
    }

    private static void say(Line line, Message row) {
        SCRIPT.add(line);
        ROWS.computeIfAbsent(line.chat(), any -> new ArrayList<>()).add(row);
    }

    private static Message row(int chat, String id, long at, boolean fromMe, Origin origin, Content content) {
        return new Message(
                id,
                "c" + Long.toString(at * 1000, 36) + "%04d".formatted(chat) + "f77dabcdefgh",
                jid(chat),
                Optional.empty(),
                fromMe,
                Instant.ofEpochSecond(at),
                "Cliente " + chat,
                content,
                origin,
                Optional.empty(),
                Set.of());
    }

    private static void sell(int chat, Random random) {
        long at = NOW.getEpochSecond() - random.nextInt(DAYS * 24 * 3600);
        LeadStatus status = LeadStatus.values()[random.nextInt(4)];
        long statusAt = at + random.nextInt((int) (NOW.getEpochSecond() - at) + 1);
        LEADS.add(new Sold(chat, at, status, statusAt));
    }

    private static Ledger ledger() {
        Map<CustomerNumber, ChatLedger> chats = new HashMap<>();
        for (Sold lead : LEADS) {
            Card card = new Card(CardKind.LEAD, jid(lead.chat()), "", "", List.of(), List.of());
            Optional<Instant> statusAt = lead.status() == LeadStatus.NEW
                    ? Optional.empty()
                    : Optional.of(Instant.ofEpochSecond(lead.statusAt()));
            LeadCase known = new LeadCase(
                    card, 1, Instant.ofEpochSecond(lead.at()), List.of(), List.of(), lead.status(), statusAt, "");
            Standing standing =
                    new Standing(Optional.empty(), Optional.empty(), Optional.empty(), Optional.of(lead.status()));
            chats.put(CustomerNumber.of(jid(lead.chat())), new ChatLedger(standing, List.of(known), List.of()));
        }
        return new Ledger(chats, Set.of(), List.of());
    }

    // ---- the first page

    @Test
    void firstPage_equalsTheScript() {
        Dashboard board = Dashboard.of(scene, DAYS, tokens -> Optional.of(new Span(tokens, 2.0 * tokens)));
        List<Long> waits = waits(TODAY);

        assertThat(board.talks()).isEqualTo(chatsWhere(lines -> isOn(TODAY, lines.getLast())));
        assertThat(board.answerTime()).contains(Duration.ofSeconds(rank(waits, 50)));
        assertThat(board.slowAnswerTime()).contains(Duration.ofSeconds(rank(waits, 90)));
        assertThat(board.waitingForPerson()).isEqualTo(chatsWhere(lines -> isHandedOver(lines)));
        assertThat(board.waiting())
                .isEqualTo(chatsWhere(lines -> isLively(lines)
                        && !isHandedOver(lines)
                        && lines.getLast().who() == 'c'));
        assertThat(board.today().leads()).isEqualTo(leads(TODAY));
        assertThat(board.today().won()).isEqualTo(closed(TODAY, LeadStatus.WON));
        assertThat(board.today().lost()).isEqualTo(closed(TODAY, LeadStatus.LOST));
        assertThat(board.openLeads())
                .isEqualTo(LEADS.stream()
                        .filter(lead -> ROWS.containsKey(lead.chat()))
                        .filter(lead -> lead.status() == LeadStatus.NEW || lead.status() == LeadStatus.CONTACTED)
                        .count());
        assertThat(board.tokens()).isEqualTo(tokens(TODAY));
        assertThat(board.cost()).contains(new Span(tokens(TODAY), 2.0 * tokens(TODAY)));
        assertThat(List.of(
                        board.talks(),
                        board.waitingForPerson(),
                        board.waiting(),
                        board.today().leads(),
                        board.today().won(),
                        board.openLeads(),
                        board.tokens()))
                .as("figures worth comparing")
                .allMatch(figure -> figure > 1);
    }

    // ---- the figures of every day

    @Test
    void figuresOfEveryDay_equalTheScript() {
        Texts texts = new Texts(Tongue.PT, ZONE, NOW);
        DayFigures figures = DayFigures.of(scene, DAYS, texts, (day, tokens) -> Optional.empty());

        assertThat(figures.charts())
                .extracting(DayFigures.Chart::key)
                .containsExactly("messages", "users", "sessions", "response", "leads", "won", "handovers", "cost");
        assertThat(figures.rows()).hasSize(DAYS);
        for (DayFigures.Row row : figures.rows()) {
            LocalDate day = row.date();
            List<Long> waits = waits(day);
            assertThat(row.cells())
                    .as(day.toString())
                    .containsExactly(
                            String.valueOf(count(day, line -> true)),
                            String.valueOf(SCRIPT.stream()
                                    .filter(line -> line.who() == 'c' && isOn(day, line.at()))
                                    .map(Line::chat)
                                    .distinct()
                                    .count()),
                            String.valueOf(sessions(day)),
                            waits.isEmpty() ? "–" : texts.span(Duration.ofSeconds(rank(waits, 50))),
                            String.valueOf(leads(day)),
                            String.valueOf(closed(day, LeadStatus.WON)),
                            String.valueOf(count(day, line -> line.handover() && isTheFirst(line))),
                            "≈ " + tokens(day) + " tokens");
        }
        assertThat(figures.rows().getFirst().date()).isEqualTo(TODAY);
    }

    /** Where a price is known, it stands in place of the tokens. */
    @Test
    void figures_ofAKnownPrice_areDollars() {
        Texts texts = new Texts(Tongue.PT, ZONE, NOW);
        DayFigures figures = DayFigures.of(
                scene,
                DAYS,
                texts,
                (day, tokens) -> Optional.of(new Span(tokens / 1_000_000.0, tokens * 6 / 1_000_000.0)));

        double millions = tokens(TODAY) / 1_000_000.0;
        assertThat(figures.rows().getFirst().cells().getLast()).isEqualTo(texts.dollars(millions, millions * 6));
    }

    // ---- sums by hand

    private static boolean isOn(LocalDate day, Line line) {
        return isOn(day, line.at());
    }

    private static boolean isOn(LocalDate day, long at) {
        return at >= day.atStartOfDay(ZONE).toEpochSecond()
                && at < day.plusDays(1).atStartOfDay(ZONE).toEpochSecond();
    }

    private static long chatsWhere(Predicate<List<Line>> holds) {
        return IntStream.range(0, CHATS)
                .mapToObj(DashboardTest::lines)
                .filter(lines -> !lines.isEmpty())
                .filter(holds)
                .count();
    }

    private static List<Line> lines(int chat) {
        return SCRIPT.stream().filter(line -> line.chat() == chat).toList();
    }

    /** Somebody spoke within a day, and no person within two hours. */
    private static boolean isLively(List<Line> lines) {
        return lines.getLast().at() + TTL >= NOW.getEpochSecond()
                && lines.stream().noneMatch(line -> line.who() == 'p' && line.at() + PAUSE > NOW.getEpochSecond());
    }

    /** The bot's last word was a hand-over, and no person came after. */
    private static boolean isHandedOver(List<Line> lines) {
        return isLively(lines)
                && lines.reversed().stream()
                        .filter(line -> line.who() != 'c')
                        .findFirst()
                        .filter(Line::handover)
                        .isPresent();
    }

    /** How long those waited who began to on that day, shortest first. */
    private static List<Long> waits(LocalDate day) {
        return SCRIPT.stream()
                .filter(line -> line.asked() > 0 && isOn(day, line.asked()))
                .map(line -> line.at() - line.asked())
                .sorted()
                .toList();
    }

    private static long rank(List<Long> sorted, int percent) {
        return sorted.get((int) Math.ceil(sorted.size() * percent / 100.0) - 1);
    }

    private static long count(LocalDate day, Predicate<Line> which) {
        return SCRIPT.stream().filter(line -> isOn(day, line)).filter(which).count();
    }

    /** Who is told of a person again in one session, and none came between, waits for the same one. */
    private static boolean isTheFirst(Line handover) {
        long later = handover.at();
        for (Line line : lines(handover.chat()).reversed()) {
            if (line.at() < handover.at()) {
                if (line.who() == 'p' || later - line.at() > TTL) {
                    return true;
                }
                if (line.handover()) {
                    return false;
                }
                later = line.at();
            }
        }
        return true;
    }

    private static long tokens(LocalDate day) {
        return SCRIPT.stream()
                .filter(line -> isOn(day, line))
                .mapToLong(Line::tokens)
                .sum();
    }

    private static long sessions(LocalDate day) {
        long begun = 0;
        for (int i = 0; i < SCRIPT.size(); i++) {
            Line line = SCRIPT.get(i);
            boolean begins = i == 0
                    || !Objects.equals(SCRIPT.get(i - 1).chat(), line.chat())
                    || line.at() - SCRIPT.get(i - 1).at() > TTL;
            begun += begins && isOn(day, line) ? 1 : 0;
        }
        return begun;
    }

    private static long leads(LocalDate day) {
        return LEADS.stream().filter(lead -> isOn(day, lead.at())).count();
    }

    private static long closed(LocalDate day, LeadStatus status) {
        return LEADS.stream()
                .filter(lead -> lead.status() == status && isOn(day, lead.statusAt()))
                .count();
    }
}
