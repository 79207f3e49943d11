package io.voicesdr.sandbox.past;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;

/** When people write to a company: by day, on working days, most of all before lunch and after work. */
final class Rhythm {
    private static final double[] HOURS = {
        .03, .01, .01, .01, .01, .02, .08, .25, .55, .85, 1, .95, .6, .55, .8, .9, .85, .8, .75, .8, .7, .45, .25, .1
    };
    private static final double SATURDAY = .6;
    private static final double SUNDAY = .25;

    private final ZoneId zone;

    Rhythm(ZoneId zone) {
        this.zone = zone;
    }

    /** A moment from {@code from} to before {@code to}. */
    Instant moment(Instant from, Instant to, Dice dice) {
        long millis = Math.max(1, Duration.between(from, to).toMillis());
        Instant moment = from;
        for (int tries = 0; tries < 200; tries++) {
            moment = from.plusMillis(dice.random().nextLong(millis));
            if (dice.chance(share(moment.atZone(zone)))) {
                return moment;
            }
        }
        return moment;
    }

    private static double share(ZonedDateTime moment) {
        double day = moment.getDayOfWeek() == DayOfWeek.SUNDAY
                ? SUNDAY
                : moment.getDayOfWeek() == DayOfWeek.SATURDAY ? SATURDAY : 1;
        return day * HOURS[moment.getHour()];
    }
}
