package io.voicesdr.core.state;

import io.voicesdr.core.flow.Event;
import io.voicesdr.core.flow.Flow;
import io.voicesdr.core.flow.FlowEngine;
import io.voicesdr.core.flow.FlowState;
import io.voicesdr.core.flow.Said;
import io.voicesdr.core.history.Author;
import io.voicesdr.core.history.Entry;
import io.voicesdr.core.history.Hearing;
import io.voicesdr.core.message.Content;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

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

    /** @param heard how many of the customer's messages come before it */
    private record Moment(int heard, Event event) {}

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
        entries.stream().filter(FlowReplay::countsByItself).forEach(this::takeCompany);
        Anchors anchors = new Anchors(entries);
        Turns.of(entries).stream().filter(group -> group.kind().answers()).forEach(group -> takeTurn(group, anchors));
        moments.sort(Comparator.comparingInt(Moment::heard).thenComparing(moment -> moment.event.at()));
        List<Event> events = new ArrayList<>();
        int heard = 0;
        for (Moment moment : moments) {
            hear(heard, moment.heard, events);
            heard = Math.max(heard, moment.heard);
            events.add(moment.event);
        }
        hear(heard, customer.size(), events);
        return events;
    }

    private void hear(int from, int to, List<Event> events) {
        if (from < to) {
            events.add(new Event.Written(customer.subList(from, to).stream()
                    .map(entry -> Said.of(entry, hearing))
                    .toList()));
        }
    }

    /** As where answers are told: what was taken back had been said. */
    private static boolean countsByItself(Entry entry) {
        return entry.isFrom(Author.PERSON) && entry.isSpeech()
                || entry.message().fromMe() && entry.message().content() instanceof Content.Deleted;
    }

    private void takeCompany(Entry entry) {
        Event event = entry.isSpeech()
                ? new Event.PersonWrote(entry.at())
                : new Event.Told(entry.at(), Optional.empty(), List.of(), true);
        moments.add(new Moment(heardBefore(entry), event));
    }

    private void takeTurn(TurnGroup group, Anchors anchors) {
        BotTurn turn = group.toTurn(Optional.empty());
        int heard = group.answers()
                .flatMap(hash -> anchors.find(hash, group.first()))
                .map(anchor -> (int) customer.stream()
                        .filter(said -> timeline.isSettledBy(group.first(), anchor, said))
                        .count())
                .orElseGet(() -> (int) customer.stream()
                        .filter(said -> timeline.wasHeardByNote(said, group.first()))
                        .count());
        List<Event.Bubble> bubbles = turn.bubbles().stream()
                .flatMap(bubble -> bubble
                        .signature()
                        .map(mark ->
                                new Placed(mark.bubble(), new Event.Bubble(mark.place(), bubble.at(), mark.config())))
                        .stream())
                .sorted(Comparator.comparingInt(Placed::number))
                .map(Placed::bubble)
                .toList();
        moments.add(new Moment(
                heard,
                new Event.Told(
                        turn.at(),
                        turn.isSigned() ? Optional.of(turn.kind()) : Optional.empty(),
                        bubbles,
                        turn.complete())));
    }

    private record Placed(int number, Event.Bubble bubble) {}

    private int heardBefore(Entry utterance) {
        return (int) customer.stream()
                .filter(said -> timeline.wasHeardBy(said, utterance))
                .count();
    }
}
