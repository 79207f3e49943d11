package io.voicesdr.core.view;

import io.voicesdr.core.history.Author;
import io.voicesdr.core.history.Entry;
import io.voicesdr.core.history.History;
import io.voicesdr.core.message.ChatRef;
import io.voicesdr.core.message.Message;
import io.voicesdr.core.signature.SignatureCodec;
import io.voicesdr.core.state.ConversationState;
import io.voicesdr.core.state.Forgetting;
import io.voicesdr.core.state.Replay;
import io.voicesdr.core.state.Session;
import io.voicesdr.core.team.Standing;
import io.voicesdr.core.tenant.ConversationRules;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One chat as it stood at the end of a stretch of its history. Immutable.
 *
 * @param state at that moment; never without entries
 * @param sessions every session of the stretch, oldest first
 * @param log who was answered what, oldest first
 */
public record ChatWindow(ConversationState state, List<Session> sessions, List<Exchange> log) {

    public ChatWindow {
        sessions = List.copyOf(sessions);
        log = List.copyOf(log);
    }

    /**
     * Replays one chat.
     *
     * @param messages of this chat, in any order, with any duplicates
     * @param knownFrom since when all messages are among them
     * @param asOf the moment the state is true for; messages of later are left out
     * @return empty when nobody wrote anything before {@code asOf}
     */
    public static Optional<ChatWindow> of(
            ChatRef chat,
            ConversationRules rules,
            SignatureCodec signatures,
            Collection<Message> messages,
            Instant knownFrom,
            Instant asOf) {
        List<Message> past = messages.stream()
                .filter(message -> message.sentAt().isBefore(asOf))
                .toList();
        ConversationState state = Replay.replay(chat, rules, signatures, History.of(past, true), asOf);
        List<Session> sessions = Session.all(state.entries(), mayBeCut(state, rules, knownFrom), rules.sessionTtl());
        return sessions.isEmpty()
                ? Optional.empty()
                : Optional.of(new ChatWindow(state, sessions, Exchange.allIn(state)));
    }

    /** Only a silence longer than the TTL proves that nothing before belongs to the first session. */
    private static boolean mayBeCut(ConversationState state, ConversationRules rules, Instant knownFrom) {
        return state.entries().stream()
                .filter(Entry::isSpeech)
                .findFirst()
                .filter(first -> Forgetting.isNotice(first)
                        || Duration.between(knownFrom, first.at()).compareTo(rules.sessionTtl()) > 0)
                .isEmpty();
    }

    /**
     * This chat as it stood at an earlier moment.
     *
     * @param knownFrom as it was given to {@link #of}
     */
    public Optional<ChatWindow> asOf(
            Instant moment, ConversationRules rules, SignatureCodec signatures, Instant knownFrom) {
        List<Message> messages = state.entries().stream().map(Entry::message).toList();
        boolean isWhole = messages.stream().allMatch(message -> message.sentAt().isBefore(moment));
        return isWhole ? Optional.of(this) : of(chat(), rules, signatures, messages, knownFrom, moment);
    }

    /** Sessions whose beginning is known and lies in {@code period}, oldest first. */
    public List<Session> sessionsBegunIn(Period period) {
        return sessions.stream()
                .filter(session -> !session.cut() && period.contains(session.startedAt()))
                .toList();
    }

    public ChatRef chat() {
        return state.chat();
    }

    /** When anybody last said something. */
    public Instant lastMessageAt() {
        return lastSpeech().at();
    }

    /** The last thing anybody said. */
    public Entry lastSpeech() {
        return state.entries().reversed().stream()
                .filter(Entry::isSpeech)
                .findFirst()
                .orElseThrow();
    }

    public Session lastSession() {
        return sessions.getLast();
    }

    /** Which session each entry is in, by the entry's id. */
    public Map<String, Session> sessionsByEntry() {
        Map<String, Session> byEntry = new HashMap<>();
        sessions.forEach(session -> session.entries().forEach(entry -> byEntry.put(entry.id(), session)));
        return byEntry;
    }

    /** What was said in {@code period}. */
    public List<Entry> speech(Period period) {
        return state.entries().stream()
                .filter(Entry::isSpeech)
                .filter(entry -> period.contains(entry.at()))
                .toList();
    }

    /**
     * Where the conversation stood at {@code asOf}.
     *
     * @param standing what people have said about it in the team chat
     */
    public ConversationStatus status(ConversationRules rules, Standing standing, Instant asOf) {
        return ConversationStatus.of(this, rules, standing, asOf);
    }

    /** The last thing {@code author} said. */
    Optional<Entry> last(Author author) {
        return state.lastFrom(author);
    }
}
