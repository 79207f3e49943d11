package io.voicesdr.conversation;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.voicesdr.conversation.tool.Tool;
import io.voicesdr.conversation.tool.ToolShelf;
import io.voicesdr.conversation.tool.ToolSource;
import io.voicesdr.core.catalogue.Catalogue;
import io.voicesdr.core.flow.Flow;
import io.voicesdr.core.flow.Flows;
import io.voicesdr.core.knowledge.Library;
import io.voicesdr.core.message.Content;
import io.voicesdr.core.message.CustomerAddress;
import io.voicesdr.core.message.Jid;
import io.voicesdr.core.message.Message;
import io.voicesdr.core.message.Origin;
import io.voicesdr.core.signature.SignatureCodec;
import io.voicesdr.core.state.ConversationState;
import io.voicesdr.core.tenant.ConversationRules;
import io.voicesdr.core.tenant.Lgpd;
import io.voicesdr.core.tenant.Tenant;
import io.voicesdr.core.tenant.ToolSettings;
import io.voicesdr.core.tenant.VoiceSettings;
import io.voicesdr.team.TeamDesk;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.UnaryOperator;
import org.awaitility.Awaitility;

/** The shell with everything around it faked: what a test writes as customer or person, and what came of it. */
final class World implements Tenants {

    private static final VoiceSettings SILENT = new VoiceSettings(
            VoiceSettings.Reply.NEVER, VoiceSettings.Provider.GEMINI, "Kore", Optional.empty(), Optional.empty());

    static final Jid MARIA = Jid.of("5511999990001@s.whatsapp.net");

    final ManualClock clock;
    final FakeWhatsApp whatsApp;
    final FakeArchive archive;
    final DayBudget budget;

    /** Who is told of what concerns no single turn where there is no team chat, and has closed leads. */
    final FakeTeam notices = new FakeTeam();

    final FakeModel model = new FakeModel();
    final FakeSpeech speech = new FakeSpeech();
    final FakeMedia media;
    final Transcripts transcripts = new Transcripts();
    final List<ToolSource> toolSources = new CopyOnWriteArrayList<>();
    final List<TurnReport> reports = new CopyOnWriteArrayList<>();
    final Hearsay hearsay = new Hearsay();
    final Insights insights;
    final Listener listener;
    final Summaries summaries;
    final ToolShelf shelf;
    final TurnService turns;
    final TurnQueue queue;
    final Sweep sweep;
    final TeamDesk team;
    final Tenant tenant;

    private final SignatureCodec codec;

    World() {
        this(rules(Duration.ZERO, false), TestTurnConfig.DEFAULTS);
    }

    World(ConversationRules rules, TurnConfig config) {
        this(rules, config, Flows.NONE, new ManualClock());
    }

    private World(ConversationRules rules, TurnConfig config, Flows flows, ManualClock clock) {
        this(rules, config, flows, clock, new FakeWhatsApp(clock));
    }

    static World withFlow(Flow flow) {
        return new World(
                rules(Duration.ZERO, false),
                TestTurnConfig.DEFAULTS,
                new Flows(Optional.of(flow), List.of(flow)),
                new ManualClock());
    }

    /** The process dies and a new one starts: nothing is left but what WhatsApp knows. */
    World restarted() {
        return restarted(settings -> settings);
    }

    /** As {@link #restarted()}, and the tenant's files were edited meanwhile. */
    World restarted(UnaryOperator<Tenant.Builder> edit) {
        return new World(edit.apply(tenant.edit()).build(), TestTurnConfig.DEFAULTS, clock, whatsApp, media);
    }

    /** A company that speaks; all others write, whatever customers do. */
    static World speaking(VoiceSettings voice) {
        return of(tenant -> tenant.voice(voice));
    }

    /** A company with settings of its own. */
    static World of(UnaryOperator<Tenant.Builder> settings) {
        ManualClock clock = new ManualClock();
        Tenant tenant =
                settings.apply(tenant(rules(Duration.ZERO, false), Flows.NONE)).build();
        return new World(tenant, TestTurnConfig.DEFAULTS, clock, new FakeWhatsApp(clock));
    }

    private static Tenant.Builder tenant(ConversationRules rules, Flows flows) {
        return Tenant.named("loja", "Loja Exemplo", "Você é a Ana. Estoque: https://autosilva.com.br/estoque")
                .conversation(rules)
                .configHash("cafe0000")
                .flows(flows)
                .voice(SILENT)
                .lgpd(Lgpd.DEFAULTS.withoutNotice());
    }

    private World(ConversationRules rules, TurnConfig config, Flows flows, ManualClock clock, FakeWhatsApp whatsApp) {
        this(tenant(rules, flows).build(), config, clock, whatsApp);
    }

    /** A world whose tenant has these tools and sells that. */
    static World selling(ToolSettings tools, Catalogue catalogue) {
        return of(tenant -> tenant.tools(tools).catalogue(catalogue));
    }

    World(Tenant tenant, TurnConfig config, ManualClock clock, FakeWhatsApp whatsApp) {
        this(tenant, config, clock, whatsApp, new FakeMedia());
    }

    private World(Tenant tenant, TurnConfig config, ManualClock clock, FakeWhatsApp whatsApp, FakeMedia media) {
        this.media = media;
        this.clock = clock;
        this.whatsApp = whatsApp;
        this.archive = new FakeArchive(whatsApp::all);
        this.tenant = tenant;
        codec = new SignatureCodec("loja", List.of("test-key"));
        listener = new Listener(
                new MediaFiles(media, TestMediaConfig.DEFAULTS), model, transcripts, TestMediaConfig.DEFAULTS);
        insights = new Insights(model, this);
        summaries = new Summaries(model);
        shelf = new ToolShelf(List.of(source()), new SimpleMeterRegistry());
        Drafter drafter = new Drafter(model, this, whatsApp, listener, insights, shelf, summaries);
        Identities identities = new Identities();
        team = Teams.of(whatsApp, this, config, transcripts, summaries, clock);
        Team told = tenant.team().group().isPresent() ? team : notices;
        budget = new DayBudget(this, archive, told, clock);
        Sender sender = new Sender(whatsApp, whatsApp, this, hearsay, identities, transcripts, config, clock);
        Speaker speaker = new Speaker(List.of(speech), whatsApp, transcripts);
        turns = new TurnService(
                whatsApp,
                this,
                drafter,
                speaker,
                sender,
                hearsay,
                listener,
                new Manners(archive, archive, this, told, summaries),
                budget,
                team,
                reports::add,
                config,
                clock);
        queue = new TurnQueue(turns, this, hearsay, identities, config, clock, new SimpleMeterRegistry());
        sweep = new Sweep(this, whatsApp, queue, budget, team, config, clock, new SimpleMeterRegistry());
    }

    /** Sources may come later than the world. */
    private ToolSource source() {
        return new ToolSource() {
            @Override
            public List<Tool> tools(Tenant of, ConversationState state) {
                return toolSources.stream()
                        .flatMap(source -> source.tools(of, state).stream())
                        .toList();
            }

            @Override
            public Library library(Tenant of) {
                return toolSources.stream()
                        .map(source -> source.library(of))
                        .filter(any -> !any.isEmpty())
                        .findFirst()
                        .orElse(Library.NONE);
            }
        };
    }

    /** With so many messages shown to the model. */
    static ConversationRules rules(int historyLimit) {
        ConversationRules d = rules(Duration.ZERO, false);
        return new ConversationRules(
                d.sessionTtl(),
                historyLimit,
                d.burstWindow(),
                d.maxAnswersPerMinute(),
                d.humanPause(),
                d.recoverWithin(),
                d.typing(),
                d.otherSoftwareIsPerson());
    }

    static ConversationRules rules(Duration burst, boolean typing) {
        ConversationRules d = ConversationRules.DEFAULTS;
        return new ConversationRules(
                d.sessionTtl(),
                d.historyLimit(),
                burst,
                d.maxAnswersPerMinute(),
                d.humanPause(),
                d.recoverWithin(),
                typing,
                d.otherSoftwareIsPerson());
    }

    /** A customer's message, stored and notified. */
    Message customerWrites(String text) {
        Message message = whatsApp.customer(MARIA, text);
        hear(message);
        return message;
    }

    /** A voice note, stored and notified; its file is there to be fetched. */
    Message customerSpeaks(String words) {
        Message message = recorded(false, Origin.DEVICE, words);
        hear(message);
        return message;
    }

    /** A voice note in the history, of the customer or of the bot. */
    Message recorded(boolean fromMe, Origin origin, String words) {
        byte[] file = FakeMedia.note(words);
        Message message = whatsApp.store(
                MARIA,
                fromMe,
                origin,
                new Content.Audio(
                        true, Duration.ofSeconds(4), "audio/ogg; codecs=opus", file.length, Optional.empty()));
        media.put(message.id(), file);
        return message;
    }

    Message customerSends(Content content) {
        Message message = whatsApp.store(MARIA, false, Origin.DEVICE, content);
        hear(message);
        return message;
    }

    void hear(Message message) {
        queue.look(tenant, CustomerAddress.of(message.remoteJid()), Optional.of(message));
    }

    /** Waits until no chat is being worked on. */
    void settle() {
        Awaitility.await()
                .atMost(Duration.ofSeconds(10))
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(2))
                .until(() -> queue.size() == 0 && team.isIdle() && summaries.isIdle());
    }

    List<TurnReport.Outcome> outcomes() {
        return reports.stream().map(TurnReport::outcome).toList();
    }

    @Override
    public Optional<Tenant> find(String instance) {
        return instance.equals(tenant.instance()) ? Optional.of(tenant) : Optional.empty();
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
}
