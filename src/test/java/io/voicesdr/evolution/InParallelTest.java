package io.voicesdr.evolution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.voicesdr.conversation.UpstreamException;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InParallelTest {

    @Test
    void map_severalInputs_runAtTheSameTimeAndKeepTheirOrder() {
        CyclicBarrier allAreHere = new CyclicBarrier(3);

        List<String> results = InParallel.map(List.of(1, 2, 3), input -> {
            await(allAreHere);
            return "result " + input;
        });

        assertThat(results).containsExactly("result 1", "result 2", "result 3");
    }

    @Test
    void map_singleInput_staysOnTheThread() {
        assertThat(InParallel.map(List.of(1), input -> Thread.currentThread())).containsExactly(Thread.currentThread());
    }

    /** The first is the caller's own thread; the second and the third are others. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void map_oneFails_itsFailureComesOutAndTheOthersStop(int failing) {
        CountDownLatch never = new CountDownLatch(1);
        CountDownLatch stopped = new CountDownLatch(1);
        UpstreamException failure = new UpstreamException("EVOLUTION_X", "x", null);

        assertThatThrownBy(() -> InParallel.map(List.of(1, 2, 3), input -> {
                    if (input < 3 && input != failing) {
                        return "fine";
                    }
                    if (input == failing) {
                        throw failure;
                    }
                    return waitUntilInterrupted(never, stopped);
                }))
                .isSameAs(failure);
        assertThat(stopped.getCount()).isZero();
    }

    private static String waitUntilInterrupted(CountDownLatch never, CountDownLatch stopped) {
        try {
            return never.await(30, TimeUnit.SECONDS) ? "released" : "timed out";
        } catch (InterruptedException expected) {
            stopped.countDown();
            return "interrupted";
        }
    }

    private static void await(CyclicBarrier barrier) {
        try {
            barrier.await(10, TimeUnit.SECONDS);
        } catch (Exception alone) {
            throw new AssertionError("the inputs did not run at the same time", alone);
        }
    }
}
