package io.voicesdr.core.flow;

import io.voicesdr.core.Chat;
import io.voicesdr.core.decision.Decision;
import io.voicesdr.core.decision.Policy;
import io.voicesdr.core.flow.value.Value;
import io.voicesdr.core.history.Hearing;
import io.voicesdr.core.history.History;
import io.voicesdr.core.media.Lack;
import io.voicesdr.core.message.ChatRef;
import io.voicesdr.core.message.Content;
import io.voicesdr.core.message.Message;
import io.voicesdr.core.message.Origin;
import io.voicesdr.core.signature.Hashes;
import io.voicesdr.core.signature.Kind;
import io.voicesdr.core.signature.Signature;
import io.voicesdr.core.signature.SignatureCodec;
import io.voicesdr.core.state.ConversationState;
import io.voicesdr.core.state.FlowReplay;
import io.voicesdr.core.state.Replay;
import io.voicesdr.core.tenant.ConversationRules;
import io.voicesdr.core.tenant.Tenant;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** A customer and the bot talking through a flow, with the rows that Evolution would have for it. Saturday noon. */
final class FlowTalk {

    static final ZoneId ZONE = ZoneId.of("America/Sao_Paulo");
    static final Duration TTL = Duration.ofHours(24);

    private static final SignatureCodec CODEC = new SignatureCodec("loja", List.of("key"));
    private static final ConversationRules RULES =
            new ConversationRules(TTL, 40, Duration.ZERO, 60, Duration.ofMinutes(5), Duration.ofHours(2), false, true);

    final List<Message> rows = new ArrayList<>();
    final StringBuilder transcript = new StringBuilder();
    Flow flow;
    boolean cut;
    boolean aiActive = true;

    /** What is known of voice notes. */
    Hearing hearing = Hearing.NONE;

    /** What the model answers with. */
    String intent = "";

    Instant now = Instant.parse("2026-11-21T15:00:00Z");

    FlowTalk(Flow flow) {
        this.flow = flow;
    }

    FlowTalk after(Duration time) {
        now = now.plus(time);
        return this;
    }

    FlowTalk customer(String text) {
        return customer(new Content.Text(text), text);
    }

    FlowTalk customer(Content content, String shown) {
        after(Duration.ofSeconds(20));
        store(false, Origin.DEVICE, content);
        transcript.append("> ").append(shown.replace("\n", "\n|")).append('\n');
        return this;
    }

    FlowTalk person(String text) {
        after(Duration.ofSeconds(20));
        store(true, Origin.DEVICE, new Content.Text(text));
        transcript.append("[person] ").append(text).append('\n');
        return this;
    }

    /** The bot does what is decided; nothing when it is silent. */
    FlowTalk bot() {
        return bot(Integer.MAX_VALUE);
    }

    /** The bot dies after that many bubbles. */
    FlowTalk bot(int bubbles) {
        after(Duration.ofSeconds(3));
        List<Said> said = utterances(decide());
        for (int i = 0; i < Math.min(bubbles, said.size()); i++) {
            say(said.get(i), i, i == said.size() - 1);
        }
        return this;
    }

    FlowTalk says(String text) {
        return customer(text).bot();
    }

    record Said(Kind kind, int place, String node, String text, String answers) {}

    private List<Said> utterances(Decision decision) {
        List<Said> said = new ArrayList<>();
        switch (decision) {
            case Decision.Say say -> {
                for (int i = 0; i < say.texts().size(); i++) {
                    said.add(new Said(
                            say.kind(),
                            say.places().get(i),
                            node(say.places().get(i)),
                            say.texts().get(i),
                            say.answers()));
                }
            }
            case Decision.AskModel ask -> {
                List<Line> after = ask.flow().until().contains(intent)
                        ? ask.flow().next()
                        : ask.flow().after();
                ask.flow().before().forEach(line -> said.add(line(Kind.ANSWER, line, ask.answers())));
                int place = ask.flow().node().map(Hashes::ofNode).orElse(0);
                said.add(new Said(Kind.ANSWER, place, node(place), "(model)", ask.answers()));
                after.forEach(line -> said.add(line(Kind.ANSWER, line, ask.answers())));
            }
            case Decision.HandOver over -> {
                over.before().forEach(line -> said.add(line(Kind.HANDOVER, line, over.answers())));
                said.add(new Said(Kind.HANDOVER, over.place(), node(over.place()), over.text(), over.answers()));
            }
            case Decision.Listen listen -> throw new AssertionError("asked to listen twice: " + listen);
            case Decision.Silent silent ->
                transcript.append("[silent] ").append(silent.reason()).append('\n');
            case Decision.Wait wait ->
                transcript.append("[wait] ").append(wait.reason()).append('\n');
        }
        return said;
    }

    private static Said line(Kind kind, Line line, String answers) {
        return new Said(kind, line.place(), line.node(), line.text(), answers);
    }

    private String node(int place) {
        return flow.nodeAt(place).map(Node::id).orElse("-");
    }

    private void say(Said said, int number, boolean last) {
        transcript
                .append(said.kind.name().toLowerCase(Locale.ROOT))
                .append(' ')
                .append(said.node)
                .append(": ")
                .append(said.text.replace("\n", "\n|"))
                .append('\n');
        sign(said.kind, said.place, said.answers, number, last, said.text);
    }

    /** A bubble of the bot, as the history has it. */
    FlowTalk sign(Kind kind, int place, String answers, int number, boolean last, String text) {
        Signature mark =
                new Signature(kind, number, last, place, answers.isEmpty() ? 0 : Hashes.ofMessage(answers), 7, 0);
        store(true, Origin.API, new Content.Text(CODEC.sign(text, mark)));
        return this;
    }

    String newestOfCustomer() {
        return rows.reversed().stream()
                .filter(row -> !row.fromMe())
                .findFirst()
                .orElseThrow()
                .id();
    }

    private void store(boolean fromMe, Origin origin, Content content) {
        int number = rows.size() + 1;
        rows.add(new Message(
                "%s%06d%s".formatted(fromMe ? "3EB0" : "AC", number, Integer.toHexString(number * 7919)),
                "c%s%04dxxxxyyyyzzzz".formatted(Long.toString(now.toEpochMilli(), 36), number),
                Chat.PHONE,
                Optional.empty(),
                fromMe,
                Instant.ofEpochSecond(now.getEpochSecond()),
                "",
                content,
                origin,
                Optional.empty(),
                Set.of()));
    }

    Tenant tenant() {
        return Tenant.named("loja", "Loja", "Você é a Ana.")
                .timeZone(ZONE)
                .conversation(RULES)
                .aiActive(aiActive)
                .configHash("hash")
                .flows(new Flows(Optional.of(flow), List.of(flow)))
                .build();
    }

    ConversationState conversation(Collection<Message> messages) {
        return Replay.replay(new ChatRef("loja", Chat.PHONE), RULES, CODEC, History.of(messages, cut), now);
    }

    Decision decide() {
        Decision decision = Policy.decide(tenant(), conversation(rows), now, hearing);
        return decision instanceof Decision.Listen listen
                ? Policy.decide(tenant(), conversation(rows), now, deafTo(listen))
                : decision;
    }

    /** Nothing more can be heard than {@link #hearing}. */
    private Hearing deafTo(Decision.Listen listen) {
        return new Hearing(
                hearing.words(), listen.notes().stream().collect(Collectors.toMap(id -> id, id -> Lack.UNAVAILABLE)));
    }

    Optional<FlowState> replay(Collection<Message> messages) {
        return FlowReplay.replay(flow, conversation(messages).session(), hearing, TTL, ZONE, now);
    }

    Optional<FlowState> replayed() {
        return replay(rows);
    }

    FlowState state() {
        return replay(rows).orElseThrow(() -> new AssertionError("the flow has not begun"));
    }

    String variables() {
        return shown(state().variables());
    }

    static String shown(Map<String, Value> variables) {
        return variables.entrySet().stream()
                .map(entry -> entry.getKey() + "=" + entry.getValue().plain())
                .collect(Collectors.joining(" "));
    }

    /** Status, node, variables and path in one line. */
    String summary() {
        return replay(rows)
                .map(state -> "%s at %s {%s} via %s"
                        .formatted(
                                state.status().word(),
                                state.node().orElse("-"),
                                shown(state.variables()),
                                state.path().stream()
                                        .map(step -> step.node()
                                                + (step.reasks() > 0 ? "+" + step.reasks() : "")
                                                + (step.asides() > 0 ? "?" + step.asides() : ""))
                                        .collect(Collectors.joining(" "))))
                .orElse("not begun");
    }
}
