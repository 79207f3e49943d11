package io.voicesdr.core.view;

import io.voicesdr.core.flow.Flow;
import io.voicesdr.core.flow.FlowState;
import io.voicesdr.core.history.Author;
import io.voicesdr.core.history.Entry;
import io.voicesdr.core.history.Hearing;
import io.voicesdr.core.message.ChatRef;
import io.voicesdr.core.state.FlowReplay;
import io.voicesdr.core.state.Session;
import io.voicesdr.core.tenant.Tenant;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * What can be counted about one session at one moment. Immutable.
 *
 * @param speech what was said in it, oldest first, at least one
 * @param ended whether a longer silence than the session TTL has followed by then
 * @param firstResponse from the customer's first message to the first reply; empty without either
 * @param handedOver whether the bot said that a person will go on
 * @param flow where it stood in the tenant's opening flow; empty when it was not in it
 */
public record SessionFacts(
        ChatRef chat,
        List<Entry> speech,
        boolean ended,
        Optional<Duration> firstResponse,
        boolean handedOver,
        Optional<FlowState> flow) {

    public SessionFacts {
        speech = List.copyOf(speech);
    }

    /** Where a session stood in the tenant's opening flow at a moment; empty when it was not in it. */
    @FunctionalInterface
    public interface FlowLook {
        Optional<FlowState> at(Session session, Tenant tenant, Instant asOf);

        /** To somebody who knows {@code hearing}. */
        static FlowLook hearing(Hearing hearing) {
            return (session, tenant, asOf) -> flow(session, tenant, asOf, hearing);
        }
    }

    /** As {@link #in(ChatWindow, Tenant, Period, Hearing)}, found by somebody who has listened to no voice note. */
    public static List<SessionFacts> in(ChatWindow chat, Tenant tenant, Period period) {
        return in(chat, tenant, period, Hearing.NONE);
    }

    /**
     * The sessions of {@code chat} that began in {@code period}, as they stood at its end.
     *
     * @param hearing what is known of the chat's voice notes: a flow's variables may hang on it
     */
    public static List<SessionFacts> in(ChatWindow chat, Tenant tenant, Period period, Hearing hearing) {
        return in(chat, tenant, period, FlowLook.hearing(hearing));
    }

    /** As {@link #in(ChatWindow, Tenant, Period)}, for those who remember what was replayed. */
    public static List<SessionFacts> in(ChatWindow chat, Tenant tenant, Period period, FlowLook flows) {
        return chat.sessionsBegunIn(period).stream()
                .map(session -> of(chat, session, tenant, period.to(), flows))
                .toList();
    }

    private static SessionFacts of(ChatWindow chat, Session session, Tenant tenant, Instant asOf, FlowLook flows) {
        List<Entry> speech = session.entries().stream().filter(Entry::isSpeech).toList();
        Set<String> ids = speech.stream().map(Entry::id).collect(Collectors.toSet());
        Duration ttl = tenant.conversation().sessionTtl();
        return new SessionFacts(
                chat.chat(),
                speech,
                speech.getLast().at().plus(ttl).isBefore(asOf),
                firstResponse(chat, ids),
                chat.state().turns().stream()
                        .anyMatch(turn -> turn.promisesPerson()
                                && ids.contains(turn.bubbles().getFirst().id())),
                flows.at(session, tenant, asOf));
    }

    /** Where {@code session} stood in the tenant's opening flow at {@code asOf}, to somebody who knows {@code hearing}. */
    public static Optional<FlowState> flow(Session session, Tenant tenant, Instant asOf, Hearing hearing) {
        Optional<Flow> opening = tenant.flows().opening();
        return opening.flatMap(flow ->
                FlowReplay.replay(flow, session, hearing, tenant.conversation().sessionTtl(), tenant.timeZone(), asOf));
    }

    /** The first exchange in which the customer said something: if that waits, so does the session. */
    private static Optional<Duration> firstResponse(ChatWindow chat, Set<String> ids) {
        return chat.log().stream()
                .filter(exchange -> !exchange.said().isEmpty())
                .filter(exchange -> ids.contains(exchange.said().getFirst().id()))
                .findFirst()
                .flatMap(Exchange::responseTime);
    }

    public UUID id() {
        return StableId.ofSession(chat.instance(), speech.getFirst().id());
    }

    public Instant startedAt() {
        return speech.getFirst().at();
    }

    public Instant lastMessageAt() {
        return speech.getLast().at();
    }

    public Duration duration() {
        return Duration.between(startedAt(), lastMessageAt());
    }

    /** How many messages {@code author} wrote in it. */
    public long from(Author author) {
        return speech.stream().filter(entry -> entry.isFrom(author)).count();
    }
}
