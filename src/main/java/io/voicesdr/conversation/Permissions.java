package io.voicesdr.conversation;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.voicesdr.core.history.Entry;
import io.voicesdr.core.history.History;
import io.voicesdr.core.message.ChatRef;
import io.voicesdr.core.message.Message;
import io.voicesdr.core.state.ConversationState;
import io.voicesdr.core.state.Permission;
import io.voicesdr.core.state.Replay;
import io.voicesdr.core.tenant.Tenant;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What customers have asked of the product itself in all that is kept: wishes of months ago still hold. Thread-safe. */
final class Permissions {

    private final ChatArchive archive;
    private final Tenants tenants;

    /** What was said before a state's first message can't change any more. */
    private final Cache<ChatRef, Older> older = Caffeine.newBuilder()
            .executor(Tidying.AT_ONCE)
            .maximumSize(2_000)
            .expireAfterWrite(Duration.ofHours(12))
            .build();

    Permissions(ChatArchive archive, Tenants tenants) {
        this.archive = archive;
        this.tenants = tenants;
    }

    /** @param to up to which moment the chat was read */
    private record Older(Instant to, List<Entry> entries) {}

    /**
     * The customer's permission, from {@code state} and what lies before it.
     *
     * @throws UpstreamException when that can't be read
     */
    Permission of(Tenant tenant, ConversationState state) {
        Instant first = state.entries().stream().map(Entry::at).findFirst().orElse(state.now());
        Older known = Optional.ofNullable(older.getIfPresent(state.chat()))
                .filter(before -> !before.to().isBefore(first))
                .orElseGet(() -> read(tenant, state));
        List<Entry> all = new ArrayList<>(known.entries());
        all.removeIf(entry -> !entry.at().isBefore(first));
        all.addAll(state.entries());
        return Permission.of(all);
    }

    private Older read(Tenant tenant, ConversationState state) {
        List<Message> messages = new ArrayList<>();
        archive.read(tenant, state.address(), Instant.EPOCH, state.now(), messages::addAll);
        ConversationState whole = Replay.replay(
                state.chat(),
                tenant.conversation(),
                tenants.signatures(tenant),
                History.of(messages, true),
                state.now());
        Older read = new Older(state.now(), whole.entries());
        older.put(state.chat(), read);
        return read;
    }
}
