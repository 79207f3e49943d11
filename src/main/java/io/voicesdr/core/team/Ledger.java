package io.voicesdr.core.team;

import io.voicesdr.core.history.SharedMap;
import io.voicesdr.core.message.CustomerAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What a company's team chat says, customer by customer: a pure function of its messages, equal for every order,
 * duplication and page cut of them. Immutable.
 *
 * @param chats by the customer's number; one customer may stand under a phone's and a LID's
 * @param notices topics of the notices that were sent, narrowed as in the mark
 * @param deletedAt when cards were sent that somebody has deleted since: what they said is gone
 */
public record Ledger(Map<CustomerNumber, ChatLedger> chats, Set<Integer> notices, List<Instant> deletedAt) {

    /** An empty team chat. */
    public static final Ledger EMPTY = new Ledger(Map.of(), Set.of(), List.of());

    public Ledger {
        chats = SharedMap.of(chats);
        notices = Set.copyOf(notices);
        deletedAt = List.copyOf(deletedAt);
    }

    /** What it says about the customer of that address; of several numbers the one most was said about. */
    public ChatLedger of(CustomerAddress address) {
        return of(CustomerNumber.of(address));
    }

    private ChatLedger of(Collection<CustomerNumber> numbers) {
        return numbers.stream()
                .filter(chats::containsKey)
                .map(chats::get)
                .reduce(Ledger::joined)
                .orElse(ChatLedger.NONE);
    }

    /** The chats of which {@code before} said something else, or nothing; what both have in common is not looked at. */
    public Stream<Map.Entry<CustomerNumber, ChatLedger>> chatsUnlike(Ledger before) {
        return SharedMap.of(chats).unlike(SharedMap.of(before.chats));
    }

    /** Whether a notice of that topic has been sent. */
    public boolean hasNotice(String topic) {
        return notices.contains(TeamFold.topic(topic));
    }

    /** Whether a card sent within {@code reach} of {@code moment} was deleted: it is not to be sent again. */
    public boolean deletedNear(Instant moment, Duration reach) {
        return deletedAt.stream()
                .anyMatch(at -> Duration.between(at, moment).abs().compareTo(reach) <= 0);
    }

    private static ChatLedger joined(ChatLedger one, ChatLedger other) {
        return new ChatLedger(
                later(one.standing(), other.standing()),
                one.leads().size() >= other.leads().size() ? one.leads() : other.leads(),
                one.calls().size() >= other.calls().size() ? one.calls() : other.calls());
    }

    private static Standing later(Standing one, Standing other) {
        boolean otherPaused = newest(other.pausedAt()).isAfter(newest(one.pausedAt()));
        return new Standing(
                otherPaused ? other.pausedAt() : one.pausedAt(),
                otherPaused ? other.pausedUntil() : one.pausedUntil(),
                newest(other.givenBackAt()).isAfter(newest(one.givenBackAt()))
                        ? other.givenBackAt()
                        : one.givenBackAt(),
                one.lead().or(other::lead));
    }

    private static Instant newest(java.util.Optional<Instant> moment) {
        return moment.orElse(Instant.MIN);
    }
}
