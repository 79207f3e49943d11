package io.voicesdr.inbox;

import io.voicesdr.core.flow.Flow;
import io.voicesdr.core.flow.FlowState;
import io.voicesdr.core.flow.Node;
import io.voicesdr.core.flow.PathStep;
import io.voicesdr.core.history.Entry;
import io.voicesdr.core.history.Hearing;
import io.voicesdr.core.state.Permission;
import io.voicesdr.core.state.Session;
import io.voicesdr.core.tenant.Tenant;
import io.voicesdr.core.view.ChatWindow;
import io.voicesdr.core.view.Interactions;
import io.voicesdr.core.view.Period;
import io.voicesdr.core.view.SessionFacts;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What stands beside an opened conversation. Texts are as people wrote them: to be escaped.
 *
 * @param since when the session began, as far as known
 * @param tokens that the bot's answers in it cost, about
 * @param silentUntil until when the bot is silent because of people; empty when it is not
 * @param stopped since when the customer wants no messages that were not asked for; empty when they are welcome
 * @param consent a word of {@code consent.*}
 * @param lead what is known of the customer's interest; empty where nobody is measured
 * @param interactions what the customer made of the catalogue's items, the latest first, at most eight
 * @param flow name of the session's flow; empty outside flows
 * @param flowStatus a word of {@code flow.*}
 * @param variables what the flow has learnt, in that order
 * @param way the flow's nodes, in the order of its file
 * @param drawing of the flow; empty outside flows
 */
record ChatPanel(
        ChatRow row,
        Instant since,
        long messages,
        long tokens,
        Optional<Instant> silentUntil,
        Optional<Instant> stopped,
        String consent,
        Optional<LeadPart> lead,
        List<Interest> interactions,
        String flow,
        String flowStatus,
        List<Learnt> variables,
        List<Step> way,
        Optional<FlowDrawing> drawing) {
    private static final int INTERACTIONS = 8;

    /**
     * What the customer made of an item.
     *
     * @param kind a word of {@code interaction.*}
     * @param message id of the message that tells
     */
    record Interest(String kind, String item, String message, Instant at) {}

    /** A variable and what it holds. */
    record Learnt(String name, String value) {}

    /**
     * A node of the flow.
     *
     * @param state {@code passed}, {@code here} or {@code ahead}
     * @param evidence id of the customer's message that answered; empty for none
     */
    record Step(String node, String kind, String label, String state, String evidence) {
        public boolean isHere() {
            return state.equals("here");
        }
    }

    /**
     * What the page shows of {@code window}.
     *
     * @param hearing what is remembered of the chat's voice notes
     */
    static ChatPanel of(ChatWindow window, Scene scene, Hearing hearing) {
        Tenant tenant = scene.tenant();
        Instant now = scene.now();
        Session session = window.lastSession();
        Permission permission = Permission.of(window.state().entries());
        Optional<FlowState> state = SessionFacts.flow(session, tenant, now, hearing);
        Optional<Flow> flow = tenant.flows().opening().filter(one -> state.isPresent());
        return new ChatPanel(
                ChatRow.of(window, scene),
                session.startedAt(),
                session.entries().stream().filter(entry -> entry.isSpeech()).count(),
                session.entries().stream()
                        .filter(entry -> entry.signature()
                                .filter(mark -> mark.bubble() == 0)
                                .isPresent())
                        .mapToLong(Bubble::tokens)
                        .sum(),
                scene.told(window)
                        .standing()
                        .silentUntil(
                                window.state().lastFromPerson().map(Entry::at),
                                tenant.conversation().humanPause())
                        .filter(now::isBefore),
                permission.stoppedAt(),
                permission.consent().name().toLowerCase(Locale.ROOT),
                LeadPart.of(window, scene, state, hearing),
                interactions(window, tenant),
                flow.map(Flow::name).orElse(""),
                state.map(one -> one.status().word()).orElse(""),
                state.map(ChatPanel::learnt).orElse(List.of()),
                flow.map(one -> way(one, state.orElseThrow())).orElse(List.of()),
                flow.map(one -> FlowDrawing.of(one, state.orElseThrow())));
    }

    /** Whether the bot has said that a person will go on, and none has. */
    public boolean isHandedOver() {
        return row.status().equals("handed_over");
    }

    /** Whether a flow has anything to do with it. */
    public boolean hasFlow() {
        return !flow.isEmpty();
    }

    private static List<Interest> interactions(ChatWindow window, Tenant tenant) {
        return Interactions.in(window, tenant.catalogue(), new Period(Instant.MIN, Instant.MAX)).reversed().stream()
                .limit(INTERACTIONS)
                .map(one -> new Interest(
                        one.kind().name().toLowerCase(Locale.ROOT),
                        one.item().title(),
                        one.entry().id(),
                        one.entry().at()))
                .toList();
    }

    private static List<Learnt> learnt(FlowState state) {
        List<Learnt> learnt = new ArrayList<>();
        state.variables().forEach((name, value) -> learnt.add(new Learnt(name, value.shown())));
        return learnt;
    }

    private static List<Step> way(Flow flow, FlowState state) {
        return flow.nodes().values().stream().map(node -> step(node, state)).toList();
    }

    private static Step step(Node node, FlowState state) {
        Optional<PathStep> passed = state.path().reversed().stream()
                .filter(step -> step.node().equals(node.id()))
                .findFirst();
        boolean here = state.node().filter(node.id()::equals).isPresent();
        return new Step(
                node.id(),
                node.kind().name().toLowerCase(Locale.ROOT),
                label(node),
                here ? "here" : passed.isPresent() ? "passed" : "ahead",
                passed.flatMap(PathStep::answer).orElse(""));
    }

    private static String label(Node node) {
        return switch (node) {
            case Node.Message message -> message.texts().getFirst();
            case Node.Question question -> question.text();
            case Node.Condition condition -> condition.id();
            case Node.Ai ai -> ai.goal();
            case Node.HandOver over -> over.text().orElse(over.id());
            case Node.End end -> end.text().orElse(end.id());
        };
    }
}
