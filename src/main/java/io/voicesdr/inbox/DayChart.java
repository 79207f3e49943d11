package io.voicesdr.inbox;

import io.voicesdr.core.view.Day;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * Messages day by day as bars: customers' and, upon them, the company's. In units of the drawing; immutable.
 *
 * @param top the greatest number of messages on a day
 */
record DayChart(List<Bar> bars, long top) {
    private static final int HEIGHT = 120;
    private static final int STEP = 40;
    private static final int WIDTH = 26;

    /**
     * One day.
     *
     * @param x left edge
     * @param customerY upper edge of the customers' part, which stands on the ground
     * @param companyY upper edge of the company's part, which stands on the customers'
     * @param dated whether there is room for its date
     */
    record Bar(
            LocalDate date,
            long customers,
            long company,
            int x,
            int customerY,
            int customerHeight,
            int companyY,
            int companyHeight,
            boolean dated) {
        public int width() {
            return WIDTH;
        }

        public int middle() {
            return x + WIDTH / 2;
        }
    }

    static DayChart of(List<Day> days) {
        long top = Math.max(1, days.stream().mapToLong(Day::messages).max().orElse(1));
        List<Bar> bars = new ArrayList<>();
        for (Day day : days) {
            long company = day.messages() - day.fromCustomer();
            int lower = (int) (HEIGHT * day.fromCustomer() / top);
            int upper = (int) (HEIGHT * company / top);
            bars.add(new Bar(
                    day.date(),
                    day.fromCustomer(),
                    company,
                    bars.size() * STEP,
                    HEIGHT - lower,
                    lower,
                    HEIGHT - lower - upper,
                    upper,
                    (days.size() - 1 - bars.size()) % 2 == 0));
        }
        return new DayChart(bars, top);
    }

    public String viewBox() {
        return "0 -6 " + bars.size() * STEP + " " + (HEIGHT + 30);
    }

    public int base() {
        return HEIGHT;
    }

    public int labelY() {
        return HEIGHT + 18;
    }

    public int right() {
        return bars.size() * STEP;
    }
}
