package io.voicesdr.conversation;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.voicesdr.core.history.Entry;
import io.voicesdr.core.history.Hearing;
import io.voicesdr.core.message.ChatRef;
import io.voicesdr.core.message.Content;
import io.voicesdr.core.state.ConversationState;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What voice notes say: those of customers as the model heard them, those of the bot as they were given to the speech
 * maker. A memo (law 6): a voice note never changes, and a lost text is made again from Evolution's media. Thread-safe,
 * bounded by the memory of the texts.
 */
// the class Caffeine makes for weights with expiry, by its name: without it a native executable fails at the first note
@RegisterForReflection(classNames = "com.github.benmanes.caffeine.cache.SSMWW")
@ApplicationScoped
public class Transcripts {

    /** Of all texts together, about 32 MB of memory: some 50,000 notes of half a minute. */
    private static final int CHARS = 16_000_000;

    /** What one entry weighs beside its text: key, id, bookkeeping. */
    private static final int ENTRY_CHARS = 120;

    /** As long as a chat is likely to be asked about its last messages. */
    private static final Duration KEPT = Duration.ofDays(7);

    private final Cache<Key, String> texts = Caffeine.newBuilder()
            .maximumWeight(CHARS)
            .weigher((Key key, String text) -> ENTRY_CHARS + text.length())
            .expireAfterWrite(KEPT)
            .build();

    private record Key(String instance, String messageId) {}

    /**
     * Remembers what the voice note {@code messageId} says; a later text replaces an earlier one.
     *
     * @param text blank is not remembered: a note without words is asked about again
     */
    public void remember(ChatRef chat, String messageId, String text) {
        if (!text.isBlank()) {
            texts.put(new Key(chat.instance(), messageId), text.strip());
        }
    }

    /** What the voice note {@code messageId} says; empty when it was never heard, or forgotten. */
    public Optional<String> of(ChatRef chat, String messageId) {
        return Optional.ofNullable(texts.getIfPresent(new Key(chat.instance(), messageId)));
    }

    /** What is remembered of the recordings of {@code state}, nothing of what could not be had; asks nobody. */
    public Hearing hearing(ConversationState state) {
        Map<String, String> words = new HashMap<>();
        for (Entry entry : state.entries()) {
            if (entry.message().content() instanceof Content.Audio) {
                of(state.chat(), entry.id()).ifPresent(text -> words.put(entry.id(), text));
            }
        }
        return new Hearing(words, Map.of());
    }

    /** Drops the text of one message, as when its customer asks to be forgotten. */
    public void forget(ChatRef chat, String messageId) {
        texts.invalidate(new Key(chat.instance(), messageId));
    }
}
