package io.voicesdr.conversation;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.voicesdr.core.followup.Candidate;
import io.voicesdr.core.followup.Verdict;
import io.voicesdr.core.message.ChatRef;
import io.voicesdr.core.signature.Kind;
import io.voicesdr.core.state.BotTurn;
import io.voicesdr.core.state.ConversationState;
import io.voicesdr.core.tenant.Tenant;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * Which follow-ups fall to this replica: those of its own tenants, and of others' what the replicas before it in line have
 * left lying for long, while none of them gives a sign of life. Two that send all the same are kept apart by their seconds
 * of the minute and by the reading right before each send: who comes second sees what the first has sent. For one thread at
 * a time.
 */
final class FollowUpShare {

    private final Shard shard;

    /** Whom this replica has written to of late: no sign of anybody else's life. */
    private final Cache<ChatRef, Boolean> written = Caffeine.newBuilder()
            .maximumSize(10_000)
            .expireAfterWrite(Duration.ofHours(2))
            .build();

    FollowUpShare(Shard shard) {
        this.shard = shard;
    }

    /** Those of {@code tenants} to look over at {@code now}: seldom more than this replica's own. */
    List<Tenant> of(List<Tenant> tenants, Instant now) {
        boolean others = shard.isTimeForOthers(now);
        return tenants.stream()
                .filter(tenant -> shard.maySendFor(tenant.instance(), others))
                .toList();
    }

    /** Whether {@code tenant} is another replica's. */
    boolean isOthers(Tenant tenant) {
        return !shard.owns(tenant.instance());
    }

    /**
     * What of {@code due} is this replica's to send.
     *
     * @param all every customer of the tenant who was written to of late
     */
    List<Candidate> of(Tenant tenant, List<Candidate> due, List<Candidate> all, Instant now) {
        if (!isOthers(tenant)) {
            return due;
        }
        Instant longAgo = now.minus(shard.patience(tenant.instance()));
        return all.stream().anyMatch(each -> wasWrittenTo(each.state(), longAgo))
                ? List.of()
                : due.stream().filter(each -> isOverdue(each, longAgo)).toList();
    }

    /** This replica has written to {@code chat}. */
    void wrote(ChatRef chat) {
        written.put(chat, true);
    }

    private boolean wasWrittenTo(ConversationState state, Instant since) {
        return written.getIfPresent(state.chat()) == null
                && state.turns().stream()
                        .filter(turn -> turn.kind() == Kind.FOLLOW_UP)
                        .map(BotTurn::at)
                        .anyMatch(since::isBefore);
    }

    private static boolean isOverdue(Candidate candidate, Instant longAgo) {
        return candidate.verdict() instanceof Verdict.Due due && !due.since().isAfter(longAgo);
    }
}
