package io.voicesdr.sandbox.past;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.voicesdr.conversation.Tenants;
import io.voicesdr.core.decision.Decision;
import io.voicesdr.core.decision.Policy;
import io.voicesdr.core.flow.Flow;
import io.voicesdr.core.flow.FlowState;
import io.voicesdr.core.flow.FlowStatus;
import io.voicesdr.core.flow.Node;
import io.voicesdr.core.flow.NodeKind;
import io.voicesdr.core.flow.PathStep;
import io.voicesdr.core.history.Author;
import io.voicesdr.core.history.ByCustomer;
import io.voicesdr.core.history.Entry;
import io.voicesdr.core.message.ChatRef;
import io.voicesdr.core.message.Content;
import io.voicesdr.core.message.Jid;
import io.voicesdr.core.message.Message;
import io.voicesdr.core.signature.Hashes;
import io.voicesdr.core.signature.Kind;
import io.voicesdr.core.team.Standing;
import io.voicesdr.core.tenant.Tenant;
import io.voicesdr.core.view.ChatWindow;
import io.voicesdr.core.view.ConversationStatus;
import io.voicesdr.core.view.Day;
import io.voicesdr.core.view.Days;
import io.voicesdr.core.view.Exchange;
import io.voicesdr.core.view.FlowFigures;
import io.voicesdr.core.view.NodeFigures;
import io.voicesdr.core.view.Period;
import io.voicesdr.core.view.Question;
import io.voicesdr.core.view.SessionFacts;
import io.voicesdr.evolution.MessageMapper;
import io.voicesdr.sandbox.SeedScripts;
import io.voicesdr.sandbox.evolution.Instance;
import io.voicesdr.sandbox.evolution.SeenRows;
import io.voicesdr.tenant.TenantFiles;
import io.voicesdr.tenant.TenantsConfig;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** The sandbox's past, read back as the product reads Evolution: what every view shows of it, and that it replays. */
class PastChatsTest {
    private static final Instant NOW = Instant.parse("2026-11-21T17:20:00Z");
    /** The sandbox's own. */
    private static final long SEED = 2026;

    private static final Period MONTH = new Period(NOW.minus(PastChats.REACH), NOW);
    private static final List<String> COMPANIES = List.of("auto_silva", "padaria_sol", "estudio_norte");

    private static Tenants tenants;
    private static final Map<String, Past> PASTS = new HashMap<>();

    private record Past(Tenant tenant, List<PastChats.Played> played, List<JsonNode> rows, List<ChatWindow> chats) {
        ChatWindow chat(PastChats.Played one) {
            Jid phone = Jid.of(one.customer().phone());
            return chats.stream()
                    .filter(chat -> chat.chat().jid().equals(phone))
                    .findFirst()
                    .orElseThrow(() -> new AssertionError("no chat of " + one));
        }

        List<SessionFacts> sessions() {
            return chats.stream()
                    .flatMap(chat -> SessionFacts.in(chat, tenant, MONTH).stream())
                    .toList();
        }
    }

    @BeforeAll
    static void play() {
        tenants = new TenantFiles(new Shipped(), new SmallRyeConfigBuilder().build(), () -> NOW);
        COMPANIES.forEach(name -> PASTS.put(name, past(name, SEED, SeedScripts.of(name))));
    }

    private static Past past(String name, long seed, Script script) {
        Tenant tenant = tenants.find(name).orElseThrow();
        Instance instance = new Instance(name, tenant.name(), "5519988880000@s.whatsapp.net", NOW);
        Company company = new Company(tenant, tenants.signatures(tenant), script);
        List<PastChats.Played> played = new PastChats(seed).fill(instance, company, NOW);
        List<JsonNode> rows = SeenRows.of(instance);
        List<Message> messages =
                rows.stream().map(row -> MessageMapper.map(row).orElseThrow()).toList();
        List<ChatWindow> chats = ByCustomer.group(messages).entrySet().stream()
                .flatMap(chat -> ChatWindow.of(
                        new ChatRef(name, chat.getKey().canonical()),
                        tenant.conversation(),
                        tenants.signatures(tenant),
                        chat.getValue(),
                        NOW.minus(PastChats.REACH).minus(Duration.ofDays(7)),
                        NOW)
                        .stream())
                .toList();
        return new Past(tenant, played, rows, chats);
    }

    @ParameterizedTest
    @FieldSource("COMPANIES")
    void everyChat_isThere_onceForBothItsAddresses(String name) {
        Past past = PASTS.get(name);
        assertThat(past.chats).hasSameSizeAs(past.played).hasSizeGreaterThanOrEqualTo(120);
        assertThat(past.rows)
                .extracting(row -> row.at("/key/remoteJid").asText())
                .anyMatch(jid -> jid.endsWith("@lid"));
        assertThat(past.rows).extracting(row -> row.at("/key/id").asText()).doesNotHaveDuplicates();
        assertThat(past.rows).extracting(row -> row.path("id").asText()).doesNotHaveDuplicates();
    }

    @Test
    void sameSeedAndMoment_giveTheSameRows_anotherSeedOthers() {
        Script all = SeedScripts.of("padaria_sol");
        Script few = new Script(20, all.openers(), all.questions(), all.person(), all.answers());
        List<JsonNode> rows = past("padaria_sol", 2026, few).rows;
        assertThat(rows).hasSizeGreaterThan(50).isEqualTo(past("padaria_sol", 2026, few).rows);
        assertThat(rows).isNotEqualTo(past("padaria_sol", 2027, few).rows);
    }

    /** The whole of it, replayed by the views, against what was meant when it was played. */
    @ParameterizedTest
    @FieldSource("COMPANIES")
    void replay_findsWhatWasPlayed(String name) {
        Past past = PASTS.get(name);
        int checked = 0;
        for (PastChats.Played played : past.played) {
            List<SessionFacts> sessions = SessionFacts.in(past.chat(played), past.tenant, MONTH);
            assertThat(sessions).as(played.toString()).hasSameSizeAs(played.plots());
            for (int i = 0; i < sessions.size(); i++) {
                boolean isCutShort = played.over() && i == sessions.size() - 1;
                if (!isCutShort) {
                    assertOutcome(past, played, played.plots().get(i), sessions.get(i));
                    checked++;
                }
            }
        }
        assertThat(checked).isGreaterThan(past.played.size() * 9 / 10);
    }

    private static void assertOutcome(Past past, PastChats.Played played, Plot plot, SessionFacts session) {
        String what = plot + " " + played + "\n" + transcript(past.chat(played));
        Optional<FlowStatus> status = session.flow().map(FlowState::status);
        Set<FlowStatus> intended = switch (plot) {
            case GOES_THROUGH -> EnumSet.of(FlowStatus.COMPLETED, FlowStatus.HANDED_OVER, FlowStatus.IN_AI);
            case LEAVES -> EnumSet.complementOf(EnumSet.of(FlowStatus.COMPLETED));
            case ASKS_FOR_PERSON, WAITS_FOR_PERSON, TAKEN_OVER ->
                EnumSet.of(FlowStatus.HANDED_OVER, FlowStatus.COMPLETED);
            case TALKS_PAST -> EnumSet.of(FlowStatus.HANDED_OVER, FlowStatus.IN_AI, FlowStatus.COMPLETED);
            case MODEL_DOWN -> EnumSet.of(FlowStatus.HANDED_OVER);
            case UNANSWERED -> EnumSet.of(FlowStatus.ACTIVE, FlowStatus.ABANDONED, FlowStatus.EXPIRED);
            case BEGUN_BY_PERSON -> EnumSet.noneOf(FlowStatus.class);
        };
        if (plot == Plot.BEGUN_BY_PERSON) {
            assertThat(status).as(what).isEmpty();
        } else {
            assertThat(status.orElseThrow(() -> new AssertionError(what)))
                    .as(what)
                    .isIn(intended);
        }
        if (plot == Plot.UNANSWERED) {
            assertThat(session.firstResponse()).as(what).isEmpty();
        }
    }

    private static String transcript(ChatWindow chat) {
        return chat.state().entries().stream()
                .map(entry ->
                        entry.at() + " " + entry.author() + " " + entry.text().replace("\n", " | "))
                .collect(Collectors.joining("\n"));
    }

    /** Each mark is read back with place, configuration and what it answers, and no mark is broken. */
    @ParameterizedTest
    @FieldSource("COMPANIES")
    void marks_areThoseOfTheLiveBot(String name) {
        Past past = PASTS.get(name);
        List<Entry> bot = entries(past, Author.BOT);
        assertThat(bot).extracting(Entry::message).noneMatch(message -> message.content() instanceof Content.Deleted);
        List<Entry> marked =
                bot.stream().filter(entry -> entry.signature().isPresent()).toList();
        assertThat(marked).hasSizeGreaterThan(400);
        assertThat(marked)
                .allMatch(
                        entry -> entry.signature().orElseThrow().config() == Hashes.ofConfig(past.tenant.configHash()))
                .allMatch(entry -> entry.signature().orElseThrow().answers() != 0);
        assertThat(kinds(marked)).containsExactlyInAnyOrder(Kind.FLOW, Kind.ANSWER, Kind.HANDOVER, Kind.FALLBACK);
        assertThat(marked.stream()
                        .filter(entry -> entry.signature().orElseThrow().place() != 0))
                .isNotEmpty();
        assertThat(past.chats.stream().flatMap(chat -> chat.state().turns().stream()))
                .allMatch(turn -> turn.complete())
                .filteredOn(turn -> turn.isSigned())
                .allMatch(turn -> turn.answered().isPresent());
        assertThat(entries(past, Author.SYSTEM)).isEmpty();
    }

    private static Set<Kind> kinds(List<Entry> marked) {
        return marked.stream()
                .map(entry -> entry.signature().orElseThrow().kind())
                .collect(Collectors.toSet());
    }

    private static List<Entry> entries(Past past, Author author) {
        return past.chats.stream()
                .flatMap(chat -> chat.state().entries().stream())
                .filter(entry -> entry.isFrom(author))
                .toList();
    }

    /** Law 3 would have the sweep answer whatever is owed and recent. */
    @ParameterizedTest
    @FieldSource("COMPANIES")
    void nothing_isLeftForTheSweep(String name) {
        Past past = PASTS.get(name);
        for (ChatWindow chat : past.chats) {
            assertThat(Policy.decide(past.tenant, chat.state(), NOW)).isInstanceOf(Decision.Silent.class);
        }
        assertThat(past.chats.stream()
                        .filter(chat -> !chat.state().owed().isEmpty())
                        .count())
                .isPositive();
    }

    @ParameterizedTest
    @FieldSource("COMPANIES")
    void conversations_showEveryStatus(String name) {
        Past past = PASTS.get(name);
        Map<ConversationStatus, Long> statuses =
                count(past.chats, chat -> chat.status(past.tenant.conversation(), Standing.NONE, NOW));
        assertThat(statuses)
                .containsKeys(
                        ConversationStatus.ACTIVE,
                        ConversationStatus.EXPIRED,
                        ConversationStatus.WAITING,
                        ConversationStatus.HANDED_OVER);
        assertThat(past.chats).extracting(chat -> chat.state().customerName()).noneMatch(String::isBlank);
    }

    @ParameterizedTest
    @FieldSource("COMPANIES")
    void flows_showEveryWayTheyCanGo(String name) {
        Past past = PASTS.get(name);
        Flow flow = past.tenant.flows().opening().orElseThrow();
        FlowFigures figures = FlowFigures.of(flow.id(), past.sessions());
        assertThat(figures.started()).isGreaterThan(100);
        // a model that leads on to the next question keeps nobody: see the test below
        for (FlowStatus status : EnumSet.complementOf(EnumSet.of(FlowStatus.IN_AI))) {
            assertThat(figures.count(status)).as(status.word()).isPositive();
        }
        assertThat(figures.conversion().orElseThrow()).isBetween(.15, .7);
        assertThat(figures.medianDuration().orElseThrow()).isBetween(Duration.ofSeconds(40), Duration.ofMinutes(30));

        List<NodeFigures> nodes = NodeFigures.of(flow, figures);
        assertThat(nodes).hasSameSizeAs(flow.nodes().values()).allMatch(node -> node.reached() > 0);
        assertThat(nodes)
                .filteredOn(node -> node.kind() == NodeKind.QUESTION)
                .allMatch(node -> node.answered() > 0 && node.medianTime().isPresent());
        assertThat(nodes.stream().mapToLong(NodeFigures::reasked).sum()).isPositive();
        assertThat(nodes.stream().filter(node -> node.droppedHere() > 0)).hasSizeGreaterThan(1);
        assertThat(figures.runs().stream()
                        .flatMap(run -> run.path().stream())
                        .mapToInt(step -> step.asides())
                        .sum())
                .isPositive();
        assertThat(figures.runs().stream()
                        .flatMap(run -> run.variables().keySet().stream())
                        .distinct())
                .containsExactlyInAnyOrderElementsOf(flow.variables().stream()
                        .map(variable -> variable.name())
                        .toList());
    }

    /** Where the model has a conversation, a node gave it to it, or the flow gave up. The dealership's model leads on. */
    @Test
    void conversationsOfTheModel_areThoseThatFlowsLeaveToIt() {
        Set<Boolean> given = new HashSet<>();
        for (Past past : PASTS.values()) {
            Flow flow = past.tenant.flows().opening().orElseThrow();
            FlowFigures.of(flow.id(), past.sessions()).runs().stream()
                    .filter(run -> run.status() == FlowStatus.IN_AI)
                    .forEach(run -> {
                        PathStep last = run.path().getLast();
                        Node node = flow.node(last.node()).orElseThrow();
                        boolean byNode = run.node().isPresent();
                        given.add(byNode);
                        if (byNode) {
                            assertThat(node.kind()).isEqualTo(NodeKind.AI);
                        } else {
                            assertThat(flow.stuck()).isEqualTo(Flow.Stuck.AI);
                            assertThat(last.reasks()).isEqualTo(((Node.Question) node).tries() - 1);
                        }
                    });
        }
        assertThat(given).as("by a node, and by giving up").containsExactlyInAnyOrder(true, false);
    }

    @ParameterizedTest
    @FieldSource("COMPANIES")
    void days_haveTheRhythmOfABusiness(String name) {
        Past past = PASTS.get(name);
        List<Day> days = Days.of(past.chats, past.tenant, MONTH);
        assertThat(days.stream().filter(day -> day.sessions() > 0)).hasSizeGreaterThan(20);
        double workday = mean(days, day -> isWorkday(day.date().getDayOfWeek()));
        double sunday = mean(days, day -> day.date().getDayOfWeek() == DayOfWeek.SUNDAY);
        assertThat(workday).isGreaterThan(2 * sunday);
        assertThat(days.stream().mapToLong(Day::converted).sum()).isPositive();
        assertThat(days.stream().mapToLong(Day::handovers).sum()).isPositive();
        long questions = days.stream().mapToLong(Day::questions).sum();
        long answered = days.stream().mapToLong(Day::answered).sum();
        assertThat(answered).isLessThan(questions).isGreaterThan(questions * 9 / 10);
        assertThat(days.stream().flatMap(day -> day.responseTimes().at(95).stream()))
                .anyMatch(time -> time.compareTo(Duration.ofSeconds(3)) > 0);
    }

    private static double mean(List<Day> days, java.util.function.Predicate<Day> which) {
        return days.stream().filter(which).mapToLong(Day::sessions).average().orElseThrow();
    }

    private static boolean isWorkday(DayOfWeek day) {
        return day != DayOfWeek.SATURDAY && day != DayOfWeek.SUNDAY;
    }

    @ParameterizedTest
    @FieldSource("COMPANIES")
    void questionsAndLog_showWhoAnswered_andHow(String name) {
        Past past = PASTS.get(name);
        List<Question> questions = past.chats.stream()
                .flatMap(chat -> Question.in(chat, MONTH).stream())
                .toList();
        assertThat(questions).hasSizeGreaterThan(400);
        assertThat(questions.stream().filter(Question::ttsGenerated).count()).isPositive();
        assertThat(questions.stream()
                        .filter(question -> question.responseTime().isEmpty())
                        .count())
                .isPositive();
        assertThat(count(questions, question -> question.exchange().by()))
                .containsKeys(Optional.of(Author.BOT), Optional.of(Author.PERSON), Optional.empty());
        assertThat(content(past)).contains("Text", "Audio", "Image", "Reaction");
        List<Exchange> log =
                past.chats.stream().flatMap(chat -> chat.log().stream()).toList();
        assertThat(log.stream()
                        .flatMap(exchange -> exchange.signature().stream())
                        .filter(mark -> mark.tokenStep() > 0)
                        .count())
                .isPositive();
        assertThat(past.sessions().stream().filter(SessionFacts::handedOver).count())
                .isPositive();
        assertThat(past.sessions().stream().filter(session -> !session.ended()).count())
                .isPositive();
    }

    private static Set<String> content(Past past) {
        return past.chats.stream()
                .flatMap(chat -> chat.state().entries().stream())
                .map(entry -> entry.message().content().getClass().getSimpleName())
                .collect(Collectors.toSet());
    }

    private static <T, K> Map<K, Long> count(Collection<T> things, Function<T, K> key) {
        return things.stream().collect(Collectors.groupingBy(key, Collectors.counting()));
    }

    /** The tenants that come with the sandbox, without a look at the files later. */
    private static final class Shipped implements TenantsConfig {
        @Override
        public String tenants() {
            return "src/main/resources/sandbox/tenants";
        }

        @Override
        public Duration tenantsReload() {
            return Duration.ZERO;
        }

        @Override
        public Signature signature() {
            return Optional::empty;
        }
    }
}
