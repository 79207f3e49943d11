package io.voicesdr.inbox;

import io.voicesdr.core.view.Day;
import io.voicesdr.gemini.TokenPrices.Span;
import io.voicesdr.web.Texts;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.ToLongFunction;

/**
 * The figures of every day: a small drawing each, and a table of all of them. Immutable.
 *
 * @param rows the latest day first
 */
record DayFigures(List<Chart> charts, List<Row> rows) {

    /**
     * One figure, day by day, in units of the drawing.
     *
     * @param key of its name, {@code figure.*}
     * @param last of the newest day, as people write it
     */
    record Chart(String key, List<Bar> bars, String last) {
        private static final int STEP = 30;
        private static final int WIDTH = 22;
        private static final int HEIGHT = 90;

        /** How wide a sign of a label is, about. */
        private static final int SIGN = 8;

        static Chart of(String key, List<Day> days, ToLongFunction<Day> size, Function<Day, String> label) {
            long top = Math.max(1, days.stream().mapToLong(size).max().orElse(1));
            List<Bar> bars = new ArrayList<>();
            for (Day day : days) {
                long value = size.applyAsLong(day);
                int height = value == 0 ? 0 : Math.max(2, (int) (HEIGHT * value / top));
                bars.add(new Bar(
                        day.date(),
                        bars.size() * STEP,
                        HEIGHT - height,
                        height,
                        label.apply(day),
                        value == top && value > 0,
                        (days.size() - 1 - bars.size()) % 3 == 0));
            }
            return new Chart(key, List.copyOf(bars), bars.getLast().label());
        }

        public String viewBox() {
            return "-6 -20 " + (bars.size() * STEP + 12) + " " + (HEIGHT + 44);
        }

        public int base() {
            return HEIGHT;
        }

        public int right() {
            return bars.size() * STEP;
        }

        public int dateY() {
            return HEIGHT + 19;
        }
    }

    /**
     * One day of a chart.
     *
     * @param greatest whether it is as high as any: its value stands above it
     * @param dated whether there is room for its date
     */
    record Bar(LocalDate date, int x, int y, int height, String label, boolean greatest, boolean dated) {
        public int width() {
            return Chart.WIDTH;
        }

        public int middle() {
            return x + Chart.WIDTH / 2;
        }

        public int labelY() {
            return y - 6;
        }

        /** Over the bar, as far as the drawing is wide enough for the words. */
        public int labelX(int right) {
            int half = label.length() * Chart.SIGN / 2;
            return Math.max(half, Math.min(middle(), right - half));
        }
    }

    /** @param cells what the charts say of that day, in their order */
    record Row(LocalDate date, List<String> cells) {}

    /** @param price of so many tokens on a day */
    static DayFigures of(Scene scene, int days, Texts t, BiFunction<LocalDate, Long, Optional<Span>> price) {
        List<Day> all = scene.days(Dashboard.last(days, scene));
        List<Chart> charts = List.of(
                counted("messages", all, Day::messages),
                counted("users", all, Day::users),
                counted("sessions", all, Day::sessions),
                Chart.of(
                        "response",
                        all,
                        day -> day.responseTimes()
                                .median()
                                .map(Duration::toSeconds)
                                .orElse(0L),
                        day -> day.responseTimes().median().map(t::span).orElse("–")),
                counted("leads", all, Day::leads),
                counted("won", all, Day::won),
                counted("handovers", all, Day::handovers),
                Chart.of(
                        "cost",
                        all,
                        Day::tokens,
                        day -> price.apply(day.date(), day.tokens())
                                .map(span -> t.dollars(span.least(), span.most()))
                                .orElseGet(() -> "≈ " + day.tokens() + " tokens")));
        List<Row> rows = new ArrayList<>();
        for (int i = all.size() - 1; i >= 0; i--) {
            int day = i;
            rows.add(new Row(
                    all.get(i).date(),
                    charts.stream().map(chart -> chart.bars().get(day).label()).toList()));
        }
        return new DayFigures(charts, List.copyOf(rows));
    }

    private static Chart counted(String key, List<Day> days, ToLongFunction<Day> number) {
        return Chart.of(key, days, number, day -> String.valueOf(number.applyAsLong(day)));
    }
}
