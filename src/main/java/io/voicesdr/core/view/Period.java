package io.voicesdr.core.view;

import java.time.Instant;

/**
 * A stretch of time that a view is about.
 *
 * @param from the first moment that belongs to it
 * @param to the first moment that does not belong to it any more; what happened from then on is not known to the view
 */
public record Period(Instant from, Instant to) {

    /** @throws IllegalArgumentException when it is empty or turned around */
    public Period {
        if (!from.isBefore(to)) {
            throw new IllegalArgumentException("a period must end after it begins: " + from + " to " + to);
        }
    }

    public boolean contains(Instant moment) {
        return !moment.isBefore(from) && moment.isBefore(to);
    }
}
