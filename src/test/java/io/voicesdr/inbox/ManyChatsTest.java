package io.voicesdr.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.config.SmallRyeConfigBuilder;
import io.voicesdr.conversation.Accounts;
import io.voicesdr.conversation.Allowance;
import io.voicesdr.conversation.ChatHistory;
import io.voicesdr.conversation.LanguageModel;
import io.voicesdr.conversation.Messenger;
import io.voicesdr.conversation.Summaries;
import io.voicesdr.conversation.Tenants;
import io.voicesdr.conversation.Transcripts;
import io.voicesdr.conversation.TurnConfig;
import io.voicesdr.core.history.Hearing;
import io.voicesdr.core.message.Content;
import io.voicesdr.core.message.Jid;
import io.voicesdr.core.message.Message;
import io.voicesdr.core.message.Origin;
import io.voicesdr.core.team.Command;
import io.voicesdr.core.team.TeamFold;
import io.voicesdr.core.team.Verb;
import io.voicesdr.core.tenant.Tenant;
import io.voicesdr.core.view.ChatWindow;
import io.voicesdr.evolution.MessageMapper;
import io.voicesdr.sandbox.SeedScripts;
import io.voicesdr.sandbox.evolution.Instance;
import io.voicesdr.sandbox.evolution.SeenRows;
import io.voicesdr.team.CallDesk;
import io.voicesdr.team.Cards;
import io.voicesdr.team.LeadDesk;
import io.voicesdr.team.TeamConfig;
import io.voicesdr.team.TeamDesk;
import io.voicesdr.team.TeamLedgers;
import io.voicesdr.team.TeamPost;
import io.voicesdr.team.TeamTroubles;
import io.voicesdr.team.WholeChats;
import io.voicesdr.tenant.TenantFiles;
import io.voicesdr.tenant.TenantsConfig;
import io.voicesdr.web.Frame;
import io.voicesdr.web.Rendered;
import io.voicesdr.web.Texts;
import io.voicesdr.web.Tongue;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * The pages of a company with more than a thousand conversations, played through its flow, and of two replicas that show
 * the same.
 */
class ManyChatsTest {
    private static final Instant NOW = Instant.parse("2026-11-20T18:30:00Z");
    private static final int PLAYED = 60;
    private static final int COPIES = 40;
    private static final int WARM_UP = 4;
    private static final int ROUNDS = 9;
    private static final Jid OWN = Jid.of("5519988880000@s.whatsapp.net");

    private static List<Message> played = List.of();

    private final Tenants tenants = new TenantFiles(new Shipped(), new SmallRyeConfigBuilder().build(), () -> NOW);
    private final Tenant tenant = tenants.find("auto_silva").orElseThrow();
    private final InboxConfig config = mapped(InboxConfig.class);
    private final CountingArchive archive = new CountingArchive();
    private final ChatFinder finder = new ChatFinder(archive, tenants, config, () -> NOW);
    private final Texts texts = new Texts(Tongue.PT, ZoneId.of("America/Sao_Paulo"), NOW);

    /** The same talks under several numbers. */
    @BeforeEach
    void talk() {
        if (played.isEmpty()) {
            played = play();
        }
        copy(0, 2);
    }

    private void copy(int from, int to) {
        for (int copy = from; copy < to; copy++) {
            for (Message message : played) {
                archive.rows.add(under(copy, message));
            }
        }
    }

    @Test
    @Tag("long")
    void firstPages_areMadeOfBoundedReadings_andShowBoundedRows() {
        copy(2, COPIES);
        Scenes scenes = replica();
        Stopwatch first = new Stopwatch();
        Scene scene = scenes.of(tenant);
        first.print("%d conversations, %d messages, first look"
                .formatted(scene.windows().size(), archive.rows.size()));
        assertThat(scene.windows().size()).isGreaterThanOrEqualTo(1_000);
        // is there news, the pages of the list's time, the team chat
        assertThat(archive.requests)
                .isLessThanOrEqualTo(1 + Math.ceilDiv(archive.rows.size(), CountingArchive.PAGE) + 1);

        String chat = scene.windows().getFirst().chat().jid().value();
        shown("overview", 1, () -> overview(scenes.of(tenant)));
        shown("list", 1, () -> list(scenes.of(tenant)));
        shown("figures", 1, () -> figures(scenes.of(tenant)));
        shown("conversation", 2, () -> conversation(scenes.of(tenant), chat));
    }

    /** Makes a page some times, templates and all; each time it asks Evolution for so much and no more. */
    private void shown(String page, int requests, Supplier<String> make) {
        List<Double> millis = new ArrayList<>();
        for (int round = 0; round < WARM_UP + ROUNDS; round++) {
            archive.requests = 0;
            Stopwatch watch = new Stopwatch();
            String html = make.get();
            millis.add(watch.millis());
            assertThat(html).contains("<main", "</html>");
            assertThat(archive.requests).as(page).isEqualTo(requests);
        }
        List<Double> warm = millis.stream().skip(WARM_UP).sorted().toList();
        System.out.printf(
                "%s: %.0f ms in the middle, %.0f ms the first time%n", page, warm.get(ROUNDS / 2), millis.getFirst());
    }

    private String overview(Scene scene) {
        Dashboard board = Dashboard.of(scene, 14, tokens -> Optional.empty());
        assertThat(board.longest()).hasSizeLessThanOrEqualTo(5);
        assertThat(board.leads()).hasSizeLessThanOrEqualTo(5);
        return Rendered.of("inbox/dashboard", Map.of("frame", frame("dashboard"), "board", board));
    }

    private String list(Scene scene) {
        ChatList list = ChatList.of(scene, ChatList.Wish.of("all", "", 1), config.rows());
        assertThat(list.rows()).hasSize(50);
        return Rendered.of("inbox/inbox", Map.of("frame", frame("inbox"), "list", list));
    }

    private String figures(Scene scene) {
        DayFigures figures = DayFigures.of(scene, 14, texts, (day, tokens) -> Optional.empty());
        assertThat(figures.rows()).hasSize(14);
        Funnel funnel = Funnel.of(tenant.flows().opening().orElseThrow(), scene, Dashboard.last(14, scene));
        return Rendered.of(
                "inbox/figures",
                Map.of("frame", frame("metrics-day"), "figures", figures, "funnel", Optional.of(funnel)));
    }

    private String conversation(Scene scene, String chat) {
        ChatWindow window = finder.get(tenant, chat);
        List<Bubble> bubbles = Bubbles.of(tenant, window, Hearing.NONE, config.threadMessages());
        assertThat(bubbles).hasSizeLessThanOrEqualTo(config.threadMessages());
        ChatList list = ChatList.of(scene, ChatList.Wish.of("all", "", 1), config.rows());
        var open = new InboxResource.OpenChat(ChatPanel.of(window, scene, Hearing.NONE), bubbles, false, true, "", "");
        return Rendered.of("inbox/chat", Map.of("frame", frame("inbox"), "list", list, "thread", open));
    }

    private Frame frame(String place) {
        return Rendered.frame(Tongue.PT, tenant.instance(), place, NOW);
    }

    /** Time of this thread alone: other tests and builds share the machine. */
    private static final class Stopwatch {
        private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
        private final long begin = THREADS.getCurrentThreadCpuTime();

        double millis() {
            return (THREADS.getCurrentThreadCpuTime() - begin) / 1e6;
        }

        void print(String what) {
            System.out.printf("%s: %.0f ms%n", what, millis());
        }
    }

    @Test
    void openedConversation_costsOneMoreReading_andShowsNoMoreThanItsNewestMessages() {
        Scenes scenes = replica();
        String chat = scenes.of(tenant).windows().getFirst().chat().jid().value();
        archive.requests = 0;

        Scene scene = scenes.of(tenant);
        var window = finder.get(tenant, chat);
        assertThat(archive.requests).isEqualTo(2);
        assertThat(Bubbles.of(tenant, window, Hearing.NONE, 5)).hasSizeLessThanOrEqualTo(5);
        assertThat(ChatPanel.of(window, scene, Hearing.NONE).interactions()).hasSizeLessThanOrEqualTo(8);
    }

    /** What a button wrote at one replica shows at the other, which has heard of nothing, with its next look. */
    @Test
    void buttonOfOneReplica_showsAtTheOther() {
        Scenes other = replica();
        Scene before = other.of(tenant);
        ChatRow row = rows(before).stream()
                .filter(one -> one.status().equals("active"))
                .findFirst()
                .orElseThrow();
        String digits = Jid.of(row.chat()).user();
        archive.requests = 0;

        write(Command.pause(digits, Optional.empty()), 1);
        write(Command.of(Verb.WON, digits), 2);

        ChatRow after = row(other.of(tenant), row.chat());
        assertThat(after.status()).isEqualTo("person");
        assertThat(after.lead()).isEqualTo("won");
        assertThat(archive.requests).as("is there news, and what is it").isEqualTo(2);

        write(Command.of(Verb.GIVE_BACK, digits), 3);

        assertThat(row(other.of(tenant), row.chat()).status()).isEqualTo("active");
    }

    @Test
    void teamChat_isNoConversation() {
        write(Command.pause("5511999990001", Optional.empty()), 1);

        assertThat(replica().of(tenant).windows())
                .extracting(window -> window.chat().jid())
                .doesNotContain(OWN);
    }

    /** Cards in the team chat lead to the inbox by the customer's digits. */
    @Test
    void digits_openTheConversationToo() {
        String chat = rows(replica().of(tenant)).stream()
                .map(ChatRow::chat)
                .filter(jid -> jid.endsWith("@s.whatsapp.net"))
                .findFirst()
                .orElseThrow();

        assertThat(finder.get(tenant, Jid.of(chat).user()).chat().jid().value()).isEqualTo(chat);
    }

    @Test
    void facts_standBesideTheWordsTheyRestOn() {
        Scene scene = replica().of(tenant);
        LeadPart lead = scene.windows().stream()
                .map(window -> LeadPart.of(window, scene, scene.flow(window), Hearing.NONE)
                        .orElseThrow())
                .filter(one ->
                        one.facts().stream().anyMatch(fact -> !fact.evidence().isEmpty()))
                .findFirst()
                .orElseThrow();

        assertThat(lead.facts()).hasSize(4);
        assertThat(lead.facts())
                .filteredOn(fact -> !fact.evidence().isEmpty())
                .isNotEmpty()
                .allSatisfy(fact -> assertThat(fact.message()).isNotEmpty());
    }

    private static List<ChatRow> rows(Scene scene) {
        return scene.windows().stream().map(window -> ChatRow.of(window, scene)).toList();
    }

    private static ChatRow row(Scene scene, String chat) {
        return rows(scene).stream()
                .filter(row -> row.chat().equals(chat))
                .findFirst()
                .orElseThrow();
    }

    /** Writes what a button of another replica would have sent into the company's note to self. */
    private void write(Command command, int second) {
        String text = tenants.signatures(tenant).sign(command.written(), TeamFold.commandMark(tenant.configHash()));
        archive.rows.add(new Message(
                "T" + second,
                "z" + second,
                OWN,
                Optional.empty(),
                true,
                NOW.minusSeconds(60).plusSeconds(second),
                "",
                new Content.Text(text),
                Origin.API,
                Optional.empty(),
                Set.of()));
    }

    private Scenes replica() {
        TeamConfig team = mapped(TeamConfig.class);
        TeamTroubles troubles = new TeamTroubles(() -> NOW);
        TeamLedgers ledgers = new TeamLedgers(archive, new OwnNumber(), tenants, troubles, team, () -> NOW);
        Cards cards =
                new Cards(team, new Summaries(nobody(LanguageModel.class), nobody(Allowance.class)), new Transcripts());
        TeamPost post = new TeamPost(ledgers, nobody(Messenger.class), tenants, troubles, nobody(TurnConfig.class));
        WholeChats chats = new WholeChats(nobody(ChatHistory.class), tenants, () -> NOW);
        LeadDesk leads = new LeadDesk(ledgers, post, cards, new Transcripts(), chats, () -> NOW);
        TeamDesk desk = new TeamDesk(
                ledgers, post, leads, new CallDesk(ledgers, post, cards, leads, chats, () -> NOW), troubles, tenants);
        return new Scenes(new RecentChats(archive, finder, config, () -> NOW), desk, () -> NOW);
    }

    private List<Message> play() {
        Instance instance = new Instance("auto_silva", tenant.name(), OWN.value(), NOW);
        SeedScripts.play(tenant, tenants.signatures(tenant), instance, 2026, PLAYED, NOW);
        return SeenRows.of(instance).stream()
                .map(row -> MessageMapper.map(row).orElseThrow())
                .filter(message -> message.sentAt().isAfter(NOW.minus(config.lookBack())))
                .toList();
    }

    private static Message under(int copy, Message message) {
        return new Message(
                message.id(),
                message.rowId() + copy,
                other(copy, message.remoteJid()),
                message.remoteJidAlt().map(alt -> other(copy, alt)),
                message.fromMe(),
                message.sentAt(),
                message.pushName(),
                message.content(),
                message.origin(),
                message.quote(),
                message.deliveries());
    }

    private static Jid other(int copy, Jid jid) {
        return Jid.of(jid.value().replaceFirst("^(\\d+)\\d\\d(\\d{4}@)", "$1%02d$2".formatted(copy)));
    }

    private static <T> T mapped(Class<T> mapping) {
        return new SmallRyeConfigBuilder()
                .addDefaultInterceptors()
                .addDiscoveredConverters()
                .withMapping(mapping)
                .build()
                .getConfigMapping(mapping);
    }

    /** For what no page asks anything of. */
    private static <T> T nobody(Class<T> type) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (proxy, method, args) -> {
            throw new UnsupportedOperationException(method.getName());
        }));
    }

    private static final class OwnNumber implements Accounts {
        @Override
        public Optional<Jid> known(Tenant any) {
            return Optional.of(OWN);
        }

        @Override
        public Optional<Jid> ask(Tenant any) {
            return Optional.of(OWN);
        }
    }

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
