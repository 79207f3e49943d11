package io.voicesdr.core.state;

import io.voicesdr.core.flow.Event;
import io.voicesdr.core.flow.Flow;
import io.voicesdr.core.flow.FlowEngine;
import io.voicesdr.core.flow.FlowState;
import io.voicesdr.core.flow.Said;
import io.voicesdr.core.history.Entry;
import io.voicesdr.core.history.Hearing;
import io.voicesdr.core.signature.Kind;
import io.voicesdr.core.signature.Signature;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** Where a session stands in a flow. Pure. */
public final class FlowReplay {

    private final List<Entry> customer;
    private final Timeline timeline;
    private final List<Moment> moments = new ArrayList<>();

    private final Hearing hearing;

    private FlowReplay(List<Entry> entries, Hearing hearing) {
        this.hearing = hearing;
        this.customer = entries.stream().filter(Entry::asksForAnswer).toList();
        this.timeline = new Timeline(entries);
    }

    /**
     * @param heard which of the customer's messages come before it; not always the oldest ones, for a message with a wrong
     *     clock stands in the history long after it was answered
     */
    private record Moment(BitSet heard, Event event) {}

    /**
     * The state of {@code flow} in {@code session} at {@code now}.
     *
     * @param hearing what is known of the customer's voice notes; the place in the flow hardly hangs on it, because the
     *     bot's marks anchor, the variables do
     * @param ttl of sessions: a flow that still waits after such a silence has expired
     * @param zone in which the customer's days begin
     * @return empty when the flow has not begun in this session: nobody has written yet, a person or the model had the
     *     conversation from the beginning
     */
    public static Optional<FlowState> replay(
            Flow flow, Session session, Hearing hearing, Duration ttl, ZoneId zone, Instant now) {
        List<Entry> entries = session.entries();
        Instant spokenAt = entries.reversed().stream()
                .filter(Entry::isSpeech)
                .map(Entry::at)
                .findFirst()
                .orElse(now);
        List<Event> events = new FlowReplay(entries, hearing).events(entries);
        return FlowEngine.replay(flow, events, session.cut(), spokenAt, ttl, zone, now);
    }

    /** As somebody finds it who has listened to no voice note. */
    public static Optional<FlowState> replay(Flow flow, Session session, Duration ttl, ZoneId zone, Instant now) {
        return replay(flow, session, Hearing.NONE, ttl, zone, now);
    }

    private List<Event> events(List<Entry> entries) {
        entries.stream().filter(Timeline::countsByItself).forEach(this::takeCompany);
        Turns.of(entries).stream().filter(TurnGroup::settles).forEach(this::takeTurn);
        moments.sort(Comparator.<Moment>comparingInt(moment -> moment.heard.cardinality())
                .thenComparing(moment -> moment.event.at()));
        List<Event> events = new ArrayList<>();
        BitSet waiting = which(said -> true);
        for (Moment moment : moments) {
            BitSet now = (BitSet) waiting.clone();
            now.and(moment.heard);
            hear(now, events);
            waiting.andNot(now);
            events.add(moment.event);
        }
        hear(waiting, events);
        return events;
    }

    private void hear(BitSet said, List<Event> events) {
        if (!said.isEmpty()) {
            events.add(new Event.Written(said.stream()
                    .mapToObj(customer::get)
                    .map(entry -> Said.of(entry, hearing))
                    .toList()));
        }
    }

    private BitSet which(Predicate<Entry> condition) {
        BitSet which = new BitSet(customer.size());
        for (int i = 0; i < customer.size(); i++) {
            which.set(i, condition.test(customer.get(i)));
        }
        return which;
    }

    private void takeCompany(Entry entry) {
        Event event = entry.isSpeech()
                ? new Event.PersonWrote(entry.at())
                : new Event.Told(entry.at(), Optional.empty(), List.of(), true);
        moments.add(new Moment(heardBefore(entry), event));
    }

    private void takeTurn(TurnGroup group) {
        BotTurn turn = group.toTurn(Optional.empty());
        List<Event.Bubble> bubbles = turn.bubbles().stream()
                .flatMap(bubble -> bubble
                        .signature()
                        .map(mark ->
                                new Placed(mark.bubble(), new Event.Bubble(node(mark), bubble.at(), mark.config())))
                        .stream())
                .sorted(Comparator.comparingInt(Placed::number))
                .map(Placed::bubble)
                .toList();
        moments.add(new Moment(
                which(timeline.settledBy(group)),
                new Event.Told(
                        turn.at(),
                        turn.isSigned() ? Optional.of(turn.kind()) : Optional.empty(),
                        bubbles,
                        turn.complete())));
    }

    /** A notice is of no node: its place says which notice it is. */
    private static int node(Signature mark) {
        return mark.kind() == Kind.NOTICE ? 0 : mark.place();
    }

    private record Placed(int number, Event.Bubble bubble) {}

    private BitSet heardBefore(Entry utterance) {
        return which(said -> timeline.wasHeardBy(said, utterance));
    }
}
