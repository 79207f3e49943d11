package io.voicesdr.conversation;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.voicesdr.core.message.ChatRef;
import io.voicesdr.core.message.CustomerAddress;
import io.voicesdr.core.message.Message;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What authenticated webhooks carried and what this process has just sent, until a pull confirms it: some channels store
 * after they notify. A memo: losing it costs a moment's knowledge, never truth. Thread-safe, bounded.
 */
// the class Caffeine makes for weights with expiry, by its name: without it a native executable fails at the first
// webhook
@RegisterForReflection(classNames = "com.github.benmanes.caffeine.cache.SSMWW")
@ApplicationScoped
public class Hearsay {

    private static final int MESSAGES_PER_CHAT = 64;
    private static final int MESSAGES = 20_000;

    /** As long as most tenants recover: a send that Evolution took but failed to store must not be repeated meanwhile. */
    private static final Duration KEPT = Duration.ofHours(2);

    private final Cache<ChatRef, Map<String, Message>> heard = Caffeine.newBuilder()
            .executor(Tidying.AT_ONCE)
            .maximumWeight(MESSAGES)
            .weigher((ChatRef chat, Map<String, Message> messages) -> messages.size())
            .expireAfterWrite(KEPT)
            .build();

    /** Remembers {@code message}; an older copy of the same id is replaced. */
    public void add(ChatRef chat, Message message) {
        heard.asMap().merge(chat, Map.of(message.id(), message), Hearsay::joined);
    }

    /** What has been heard of {@code chat} lately, in the order of hearing; empty for an unknown chat. */
    public List<Message> of(ChatRef chat) {
        Map<String, Message> messages = heard.getIfPresent(chat);
        return messages == null ? List.of() : List.copyOf(messages.values());
    }

    /** The same under every address of {@code chat}'s customer: what came before two of them were known to be one. */
    public List<Message> of(ChatRef chat, CustomerAddress address) {
        return Stream.concat(Stream.of(chat.jid()), address.all().stream())
                .distinct()
                .flatMap(jid -> of(new ChatRef(chat.instance(), jid)).stream())
                .toList();
    }

    private static Map<String, Message> joined(Map<String, Message> known, Map<String, Message> more) {
        Map<String, Message> joined = new LinkedHashMap<>(known);
        joined.putAll(more);
        while (joined.size() > MESSAGES_PER_CHAT) {
            joined.remove(joined.keySet().iterator().next());
        }
        return joined;
    }
}
