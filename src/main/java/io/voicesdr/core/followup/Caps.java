package io.voicesdr.core.followup;

import io.voicesdr.core.followup.Verdict.Due;
import io.voicesdr.core.followup.Verdict.Never;
import io.voicesdr.core.followup.Verdict.NotYet;
import io.voicesdr.core.followup.Verdict.Reason;
import io.voicesdr.core.history.Author;
import io.voicesdr.core.history.Entry;
import io.voicesdr.core.signature.Kind;
import io.voicesdr.core.state.BotTurn;
import io.voicesdr.core.tenant.BusinessHours;
import io.voicesdr.core.tenant.Tenant;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

/**
 * Whose stage goes out now of all that are due: a company's chats share what it may send in an hour, and what its model may
 * cost in a day. Who waits is told until when, at the earliest. Not thread-safe, lives for one call.
 */
public final class Caps {

    /** What {@code per_hour} counts over. */
    public static final Duration HOUR = Duration.ofHours(1);

    private static final Comparator<Candidate> LONGEST_DUE = Comparator.comparing(Caps::since)
            .thenComparing(each -> each.state().chat().jid());

    private final Tenant tenant;
    private final BusinessHours hours;
    private final Instant now;
    private final BooleanSupplier modelMayWrite;

    /** When each of the last hour was sent, and when those to come can be, in order. */
    private final List<Instant> sent;

    private Caps(Tenant tenant, Stream<BotTurn> turns, BooleanSupplier modelMayWrite, Instant now) {
        this.tenant = tenant;
        this.hours = Daytime.of(tenant.businessHours());
        this.now = now;
        this.modelMayWrite = modelMayWrite;
        this.sent = new ArrayList<>(turns.filter(turn -> turn.kind() == Kind.FOLLOW_UP)
                .map(BotTurn::at)
                .filter(now.minus(HOUR)::isBefore)
                .sorted()
                .toList());
    }

    /**
     * {@code candidates}, those that are due first and in the order in which they are sent: due are only as many as may be
     * sent at {@code now}. The others come as they were.
     *
     * @param all every customer of the tenant who was written to within the last hour among them
     * @param modelMayWrite asked once for every stage that the model would write
     */
    public static List<Candidate> on(
            List<Candidate> candidates,
            List<Candidate> all,
            Tenant tenant,
            BooleanSupplier modelMayWrite,
            Instant now) {
        Caps caps = new Caps(tenant, all.stream().flatMap(each -> each.state().turns().stream()), modelMayWrite, now);
        return Stream.concat(
                        candidates.stream()
                                .filter(Caps::isDue)
                                .sorted(LONGEST_DUE)
                                .map(caps::capped),
                        candidates.stream().filter(each -> !isDue(each)))
                .toList();
    }

    private static boolean isDue(Candidate candidate) {
        return candidate.verdict() instanceof Due;
    }

    private static Instant since(Candidate candidate) {
        return candidate.verdict() instanceof Due due ? due.since() : Instant.MAX;
    }

    private Candidate capped(Candidate candidate) {
        int stage = ((Due) candidate.verdict()).stage();
        if (tenant.followUp().stages().get(stage - 1).isByModel() && !modelMayWrite.getAsBoolean()) {
            LocalDate tomorrow = now.atZone(tenant.timeZone()).toLocalDate().plusDays(1);
            return later(
                    candidate, stage, tomorrow.atStartOfDay(tenant.timeZone()).toInstant(), Reason.DAY_LIMIT);
        }
        int most = tenant.followUp().perHour();
        if (sent.size() < most) {
            sent.add(now);
            return candidate;
        }
        Candidate waiting = later(candidate, stage, sent.get(sent.size() - most).plus(HOUR), Reason.PER_HOUR);
        if (waiting.verdict() instanceof NotYet next) {
            sent.add(next.at());
        }
        return waiting;
    }

    /** For ever, where the window closes before. */
    private Candidate later(Candidate candidate, int stage, Instant moment, Reason reason) {
        Optional<Instant> opening = hours.isOpen(moment, tenant.timeZone())
                ? Optional.of(moment)
                : hours.nextOpening(moment, tenant.timeZone());
        Instant end = candidate
                .state()
                .lastFrom(Author.CUSTOMER)
                .map(Entry::at)
                .orElse(now)
                .plus(tenant.followUp().window());
        return candidate.with(opening.filter(end::isAfter)
                .<Verdict>map(at -> new NotYet(stage, at, reason))
                .orElse(new Never(reason)));
    }
}
