package io.voicesdr.inbox;

import io.voicesdr.core.flow.Flow;
import io.voicesdr.core.flow.NodeKind;
import io.voicesdr.core.history.Entry;
import io.voicesdr.core.tenant.Tenant;
import io.voicesdr.core.view.ChatWindow;
import io.voicesdr.core.view.Day;
import io.voicesdr.core.view.Days;
import io.voicesdr.core.view.FlowFigures;
import io.voicesdr.core.view.NodeFigures;
import io.voicesdr.core.view.Period;
import io.voicesdr.core.view.SessionFacts;
import io.voicesdr.gemini.TokenPrices.Span;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * What the owner of a shop wants to know at a glance. Immutable.
 *
 * @param today the figures of today, in the tenant's time zone
 * @param talks conversations in which somebody spoke today
 * @param waitingForPerson customers who were told that a person will go on, and none has
 * @param waiting customers who wait for an answer
 * @param tokens that today's answers cost, about
 * @param cost in USD; empty when no price is known
 * @param days every day of the chart, oldest first
 * @param funnel of the opening flow; empty without one
 * @param longest the rows of those who have waited longest for somebody, at most five
 */
record Dashboard(
        Day today,
        long talks,
        long waitingForPerson,
        long waiting,
        long tokens,
        Optional<Span> cost,
        DayChart days,
        Optional<Funnel> funnel,
        List<ChatRow> longest) {
    private static final int LONGEST = 5;

    /**
     * How far the sessions of a flow came.
     *
     * @param nodes those that every session should pass through: conditions and ends are left out
     */
    record Funnel(String name, long started, long converted, List<Bar> nodes) {
        public boolean isEmpty() {
            return started == 0;
        }
    }

    /** @param percent of the sessions that started */
    record Bar(String node, long reached, int percent, int y) {
        public int textY() {
            return y + 17;
        }

        public int width() {
            return percent * 3;
        }
    }

    /** @param price of so many tokens on a day, under the tenant's model */
    static Dashboard of(
            RecentChats.Chats chats,
            Tenant tenant,
            int days,
            Instant now,
            java.util.function.LongFunction<Optional<Span>> price) {
        LocalDate today = now.atZone(tenant.timeZone()).toLocalDate();
        Instant midnight = today.atStartOfDay(tenant.timeZone()).toInstant();
        Instant first =
                today.minusDays(days - 1L).atStartOfDay(tenant.timeZone()).toInstant();
        Period stretch = new Period(first, now.plusSeconds(1));
        List<Day> all = Days.of(chats.windows(), tenant, stretch);
        List<ChatRow> rows = chats.windows().stream()
                .map(window -> ChatRow.of(window, tenant, now))
                .toList();
        long tokens = tokens(chats.windows(), midnight);
        return new Dashboard(
                all.getLast(),
                chats.windows().stream()
                        .filter(window -> !window.lastMessageAt().isBefore(midnight))
                        .count(),
                rows.stream().filter(row -> row.status().equals("handed_over")).count(),
                rows.stream().filter(row -> row.status().equals("waiting")).count(),
                tokens,
                price.apply(tokens),
                DayChart.of(all),
                tenant.flows().opening().map(flow -> funnel(flow, chats.windows(), tenant, stretch)),
                rows.stream()
                        .filter(ChatList.Filter.WAITING::takes)
                        .sorted(java.util.Comparator.comparing(ChatRow::lastAt))
                        .limit(LONGEST)
                        .toList());
    }

    /** The typical time until the first answer today; empty without any. */
    public Optional<Duration> answerTime() {
        return today.responseTimes().median();
    }

    /** What one in ten waited longer than; empty without any. */
    public Optional<Duration> slowAnswerTime() {
        return today.responseTimes().at(90);
    }

    private static long tokens(List<ChatWindow> windows, Instant from) {
        return windows.stream()
                .flatMap(window -> window.state().entries().stream())
                .filter(entry -> !entry.at().isBefore(from))
                .filter(Dashboard::isFirstBubble)
                .mapToLong(Bubble::tokens)
                .sum();
    }

    /** Every bubble of a turn is marked with what the whole turn cost. */
    static boolean isFirstBubble(Entry entry) {
        return entry.signature().filter(mark -> mark.bubble() == 0).isPresent();
    }

    private static Funnel funnel(Flow flow, List<ChatWindow> windows, Tenant tenant, Period period) {
        FlowFigures figures = FlowFigures.of(
                flow.id(),
                windows.stream()
                        .flatMap(window -> SessionFacts.in(window, tenant, period).stream())
                        .toList());
        List<NodeFigures> nodes = NodeFigures.of(flow, figures).stream()
                .filter(node -> node.kind() != NodeKind.CONDITION)
                .toList();
        List<Bar> bars = new java.util.ArrayList<>();
        for (NodeFigures node : nodes) {
            int percent = figures.started() == 0 ? 0 : (int) (100 * node.reached() / figures.started());
            bars.add(new Bar(node.node(), node.reached(), percent, bars.size() * 26));
        }
        return new Funnel(flow.name(), figures.started(), figures.converted(), List.copyOf(bars));
    }
}
