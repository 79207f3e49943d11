package io.voicesdr.conversation;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.voicesdr.conversation.tool.Toolbox;
import io.voicesdr.core.answer.Answer;
import io.voicesdr.core.followup.Verdict;
import io.voicesdr.core.knowledge.Passage;
import io.voicesdr.core.message.Content;
import io.voicesdr.core.message.Jid;
import io.voicesdr.core.message.Message;
import io.voicesdr.core.message.Origin;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;

/** Where a conversation of {@code src/test/resources/desk} happens: one line of the file, one thing that happens. */
final class DeskStage {

    static final Jid GROUP = Jid.of("120363000000000001@g.us");

    private static final String SUMS_UP = "the model sums up:";
    private static final Pattern STAFF = Pattern.compile("@ (\\p{L}+)(?: \\((\\d)\\))?: (.+)");
    private static final Pattern REACTION = Pattern.compile("@ (\\p{L}+) (\\S+) (\\d)");

    private final Function<Toolbox, LanguageModel.Outcome> model;
    private final boolean told;
    private final List<String> notes = new ArrayList<>();
    private List<Message> unheard = new ArrayList<>();
    private List<String> meanwhile = new ArrayList<>();
    private World world;
    private @Nullable Message newest;
    private @Nullable FollowUpJob followUps;

    /** @param model asked with the tools that it is offered */
    DeskStage(String settings, Function<Toolbox, LanguageModel.Outcome> model) {
        this.model = model;
        this.told = !settings.isEmpty();
        this.world = World.of(tenant -> DeskSettings.set(tenant, settings));
        begin();
    }

    World world() {
        return world;
    }

    /** Whether the file wants to read why nothing was said. */
    boolean isTold() {
        return told;
    }

    static boolean isOfTeam(Message message) {
        return message.remoteJid().equals(GROUP);
    }

    private void begin() {
        DeskTools.addTo(world);
        world.model.outcome = (number, prompt) ->
                model.apply(world.model.offered.isEmpty() ? Toolbox.empty() : world.model.offered.getLast());
        followUps = null;
    }

    /** Where the answer to the customer's last message was found; empty when it cites nothing. */
    Optional<String> cited() {
        return Optional.ofNullable(newest)
                .flatMap(message -> world.insights.citation(world.tenant, message.id()))
                .flatMap(world.tenant.knowledge()::find)
                .map(Passage::source);
    }

    /** What the last things that happened told. */
    List<String> notes() {
        List<String> said = List.copyOf(notes);
        notes.clear();
        return said;
    }

    /** {@code lines}, one after the other; the customer's at one go. */
    void happens(List<String> lines, Duration first) {
        unheard.clear();
        meanwhile = lines.stream()
                .filter(line -> line.startsWith("&"))
                .map(line -> line.substring(1).strip())
                .toList();
        List<String> plain =
                lines.stream().filter(line -> !line.startsWith("&")).toList();
        if (plain.stream().anyMatch(line -> line.startsWith(">") || line.startsWith("!"))) {
            world.clock.advance(first);
        }
        for (String line : plain) {
            if (!line.startsWith(">")) {
                hearCustomer();
            }
            happens(line);
        }
        hearCustomer();
    }

    /** The webhooks of all but the newest message are late. */
    private void hearCustomer() {
        if (!unheard.isEmpty()) {
            world.hear(unheard.getLast());
            world.settle();
            unheard = new ArrayList<>();
        }
    }

    /** What is written while the model thinks: once. */
    void meanwhile() {
        List<String> now = meanwhile;
        meanwhile = List.of();
        for (String line : now) {
            world.clock.advance(Duration.ofSeconds(2));
            String text = line.substring(1).strip();
            if (line.startsWith(">")) {
                world.hear(world.whatsApp.customer(World.MARIA, text));
            } else {
                world.hear(world.whatsApp.person(World.MARIA, text));
            }
        }
    }

    private void happens(String line) {
        String rest = line.substring(1).strip();
        switch (line.charAt(0)) {
            case '>' -> customer(rest);
            case '!' -> world.hear(world.whatsApp.person(World.MARIA, rest));
            case '@' -> staff(line);
            case '+' -> world.clock.advance(Duration.parse("PT" + rest.toUpperCase(Locale.ROOT)));
            case '~' -> happensBeside(rest);
            default -> throw new IllegalArgumentException("not known: " + line);
        }
        if (line.charAt(0) != '>') {
            world.settle();
        }
    }

    private void customer(String text) {
        if (!unheard.isEmpty()) {
            world.clock.advance(Duration.ofSeconds(1));
        }
        Optional<Content> content = DeskMedia.content(text);
        Message message = content.isPresent()
                ? world.whatsApp.store(World.MARIA, false, Origin.DEVICE, content.get())
                : world.whatsApp.customer(World.MARIA, text);
        DeskMedia.file(text).ifPresent(file -> world.media.put(message.id(), file));
        unheard.add(message);
        newest = message;
    }

    private void staff(String line) {
        world.clock.advance(Duration.ofSeconds(30));
        Matcher reaction = REACTION.matcher(line);
        Matcher words = STAFF.matcher(line);
        Message message;
        if (words.matches()) {
            message = words.group(2) == null
                    ? world.whatsApp.staff(GROUP, words.group(1), words.group(3))
                    : world.whatsApp.staffReplies(GROUP, words.group(1), card(words.group(2)), words.group(3));
        } else if (reaction.matches()) {
            message = world.whatsApp.staffReacts(GROUP, reaction.group(1), card(reaction.group(3)), reaction.group(2));
        } else {
            throw new IllegalArgumentException("not known: " + line);
        }
        world.team
                .heard(world.tenant, Optional.of(message))
                .forEach(address -> world.queue.look(world.tenant, address, Optional.empty()));
    }

    private Message card(String number) {
        return world.whatsApp.sentTo(GROUP).get(Integer.parseInt(number) - 1);
    }

    private void happensBeside(String what) {
        switch (what) {
            case "sweep" -> world.sweep.sweep();
            case "follow-up" -> followUps().run();
            case "report" -> dailyReport().run();
            case "who would get one" -> candidates();
            case "webhooks again" ->
                world.whatsApp.all().stream()
                        .filter(message ->
                                !message.fromMe() && message.remoteJid().equals(World.MARIA))
                        .forEach(this::hearAgain);
            case "restart" -> with("");
            case "summing up fails" ->
                world.model.summary =
                        prompt -> new LanguageModel.Outcome.Failed("GEMINI_OVERLOADED", "", FakeModel.USAGE);
            case "send fails" ->
                world.whatsApp.sendOutcomes.add(message -> world.whatsApp.vanish(
                        message, new Messenger.Sent.NotSent(new UpstreamException("EVOLUTION_REFUSED", "x", null))));
            case "team cannot be told" -> {
                world.whatsApp.sendOutcomes.add(Messenger.Sent.Accepted::new);
                world.whatsApp.sendOutcomes.add(message -> world.whatsApp.vanish(
                        message, new Messenger.Sent.NotSent(new UpstreamException("EVOLUTION_REFUSED", "x", null))));
            }
            case "send is unclear" ->
                world.whatsApp.sendOutcomes.add(
                        message -> new Messenger.Sent.Unclear(new UpstreamException("EVOLUTION_TIMEOUT", "x", null)));
            case "until the team is told of the limit" ->
                Awaitility.await()
                        .until(() -> world.whatsApp.textsTo(GROUP).stream()
                                .anyMatch(text -> text.startsWith("⚠️ O limite de hoje")));
            default -> {
                if (what.startsWith(SUMS_UP)) {
                    String summary = what.substring(SUMS_UP.length()).strip();
                    world.model.summary =
                            prompt -> new LanguageModel.Outcome.Answered(Answer.ofText(summary), FakeModel.USAGE);
                } else {
                    with(what);
                }
            }
        }
    }

    private void hearAgain(Message message) {
        world.hear(message);
        world.settle();
    }

    /** A restart under settings that were edited meanwhile. */
    private void with(String settings) {
        world = world.restarted(tenant -> DeskSettings.set(tenant, settings));
        begin();
    }

    private FollowUpJob followUps() {
        if (followUps == null) {
            FollowUpMonthTest.Served served =
                    new FollowUpMonthTest.Served(world.tenant, world.signatures(world.tenant));
            followUps = new FollowUpJob(
                    served,
                    candidatesOf(served),
                    new FollowUpDrafter(world.model, served, served),
                    world.whatsApp,
                    world.hearsay,
                    new Sender(
                            world.whatsApp,
                            world.whatsApp,
                            served,
                            world.hearsay,
                            new Identities(),
                            new Transcripts(),
                            TestTurnConfig.DEFAULTS,
                            world.clock),
                    world.reports::add,
                    TestTurnConfig.DEFAULTS,
                    FollowUpMonthTest.FOLLOW_UP_CONFIG,
                    world.clock,
                    new SimpleMeterRegistry(),
                    time -> {});
        }
        return followUps;
    }

    private FollowUps candidatesOf(Tenants served) {
        return new FollowUps(served, world.team, world.archive, FollowUpMonthTest.FOLLOW_UP_CONFIG, world.clock);
    }

    private void candidates() {
        FollowUpMonthTest.Served served = new FollowUpMonthTest.Served(world.tenant, world.signatures(world.tenant));
        candidatesOf(served)
                .candidates(world.tenant)
                .forEach(candidate -> notes.add(
                        switch (candidate.verdict()) {
                            case Verdict.Due due -> "stage " + due.stage() + " now";
                            case Verdict.NotYet later ->
                                "stage " + later.stage() + " at "
                                        + later.at()
                                                .atZone(world.tenant.timeZone())
                                                .toLocalDateTime() + " " + later.reason();
                            case Verdict.Never never -> "never " + never.reason();
                        }));
    }

    private DailyReportJob dailyReport() {
        return new DailyReportJob(world, world.archive, world.team, TestTurnConfig.DEFAULTS, world.clock, time -> {});
    }
}
