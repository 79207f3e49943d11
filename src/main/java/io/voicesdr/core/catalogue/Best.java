package io.voicesdr.core.catalogue;

import java.util.List;
import java.util.PriorityQueue;

/** The best few of many places, without sorting the many. For one thread. */
final class Best {

    private final int most;
    private final PriorityQueue<Place> worstFirst = new PriorityQueue<>(Place.BEST_FIRST.reversed());

    Best(int most) {
        this.most = most;
    }

    void add(Place place) {
        if (worstFirst.size() < most) {
            worstFirst.add(place);
        } else if (Place.BEST_FIRST.compare(place, worstFirst.element()) < 0) {
            worstFirst.remove();
            worstFirst.add(place);
        }
    }

    List<Place> inOrder() {
        return worstFirst.stream().sorted(Place.BEST_FIRST).toList();
    }
}
