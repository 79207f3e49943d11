package io.voicesdr.inbox;

import io.voicesdr.core.tenant.Tenant;
import io.voicesdr.core.view.ConversationStatus;
import io.voicesdr.core.view.Day;
import io.voicesdr.core.view.Period;
import io.voicesdr.gemini.TokenPrices.Span;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.LongFunction;

/**
 * What the owner of a shop wants to know at a glance. Immutable.
 *
 * @param today the figures of today, in the tenant's time zone
 * @param talks conversations in which somebody spoke today
 * @param waitingForPerson customers who were told that a person will go on, and none has
 * @param waiting customers who wait for an answer
 * @param tokens that today's answers cost, about
 * @param cost in USD; empty when no price is known
 * @param hasFlow whether sessions go through a flow
 * @param openLeads leads of the list's time that are neither won nor lost
 * @param days every day of the chart, oldest first
 * @param leads the rows of the open leads, the best first, at most five
 * @param longest the rows of those who have waited longest for somebody, at most five
 */
record Dashboard(
        Day today,
        long talks,
        long waitingForPerson,
        long waiting,
        long tokens,
        Optional<Span> cost,
        boolean hasFlow,
        long openLeads,
        DayChart days,
        List<ChatRow> leads,
        List<ChatRow> longest) {
    private static final int SHOWN = 5;

    /** @param price of so many tokens on a day, under the tenant's model */
    static Dashboard of(Scene scene, int days, LongFunction<Optional<Span>> price) {
        Tenant tenant = scene.tenant();
        LocalDate today = scene.now().atZone(tenant.timeZone()).toLocalDate();
        Instant midnight = today.atStartOfDay(tenant.timeZone()).toInstant();
        List<Day> all = scene.days(last(days, scene));
        List<Stand> stands = scene.stands();
        List<Stand> open = stands.stream().filter(Stand::isOpenLead).toList();
        long tokens = all.getLast().tokens();
        return new Dashboard(
                all.getLast(),
                scene.windows().stream()
                        .filter(window -> !window.lastMessageAt().isBefore(midnight))
                        .count(),
                count(stands, ConversationStatus.HANDED_OVER),
                count(stands, ConversationStatus.WAITING),
                tokens,
                price.apply(tokens),
                tenant.flows().opening().isPresent(),
                open.size(),
                DayChart.of(all),
                open.stream()
                        .map(stand -> ChatRow.of(stand, scene))
                        .sorted(Comparator.comparingInt(ChatRow::score).reversed())
                        .limit(SHOWN)
                        .toList(),
                stands.stream()
                        .filter(ChatList.Filter.WAITING::takes)
                        .sorted(Comparator.comparing(stand -> stand.window().lastMessageAt()))
                        .limit(SHOWN)
                        .map(stand -> ChatRow.of(stand, scene))
                        .toList());
    }

    private static long count(List<Stand> stands, ConversationStatus status) {
        return stands.stream().filter(stand -> stand.is(status)).count();
    }

    /** The last {@code days} days in the tenant's time zone, today among them. */
    static Period last(int days, Scene scene) {
        ZoneId zone = scene.tenant().timeZone();
        LocalDate first = scene.now().atZone(zone).toLocalDate().minusDays(days - 1L);
        return new Period(first.atStartOfDay(zone).toInstant(), scene.now().plusSeconds(1));
    }

    /** The typical time until the first answer today; empty without any. */
    public Optional<Duration> answerTime() {
        return today.responseTimes().median();
    }

    /** What one in ten waited longer than; empty without any. */
    public Optional<Duration> slowAnswerTime() {
        return today.responseTimes().at(90);
    }
}
