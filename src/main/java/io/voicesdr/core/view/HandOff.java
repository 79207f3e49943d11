package io.voicesdr.core.view;

import io.voicesdr.core.history.Author;
import io.voicesdr.core.history.Entry;
import io.voicesdr.core.message.ChatRef;
import io.voicesdr.core.state.BotTurn;
import io.voicesdr.core.state.Session;
import io.voicesdr.core.team.Call;
import io.voicesdr.core.team.ChatLedger;
import io.voicesdr.core.team.Ledger;
import io.voicesdr.core.team.Rating;
import io.voicesdr.core.tenant.ConversationRules;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One time that a customer was told that a person goes on, be it because no answer could be made or the day's limit was
 * reached, and what came of it: from the customer's chat and from the team chat. Immutable.
 *
 * @param name the customer's; empty when unknown
 * @param turn with which the customer was first told
 * @param call what the team chat says, of several cards as one; empty when the team was not told there
 * @param takenAt when a person first wrote to the customer, or said in the team chat that it is theirs
 * @param assignedTo who, as WhatsApp names them; empty without a name
 * @param ratings the customer's, oldest first
 */
public record HandOff(
        ChatRef chat,
        String name,
        BotTurn turn,
        Optional<Call> call,
        Optional<Instant> takenAt,
        String assignedTo,
        List<Rating> ratings,
        Status status) {

    /** What the cards's and the bubble's clocks may differ by. */
    private static final Duration ONE_MOMENT = Duration.ofMinutes(5);

    public HandOff {
        ratings = List.copyOf(ratings);
    }

    /** How far it has come. */
    public enum Status {
        OPEN,
        CALLED_AGAIN,
        TAKEN,
        /** People gave the conversation back to the bot. */
        RETURNED,
        /** The session ended and nobody had come. */
        EXPIRED
    }

    /** Those of {@code chat} that began in {@code period}, as they stood at its end, oldest first. */
    public static List<HandOff> in(ChatWindow chat, Ledger ledger, ConversationRules rules, Period period) {
        List<BotTurn> told = firsts(chat, ledger);
        List<HandOff> handOffs = new ArrayList<>();
        for (int i = 0; i < told.size(); i++) {
            Instant next = i + 1 < told.size() ? told.get(i + 1).at() : Instant.MAX;
            if (period.contains(told.get(i).at())) {
                handOffs.add(of(chat, ledger, rules, period, told.get(i), next));
            }
        }
        return handOffs;
    }

    /** A customer who is told again while nobody has come waits for the same person. */
    private static List<BotTurn> firsts(ChatWindow chat, Ledger ledger) {
        List<BotTurn> told =
                chat.state().turns().stream().filter(BotTurn::promisesPerson).toList();
        if (told.size() < 2) {
            return told;
        }
        Map<String, Session> sessions = chat.sessionsByEntry();
        List<BotTurn> firsts = new ArrayList<>(told.subList(0, 1));
        for (int i = 1; i < told.size(); i++) {
            boolean sameSession = Objects.equals(session(sessions, told.get(i - 1)), session(sessions, told.get(i)));
            if (!sameSession
                    || isOver(chat, ledger, told.get(i - 1).at(), told.get(i).at())) {
                firsts.add(told.get(i));
            }
        }
        return firsts;
    }

    private static @Nullable Session session(Map<String, Session> sessions, BotTurn turn) {
        return sessions.get(turn.bubbles().getFirst().id());
    }

    /** Whether between the two moments a person wrote, or the conversation was given back to the bot. */
    private static boolean isOver(ChatWindow chat, Ledger ledger, Instant from, Instant to) {
        ChatLedger known = ledger.of(chat.state().address());
        Stream<Instant> written = chat.state().entries().stream()
                .filter(entry -> entry.isSpeech() && entry.isFrom(Author.PERSON))
                .map(Entry::at);
        Stream<Instant> back = Stream.concat(
                known.standing().givenBackAt().stream(),
                known.calls().stream().flatMap(call -> call.closedAt().stream()));
        return Stream.concat(written, back).anyMatch(at -> !at.isBefore(from) && at.isBefore(to));
    }

    private static HandOff of(
            ChatWindow chat, Ledger ledger, ConversationRules rules, Period period, BotTurn turn, Instant next) {
        Instant latest = next.equals(Instant.MAX) ? next : next.minus(ONE_MOMENT);
        Optional<Call> call = ledger.of(chat.state().address()).calls().stream()
                .filter(known -> !known.at().isBefore(turn.at().minus(ONE_MOMENT)))
                .filter(known -> known.at().isBefore(latest)
                        || known.at().isBefore(turn.at().plus(ONE_MOMENT)))
                .reduce(Call::and);
        Optional<Entry> person = chat.state().entries().stream()
                .filter(Entry::isSpeech)
                .filter(entry -> entry.isFrom(Author.PERSON))
                .filter(entry -> !entry.at().isBefore(turn.at()) && entry.at().isBefore(next))
                .findFirst();
        Optional<Instant> taken = Stream.concat(
                        person.stream().map(Entry::at), call.stream().flatMap(known -> known.takenAt().stream()))
                .min(Instant::compareTo);
        String by = call.map(Call::takenBy)
                .filter(name -> !name.isEmpty())
                .or(() -> person.map(entry -> entry.message().pushName()))
                .orElse("");
        List<Rating> ratings = Rating.all(chat.state()).stream()
                .filter(rating ->
                        !rating.at().isBefore(turn.at()) && rating.at().isBefore(next))
                .toList();
        boolean over = chat.lastMessageAt().plus(rules.sessionTtl()).isBefore(period.to());
        return new HandOff(
                chat.chat(), chat.state().customerName(), turn, call, taken, by, ratings, status(call, taken, over));
    }

    private static Status status(Optional<Call> call, Optional<Instant> taken, boolean over) {
        if (call.flatMap(Call::closedAt).isPresent()) {
            return Status.RETURNED;
        }
        if (taken.isPresent()) {
            return Status.TAKEN;
        }
        if (over) {
            return Status.EXPIRED;
        }
        return call.flatMap(Call::calledAgainAt).isPresent() ? Status.CALLED_AGAIN : Status.OPEN;
    }

    public UUID id() {
        return StableId.ofHandOff(chat.instance(), turn.bubbles().getFirst().id());
    }
}
