package io.voicesdr.conversation;

import io.quarkus.scheduler.Scheduled;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.voicesdr.core.decision.Decision;
import io.voicesdr.core.decision.Presence;
import io.voicesdr.core.message.Message;
import io.voicesdr.core.message.Origin;
import io.voicesdr.core.signature.Hashes;
import io.voicesdr.core.signature.Kind;
import io.voicesdr.core.signature.Notice;
import io.voicesdr.core.signature.Signature;
import io.voicesdr.core.signature.SignatureCodec;
import io.voicesdr.core.state.ConversationState;
import io.voicesdr.core.tenant.DayLimits;
import io.voicesdr.core.tenant.Tenant;
import io.voicesdr.core.text.CustomerText;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Keeps a tenant's day within its limits. What was spent is read from the marks of the day once at start and once an hour, and
 * added to by the turns in between: no turn asks for it, and a restart forgets nothing of what was sent. What stands in no
 * mark (answers thrown away, summaries, insights, embeddings) is counted by the process that asked, for as long as it lives.
 * Thread-safe.
 */
@ApplicationScoped
public class DayBudget implements Allowance {

    private static final Logger LOG = Logger.getLogger(DayBudget.class);
    private static final Duration ANEW = Duration.ofHours(1);

    private final Tenants tenants;
    private final ChatArchive archive;
    private final LimitNotice notice;
    private final InstantSource clock;
    private final Map<String, Tally> tallies = new ConcurrentHashMap<>();

    DayBudget(Tenants tenants, ChatArchive archive, Team team, InstantSource clock) {
        this.tenants = tenants;
        this.archive = archive;
        this.notice = new LimitNotice(team);
        this.clock = clock;
    }

    /**
     * What one day has cost so far.
     *
     * @param tokens of what was sent: the marks say it too
     * @param aside tokens that stand in no mark
     */
    record Tally(LocalDate day, Instant readAt, long tokens, long answers, long aside) {
        static Tally none(LocalDate day, Instant readAt) {
            return new Tally(day, readAt, 0, 0, 0);
        }

        Tally and(long moreTokens, long moreAnswers, long moreAside) {
            return new Tally(day, readAt, tokens + moreTokens, answers + moreAnswers, aside + moreAside);
        }
    }

    @Scheduled(every = "${sdr.turn.day-every:60s}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    @RunOnVirtualThread
    void everyMinute() {
        EachTenant.of(tenants.all(), "DAY_BUDGET", tenant -> {
            readWhenOld(tenant);
            notice.again(tenant, day(tenant));
        });
    }

    private void readWhenOld(Tenant tenant) {
        Tally known = tallies.get(tenant.instance());
        boolean fresh = known != null && known.readAt().plus(ANEW).isAfter(clock.instant());
        if (fresh || !isLimited(tenant)) {
            return;
        }
        try {
            read(tenant);
        } catch (UpstreamException e) {
            LOG.warnf(
                    "%s instance=%s: the day's cost is not known yet, next try in a minute",
                    e.code(), tenant.instance());
        }
    }

    /** Adds up the day from its marks. Goes over the network. */
    void read(Tenant tenant) {
        Instant now = clock.instant();
        LocalDate day = day(tenant);
        Instant midnight = day.atStartOfDay(tenant.timeZone()).toInstant();
        SignatureCodec codec = tenants.signatures(tenant);
        Map<String, Signature> marks = new ConcurrentHashMap<>();
        archive.read(
                tenant,
                midnight,
                now.plus(Duration.ofDays(1)),
                page -> page.stream()
                        .filter(message -> message.fromMe() && message.origin() != Origin.DEVICE)
                        .forEach(message -> note(message, codec, marks)));
        // the last marked bubble is there once a turn; each bubble repeats what the turn cost
        List<Signature> turns = marks.values().stream()
                .filter(Signature::last)
                .filter(mark -> mark.kind() != Kind.NOTICE)
                .toList();
        long tokens = turns.stream()
                .mapToLong(mark -> Hashes.tokensOf(mark.tokenStep()))
                .sum();
        long answers = turns.stream().filter(DayBudget::isAnswer).count();
        tallies.compute(
                tenant.instance(), (instance, known) -> new Tally(day, now, tokens, answers, aside(known, day)));
    }

    private static long aside(@Nullable Tally known, LocalDate day) {
        return known != null && known.day().equals(day) ? known.aside() : 0;
    }

    /** A follow-up of the tenant's own words costs no model. */
    private static boolean isAnswer(Signature mark) {
        return mark.kind().answers() || mark.kind() == Kind.FOLLOW_UP && mark.tokenStep() > 0;
    }

    private static void note(Message message, SignatureCodec codec, Map<String, Signature> marks) {
        codec.read(message.content().text()).ifPresent(mark -> marks.put(message.id(), mark));
    }

    /** A turn has ended. */
    void spent(Tenant tenant, TurnReport report) {
        boolean sent = report.bubbles() > 0;
        boolean ownWords = report.outcome() == TurnReport.Outcome.FOLLOWED_UP
                && report.usage().requests() == 0;
        long tokens = report.usage().totalTokens();
        add(tenant, sent ? tokens : 0, sent && !ownWords ? 1 : 0, sent ? 0 : tokens);
    }

    @Override
    public void spentAside(Tenant tenant, long tokens) {
        add(tenant, 0, 0, tokens);
    }

    private void add(Tenant tenant, long tokens, long answers, long aside) {
        LocalDate day = day(tenant);
        tallies.compute(
                tenant.instance(),
                (instance, known) -> (known == null || !known.day().equals(day)
                                ? Tally.none(day, known == null ? Instant.EPOCH : known.readAt())
                                : known)
                        .and(tokens, answers, aside));
    }

    @Override
    public boolean leavesRoom(Tenant tenant) {
        if (!isLimited(tenant)) {
            return true;
        }
        readWhenOld(tenant);
        Tally known = tallies.get(tenant.instance());
        return known != null && known.readAt().isAfter(Instant.EPOCH) && !isReached(tenant);
    }

    private static boolean isLimited(Tenant tenant) {
        return tenant.limits().tokens() > 0 || tenant.limits().answers() > 0;
    }

    /** {@code decision}, or what becomes of it when the day's limit is reached: told once that a person goes on. */
    Decision within(Tenant tenant, ConversationState state, Decision decision) {
        if (!(decision instanceof Decision.AskModel ask) || !isReached(tenant)) {
            return decision;
        }
        notice.reached(tenant, day(tenant));
        Instant midnight = day(tenant).atStartOfDay(tenant.timeZone()).toInstant();
        boolean toldToday = state.turns().stream()
                .filter(turn -> !turn.at().isBefore(midnight))
                .anyMatch(turn -> turn.notice().equals(Optional.of(Notice.LIMIT)));
        return toldToday
                ? new Decision.Silent(Decision.Reason.DAY_LIMIT)
                : Decision.Say.ofNotice(
                        Notice.LIMIT,
                        Presence.with(CustomerText.DAY_LIMIT.in(tenant.language()), tenant, state.now()),
                        ask.answers());
    }

    private boolean isReached(Tenant tenant) {
        Tally tally = tallies.get(tenant.instance());
        DayLimits limits = tenant.limits();
        return tally != null
                && tally.day().equals(day(tenant))
                && (limits.tokens() > 0 && tally.tokens() + tally.aside() >= limits.tokens()
                        || limits.answers() > 0 && tally.answers() >= limits.answers());
    }

    /** The team is told, once a day; beside whoever asks, who must not wait for it. */
    void tellTeam(Tenant tenant) {
        notice.reached(tenant, day(tenant));
    }

    private LocalDate day(Tenant tenant) {
        return clock.instant().atZone(tenant.timeZone()).toLocalDate();
    }
}
