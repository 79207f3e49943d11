package io.voicesdr.sandbox.gemini;

import java.time.Duration;
import java.util.Optional;

/** How the next calls of the model are to fail. Thread-safe. */
public final class ModelFaults {
    private static final Plan NONE = new Plan(Optional.empty(), 0, Duration.ZERO);

    private Plan plan = NONE;

    /**
     * What is to go wrong.
     *
     * @param fault empty for none
     * @param calls how many calls it will still hit
     * @param delay of a slow answer
     */
    public record Plan(Optional<Fault> fault, int calls, Duration delay) {}

    /** What is planned. */
    public synchronized Plan now() {
        return plan;
    }

    /** Lets the next {@code calls} calls fail; none when that is zero. */
    public synchronized void set(Fault fault, int calls, Duration delay) {
        plan = calls > 0 ? new Plan(Optional.of(fault), calls, delay) : NONE;
    }

    /** Everything works again. */
    public synchronized void clear() {
        plan = NONE;
    }

    /** What the call that is just being made has to suffer. */
    synchronized Plan take() {
        Plan now = plan;
        plan = now.calls() > 1 ? new Plan(now.fault(), now.calls() - 1, now.delay()) : NONE;
        return now;
    }
}
