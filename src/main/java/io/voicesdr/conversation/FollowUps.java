package io.voicesdr.conversation;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.voicesdr.core.followup.Candidate;
import io.voicesdr.core.followup.Caps;
import io.voicesdr.core.followup.FollowUp;
import io.voicesdr.core.followup.Verdict;
import io.voicesdr.core.history.ByCustomer;
import io.voicesdr.core.history.History;
import io.voicesdr.core.message.ChatRef;
import io.voicesdr.core.message.CustomerAddress;
import io.voicesdr.core.message.Message;
import io.voicesdr.core.state.ConversationState;
import io.voicesdr.core.state.Permission;
import io.voicesdr.core.state.Replay;
import io.voicesdr.core.tenant.Tenant;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Who of a tenant's customers would be written to again, and why not; sends nothing. Thread-safe. */
@ApplicationScoped
public class FollowUps {

    /** How late the end of a pause may be noticed. */
    private static final Duration PAUSES = Duration.ofMinutes(10);

    private final Tenants tenants;
    private final Team team;
    private final DayBudget budget;
    private final InstantSource clock;
    private final RecentMessages recent;
    private final Permissions permissions;
    private final Cache<ChatRef, Judged> judged =
            Caffeine.newBuilder().maximumSize(20_000).build();

    /** What a run could not or may not send, so that the next one does not ask the model again: chat, last message. */
    private final Cache<String, Verdict> settled = Caffeine.newBuilder()
            .maximumSize(10_000)
            .expireAfterWrite(Duration.ofHours(6))
            .build();

    FollowUps(
            Tenants tenants,
            Team team,
            DayBudget budget,
            ChatArchive archive,
            FollowUpConfig config,
            InstantSource clock) {
        this.tenants = tenants;
        this.team = team;
        this.budget = budget;
        this.clock = clock;
        this.recent = new RecentMessages(archive, config.maxMessages());
        this.permissions = new Permissions(archive, tenants);
    }

    /**
     * Every customer who wrote or was written to within the tenant's window, as things stand now. Due are only as many as may
     * be sent now, the longest due first.
     *
     * @throws UpstreamException when the messages can't be read
     */
    public List<Candidate> candidates(Tenant tenant) {
        Instant now = clock.instant();
        List<Candidate> all = judged(tenant, now);
        Map<Boolean, List<Candidate>> settledOnes = all.stream().collect(Collectors.partitioningBy(this::isSettled));
        List<Candidate> open = settledOnes.getOrDefault(false, List.of());
        return Stream.concat(
                        Caps.on(open, all, tenant, () -> budget.leavesRoom(tenant), now).stream(),
                        settledOnes.getOrDefault(true, List.of()).stream().map(this::settled))
                .toList();
    }

    /** Those to whom something is to be sent now, the longest due first. */
    List<Candidate> due(List<Candidate> candidates) {
        return candidates.stream()
                .filter(each -> each.verdict() instanceof Verdict.Due && !isSettled(each))
                .toList();
    }

    /** What {@code candidate} is waiting for is not tried again as long as nothing new is said; {@code shown} instead. */
    void settle(Candidate candidate, Verdict shown) {
        settled.put(key(candidate), shown);
    }

    private boolean isSettled(Candidate candidate) {
        return settled.getIfPresent(key(candidate)) != null;
    }

    private Candidate settled(Candidate candidate) {
        return Optional.ofNullable(settled.getIfPresent(key(candidate)))
                .map(candidate::with)
                .orElse(candidate);
    }

    /** Anything that is said makes it another case. */
    private static String key(Candidate candidate) {
        ConversationState state = candidate.state();
        String last = state.entries().isEmpty() ? "" : state.entries().getLast().id();
        return state.chat().instance() + "/" + state.chat().jid() + "/" + last;
    }

    private List<Candidate> judged(Tenant tenant, Instant now) {
        Duration lookBack = tenant.followUp().window().plus(Caps.HOUR);
        Collection<Message> messages = recent.of(tenant, lookBack, now);
        return ByCustomer.group(messages).entrySet().stream()
                .filter(chat -> !team.isTeamChat(tenant, chat.getKey().canonical(), Optional.empty()))
                .map(chat -> candidate(tenant, chat.getKey(), Set.copyOf(chat.getValue()), now))
                .toList();
    }

    /** As long as nothing is written, a chat has to be looked at again only when its time has come. */
    private Candidate candidate(Tenant tenant, CustomerAddress address, Set<Message> messages, Instant now) {
        ChatRef chat = new ChatRef(tenant.instance(), address.canonical());
        Judged known = judged.getIfPresent(chat);
        if (known != null && known.holds(tenant, messages, now)) {
            return known.candidate();
        }
        ConversationState state = replay(tenant, address, History.of(messages, true), now);
        Candidate candidate = new Candidate(state, verdict(tenant, state));
        judged.put(chat, new Judged(tenant.configHash(), messages, candidate, until(candidate.verdict(), now)));
        return candidate;
    }

    private static Instant until(Verdict verdict, Instant now) {
        return switch (verdict) {
            case Verdict.Due ignored -> now;
            case Verdict.NotYet later -> later.at();
            case Verdict.Never never ->
                switch (never.reason()) {
                    case PERSON -> now.plus(PAUSES); // a person's pause may end by itself
                    case CLOSED -> now.plus(Caps.HOUR); // people may have changed their minds
                    default -> Instant.MAX;
                };
        };
    }

    /** A verdict and what it was made of. */
    private record Judged(String configHash, Set<Message> messages, Candidate candidate, Instant until) {
        boolean holds(Tenant tenant, Set<Message> now, Instant moment) {
            return moment.isBefore(until) && configHash.equals(tenant.configHash()) && messages.equals(now);
        }
    }

    /**
     * The verdict on {@code state}. What lies before it (an older consent or opt-out) is read only where it decides: when
     * something would be sent, or nothing for want of a consent.
     *
     * @throws UpstreamException when that can't be read
     */
    Verdict verdict(Tenant tenant, ConversationState state) {
        Permission lately = Permission.of(state.entries());
        Verdict verdict = verdict(tenant, state, lately);
        boolean older = verdict instanceof Verdict.Due
                || (verdict.equals(new Verdict.Never(Verdict.Reason.NO_CONSENT))
                        && lately.consent() != Permission.Consent.REFUSED);
        return older ? verdict(tenant, state, permissions.of(tenant, state)) : verdict;
    }

    private Verdict verdict(Tenant tenant, ConversationState state, Permission permission) {
        return FollowUp.of(tenant, state, permission, team.standing(tenant, state.address()));
    }

    ConversationState replay(Tenant tenant, CustomerAddress address, History history, Instant now) {
        return Replay.replay(
                new ChatRef(tenant.instance(), address.canonical()),
                tenant.conversation(),
                tenants.signatures(tenant),
                history,
                now);
    }
}
