package io.voicesdr.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.voicesdr.core.message.Jid;
import io.voicesdr.core.message.Message;
import io.voicesdr.core.message.Origin;
import io.voicesdr.core.signature.Hashes;
import io.voicesdr.core.signature.Kind;
import io.voicesdr.core.signature.Notice;
import io.voicesdr.core.signature.Signature;
import io.voicesdr.core.signature.SignatureCodec;
import io.voicesdr.core.state.ConversationState;
import io.voicesdr.core.tenant.BusinessHours;
import io.voicesdr.core.tenant.BusinessHours.Outside;
import io.voicesdr.core.tenant.DayLimits;
import io.voicesdr.core.tenant.FollowUpRules;
import io.voicesdr.core.tenant.FollowUpRules.Stage;
import io.voicesdr.core.tenant.Holidays;
import io.voicesdr.core.tenant.Lgpd;
import io.voicesdr.core.tenant.OpenHours;
import io.voicesdr.core.tenant.Tenant;
import java.lang.reflect.Proxy;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * A month of a shop with two thousand customers, people who take over, opt-outs, consent asked for and given or not, restarts
 * and two replicas, who both take the tenant for theirs or come in for one another, against a book kept beside it by plain
 * arithmetic: nobody is written to who must not be, nobody who must is forgotten, and no stage comes twice.
 */
@Tag("long")
class FollowUpMonthTest {
    private static final long SEED = 20_261_121L;
    private static final int CHATS = 2_000;
    private static final int DAYS = 30;
    private static final Duration TICK = Duration.ofMinutes(20);
    private static final Duration WINDOW = Duration.ofHours(24);
    private static final List<Duration> AFTER = List.of(Duration.ofHours(1), Duration.ofHours(5), Duration.ofHours(20));
    private static final Duration MOST_JITTER = Duration.ofMinutes(15);
    private static final int PAUSE_HOURS = 2;

    /** What a simulated customer, or somebody of the company, does. */
    private enum Act {
        WRITES,
        STOPS,
        RETURNS,
        REFUSES,
        UNANSWERED,
        HANDED_OVER,
        PERSON,
        WON
    }

    private record Event(Instant at, int chat, Act act) {}

    /** What the book says of one chat. Plain fields, no replay. */
    private static final class Line {
        Instant customerAt = Instant.MIN;
        Instant answeredAt = Instant.MIN;
        Instant personAt = Instant.MIN;
        boolean stopped;
        boolean ended; // by the last thing said: refused, handed over, notice
        boolean owed;
        boolean won;
        boolean asked; // whether we may write again; the very next message is the reply
        boolean wasAsked;
        boolean consented;
        boolean refused;
        final List<Instant> sent = new ArrayList<>();

        boolean mayBeChased(Instant now, boolean consentNeeded) {
            return !stopped
                    && (consented || !consentNeeded)
                    && !ended
                    && !owed
                    && !won
                    && answeredAt.isAfter(Instant.MIN)
                    && !personAt.isAfter(customerAt)
                    && !now.isBefore(
                            personAt.equals(Instant.MIN) ? Instant.MIN : personAt.plus(Duration.ofHours(PAUSE_HOURS)));
        }
    }

    private final ManualClock clock = new ManualClock();
    private final FakeWhatsApp whatsApp = new FakeWhatsApp(clock);
    private final FakeTeam team = new FakeTeam();
    private final SignatureCodec codec = new SignatureCodec("loja", List.of("test-key"));
    private final Map<Integer, Line> book = new HashMap<>();
    private final List<Instant> allSent = new ArrayList<>();
    private final FakeModel model = new FakeModel();
    private int takenOver;
    private final List<String> wrong = new ArrayList<>();
    private int perHour;
    private boolean consentNeeded;
    private Tenant tenant;

    private static Jid jid(int chat) {
        return Jid.of("55119%08d@s.whatsapp.net".formatted(chat));
    }

    @Test
    void month_isFollowedUpAsTheBookSays() {
        simulate(CHATS, 1_000);

        assertThat(wrong).as("seed %d", SEED).isEmpty();
        assertThat(allSent).hasSizeGreaterThan(1_500);
        System.out.println("seed " + SEED + ": " + allSent.size() + " follow-ups, "
                + whatsApp.all().size() + " messages");
    }

    /**
     * The customer is asked first, every other stage is the model's, and each replica knows its own tenants: the one whose
     * tenant it is dies for days, now and again.
     */
    @Test
    void month_withConsent_wordsOfTheModel_andADeadReplica() {
        consentNeeded = true;
        simulate(CHATS, 1_000);

        assertThat(wrong).as("seed %d", SEED).isEmpty();
        assertThat(allSent).hasSizeGreaterThan(500);
        assertThat(book.values().stream().filter(line -> line.refused)).hasSizeGreaterThan(50);
        assertThat(model.asked).hasSizeGreaterThan(100);
        System.out.println("seed " + SEED + ": " + allSent.size() + " follow-ups with consent, " + takenOver
                + " by the other replica, " + model.asked.size() + " by the model");
        assertThat(takenOver).isBetween(100, allSent.size() - 100);
    }

    @Test
    void busyWeek_staysWithinTheHourlyCap() {
        simulate(400, 3);

        assertThat(wrong).as("seed %d", SEED).isEmpty();
        assertThat(allSent).hasSizeGreaterThan(100);
    }

    private void simulate(int chats, int cap) {
        perHour = cap;
        tenant = Tenant.named("loja", "Loja", "Você é a Ana.")
                .timeZone(ZoneOffset.ofHours(-3))
                .businessHours(hours())
                .configHash("cafe0000")
                .followUp(new FollowUpRules(
                        true, WINDOW, cap, AFTER.stream().map(this::stage).toList()))
                .limits(new DayLimits(0, 0))
                .lgpd(new Lgpd(false, Optional.empty(), Duration.ofDays(180), consentNeeded, false))
                .build();
        Random random = new Random(SEED);
        Instant begin = clock.instant();
        List<Event> events = new ArrayList<>();
        for (int chat = 0; chat < chats; chat++) {
            plan(chat, begin, cap < 100 ? 7 : DAYS, random, events);
        }
        events.sort(Comparator.comparing(Event::at));
        whatsApp.afterSend = this::note;
        FollowUpJob one = one();
        FollowUpJob two = two();
        boolean dead = false;
        int next = 0;
        Instant end = begin.plus(Duration.ofDays((cap < 100 ? 7 : DAYS) + 3));
        for (Instant tick = begin; tick.isBefore(end); tick = tick.plus(TICK)) {
            while (next < events.size() && !events.get(next).at().isAfter(tick)) {
                happen(events.get(next++));
            }
            pass(tick);
            if (random.nextInt(200) == 0) {
                one = one();
                two = two();
            }
            dead = consentNeeded && (random.nextInt(150) == 0 ? !dead : dead);
            boolean down = random.nextInt(40) == 0 || !isOpen(tick) && random.nextInt(12) > 0;
            if (!down && dead) {
                takenOver += two.run();
            } else if (!down && random.nextBoolean()) {
                one.run();
                two.run();
            } else if (!down) {
                two.run();
                one.run();
            }
            if (cap >= 100 && !down) {
                lookForForgotten(tick);
            }
        }
    }

    private Stage stage(Duration after) {
        return consentNeeded && AFTER.indexOf(after) == 1
                ? new Stage(after, Optional.empty(), Optional.of("Ofereça uma visita."))
                : new Stage(after, Optional.of("Ainda por aí?"), Optional.empty());
    }

    /** The replica whose tenant it is; where they disagree on their number, one that believes that it is alone. */
    private FollowUpJob one() {
        return job(consentNeeded ? replica(Math.floorMod("loja".hashCode(), 2), 2) : replica(0, 1));
    }

    /** The other one; where they disagree, one that believes that there are several and the tenant is its own. */
    private FollowUpJob two() {
        int count = 2;
        while (!consentNeeded && Math.floorMod("loja".hashCode(), count) == 0) {
            count++;
        }
        int own = Math.floorMod("loja".hashCode(), count);
        return job(replica(consentNeeded ? 1 - own : own, count));
    }

    private FollowUpJob job(TurnConfig config) {
        Served served = new Served(tenant, codec);
        FakeArchive archive = new FakeArchive(whatsApp::all, whatsApp::of);
        DayBudget budget = new DayBudget(served, archive, team, clock);
        Hearsay hearsay = new Hearsay();
        return new FollowUpJob(
                served,
                new FollowUps(served, team, budget, archive, FOLLOW_UP_CONFIG, clock),
                new FollowUpDrafter(model, served, served),
                whatsApp,
                hearsay,
                new Sender(whatsApp, whatsApp, served, hearsay, new Identities(), new Transcripts(), config, clock),
                budget,
                report -> {},
                config,
                FOLLOW_UP_CONFIG,
                clock,
                new SimpleMeterRegistry(),
                time -> {});
    }

    static final FollowUpConfig FOLLOW_UP_CONFIG = new FollowUpConfig() {
        @Override
        public String every() {
            return "off";
        }

        @Override
        public int maxMessages() {
            return 50_000;
        }

        @Override
        public int maxPerRun() {
            return 1_000;
        }
    };

    static TurnConfig replica(int index, int count) {
        return replica(index, count, TestTurnConfig.DEFAULTS.takeOverAfter());
    }

    static TurnConfig replica(int index, int count, Duration takeOverAfter) {
        return (TurnConfig) Proxy.newProxyInstance(
                TurnConfig.class.getClassLoader(),
                new Class<?>[] {TurnConfig.class},
                (proxy, method, arguments) -> switch (method.getName()) {
                    case "replicaIndex" -> index;
                    case "replicaCount" -> count;
                    case "takeOverAfter" -> takeOverAfter;
                    default -> method.invoke(TestTurnConfig.DEFAULTS, arguments);
                });
    }

    record Served(Tenant tenant, SignatureCodec codec) implements Tenants, Wordings {
        @Override
        public Optional<Tenant> find(String instance) {
            return Optional.of(tenant);
        }

        @Override
        public List<Tenant> all() {
            return List.of(tenant);
        }

        @Override
        public SignatureCodec signatures(Tenant of) {
            return codec;
        }

        @Override
        public String persona(Tenant of, ConversationState state) {
            return of.systemPrompt();
        }

        @Override
        public String fill(Tenant of, ConversationState state, String template) {
            return template.replace("{customer.name}", state.customerName());
        }
    }

    // ---- what happens

    private static void plan(int chat, Instant begin, int days, Random random, List<Event> events) {
        Instant at = begin.plusSeconds(random.nextInt(days * 86_400));
        int acts = 1 + random.nextInt(5);
        for (int i = 0; i < acts; i++) {
            int die = random.nextInt(100);
            Act act = die < 62 || i == 0 && die < 90
                    ? Act.WRITES
                    : List.of(Act.STOPS, Act.RETURNS, Act.REFUSES, Act.UNANSWERED, Act.HANDED_OVER, Act.PERSON, Act.WON)
                            .get(random.nextInt(7));
            events.add(new Event(at, chat, act));
            at = at.plusSeconds(60 + random.nextInt(random.nextBoolean() ? 3 * 3600 : 60 * 3600));
        }
    }

    private void pass(Instant moment) {
        if (moment.isAfter(clock.instant())) {
            clock.advance(Duration.between(clock.instant(), moment));
        }
    }

    private void happen(Event event) {
        pass(event.at());
        Line line = book.computeIfAbsent(event.chat(), any -> new Line());
        switch (event.act()) {
            case WRITES -> writes(event, line);
            case STOPS -> {
                line.stopped = true;
                answer(event, line, customer(event, line, "SAIR"), Kind.NOTICE, Notice.STOPPED.place(), true);
            }
            case RETURNS -> {
                boolean stopped = line.stopped || line.refused;
                line.stopped = false;
                line.consented |= stopped;
                line.refused &= !stopped;
                String id = customer(event, line, "INICIAR");
                answer(
                        event,
                        line,
                        id,
                        stopped ? Kind.NOTICE : Kind.ANSWER,
                        stopped ? Notice.RETURNED.place() : 0,
                        stopped);
            }
            case REFUSES -> {
                if (line.asked) {
                    writes(event, line); // it would be read as a no to the question, too
                } else {
                    answer(event, line, customer(event, line, "Não tenho interesse."), Kind.ANSWER, 0, true);
                }
            }
            case UNANSWERED -> customer(event, line, "alô?");
            case HANDED_OVER ->
                answer(event, line, customer(event, line, "quero falar com o gerente"), Kind.HANDOVER, 0, true);
            case PERSON -> {
                whatsApp.person(jid(event.chat()), "Oi, aqui é o Carlos");
                line.personAt = clock.instant();
                line.owed = false;
            }
            case WON -> {
                team.closed.add(jid(event.chat()));
                line.won = true;
            }
        }
    }

    /** A question, or the reply to ours: six in ten say yes, two no. */
    private void writes(Event event, Line line) {
        long die = line.asked ? event.at().getEpochSecond() % 10 : 9;
        if (die > 7) {
            answer(event, line, customer(event, line, "quanto custa?"), Kind.ANSWER, 0, false);
            ask(event, line);
            return;
        }
        String id = customer(event, line, die < 6 ? "sim" : "não");
        line.consented = die < 6;
        line.refused = die >= 6;
        answer(event, line, id, Kind.NOTICE, Notice.CONSENT_NOTED.place(), true);
    }

    /** As the bot does behind its first answer. */
    private void ask(Event event, Line line) {
        if (!consentNeeded || line.owed || line.stopped || line.consented || line.wasAsked) {
            return;
        }
        Signature mark = new Signature(Kind.NOTICE, 0, true, Notice.CONSENT_ASKED.place(), 0, 1, 0);
        whatsApp.store(jid(event.chat()), true, Origin.API, codec.sign("Podemos te escrever depois?", mark));
        line.asked = true;
        line.wasAsked = true;
    }

    private String customer(Event event, Line line, String text) {
        Message message = whatsApp.customer(jid(event.chat()), text);
        line.customerAt = clock.instant();
        line.owed = true;
        line.asked = false;
        line.sent.clear();
        return message.id();
    }

    /** As the bot would have answered, unless a person has the conversation. */
    private void answer(Event event, Line line, String id, Kind kind, int place, boolean ends) {
        if (clock.instant()
                .isBefore(
                        line.personAt.equals(Instant.MIN)
                                ? Instant.MIN
                                : line.personAt.plus(Duration.ofHours(PAUSE_HOURS)))) {
            return;
        }
        clock.advance(Duration.ofSeconds(5));
        Signature mark = new Signature(kind, 0, true, place, Hashes.ofMessage(id), 1, 30);
        whatsApp.store(jid(event.chat()), true, Origin.API, codec.sign("Custa R$ 99,90.", mark));
        line.owed = false;
        line.ended = ends;
        line.answeredAt = clock.instant();
    }

    // ---- what must hold

    private void note(Message message) {
        Signature mark = codec.read(message.content().text()).orElseThrow();
        int chat = Integer.parseInt(message.remoteJid().user().substring(5));
        Line line = book.get(chat);
        Instant now = clock.instant();
        int stage = mark.place();
        check(mark.kind() == Kind.FOLLOW_UP, chat, "is no follow-up");
        check(line.mayBeChased(now, consentNeeded), chat, "must not be written to");
        check(stage == line.sent.size() + 1, chat, "got stage " + stage + " after " + line.sent.size());
        check(now.isBefore(line.customerAt.plus(WINDOW)), chat, "outside the window");
        check(isOpen(now), chat, "at night");
        check(!now.isBefore(line.answeredAt.plus(AFTER.get(stage - 1))), chat, "too early");
        check(
                stage == 1
                        || !now.isBefore(
                                line.sent.getLast().plus(AFTER.get(stage - 1).minus(AFTER.get(stage - 2)))),
                chat,
                "stages pile up");
        check(
                allSent.stream()
                                .filter(at -> at.isAfter(now.minus(Duration.ofHours(1))))
                                .count()
                        < perHour,
                chat,
                "over the hourly cap");
        line.sent.add(now);
        allSent.add(now);
    }

    private void lookForForgotten(Instant tick) {
        boolean longOpen = true;
        for (int back = 0; back <= 5; back++) {
            longOpen &= isOpen(tick.minus(TICK.multipliedBy(back)));
        }
        if (!longOpen) {
            return;
        }
        book.forEach((chat, line) -> {
            int stage = line.sent.size() + 1;
            if (stage > AFTER.size()
                    || !line.mayBeChased(tick, consentNeeded)
                    || !tick.isBefore(line.customerAt.plus(WINDOW))) {
                return;
            }
            Instant due = line.answeredAt.plus(AFTER.get(stage - 1)).plus(MOST_JITTER);
            if (stage > 1) {
                Instant spaced = line.sent.getLast().plus(AFTER.get(stage - 1).minus(AFTER.get(stage - 2)));
                due = due.isAfter(spaced) ? due : spaced;
            }
            check(due.plus(TICK.multipliedBy(5)).isAfter(tick), chat, "forgotten since " + due + " for stage " + stage);
        });
    }

    private void check(boolean holds, int chat, String what) {
        if (!holds && wrong.size() < 20) {
            wrong.add(clock.instant() + " chat " + chat + " " + what);
        }
    }

    /** By arithmetic of its own: UTC-3, Monday to Friday 8 to 18, Saturday 9 to 13, closed on 8 December. */
    private static boolean isOpen(Instant moment) {
        ZonedDateTime local = moment.atZone(ZoneOffset.UTC).minusHours(3);
        int minute = local.getHour() * 60 + local.getMinute();
        return switch (local.getDayOfWeek()) {
            case SUNDAY -> false;
            case SATURDAY -> minute >= 540 && minute < 780;
            default -> minute >= 480 && minute < 1080 && !(local.getMonthValue() == 12 && local.getDayOfMonth() == 8);
        };
    }

    private static BusinessHours hours() {
        return new BusinessHours(
                Arrays.stream(DayOfWeek.values())
                        .filter(day -> day != DayOfWeek.SUNDAY)
                        .collect(Collectors.toMap(
                                Function.identity(),
                                day -> List.of(
                                        day == DayOfWeek.SATURDAY
                                                ? new OpenHours(9 * 60, 13 * 60)
                                                : new OpenHours(8 * 60, 18 * 60)))),
                new Holidays(Map.of(LocalDate.parse("2026-12-08"), List.of()), Map.of()),
                Outside.ANSWER);
    }
}
