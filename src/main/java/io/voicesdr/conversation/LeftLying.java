package io.voicesdr.conversation;

import io.voicesdr.core.history.Entry;
import io.voicesdr.core.state.ConversationState;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What the tenants of other replicas owed when this one last looked. Only what is owed at two looks on end is taken over: how
 * long ago a message was written says nothing when Evolution was away meanwhile. Then its own replica begins to answer as soon
 * as Evolution is back, and another one that went by the message's age would answer beside it. A memo; for one thread.
 */
final class LeftLying {

    private final Map<String, Set<String>> owed = new HashMap<>();

    /** Whether any message that is owed in {@code chat} was owed at the last look, too. */
    boolean wasOwed(String instance, ConversationState chat) {
        Set<String> before = owed.getOrDefault(instance, Set.of());
        return chat.owed().stream().map(Entry::id).anyMatch(before::contains);
    }

    /** The chats of {@code instance} at this look. */
    void looked(String instance, Collection<ConversationState> chats) {
        owed.put(
                instance,
                chats.stream()
                        .flatMap(chat -> chat.owed().stream())
                        .map(Entry::id)
                        .collect(Collectors.toUnmodifiableSet()));
    }

    /** Evolution could not be read: whose fault the next look finds is not known. */
    void couldNotLook(String instance) {
        owed.remove(instance);
    }
}
