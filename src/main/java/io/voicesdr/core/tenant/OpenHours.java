package io.voicesdr.core.tenant;

/**
 * One stretch of a day in which people are there.
 *
 * @param from minutes since the day began, by the clock on the wall, 0 to 1439
 * @param to after {@code from}; more than 1440 reaches into the next day ({@code 18:00-02:00})
 */
public record OpenHours(int from, int to) {

    /** Minutes of a day by the clock on the wall. */
    public static final int DAY = 24 * 60;

    /** The whole day. */
    public static final OpenHours ALL_DAY = new OpenHours(0, DAY);

    public OpenHours {
        if (from < 0 || from >= DAY || to <= from || to > 2 * DAY) {
            throw new IllegalArgumentException("no hours of a day: " + from + " to " + to);
        }
    }
}
