package io.voicesdr.evolution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class DeadlineTest {

    private static final Duration LONG = Duration.ofMinutes(1);

    @Test
    void within_readingThatEnds_isWhatItRead() throws IOException {
        assertThat(Deadline.within(LONG, () -> "whole")).isEqualTo("whole");
    }

    @Test
    void within_readingThatFails_failsTheSame() {
        assertThatThrownBy(() -> Deadline.within(LONG, () -> {
                    throw new FileNotFoundException("gone");
                }))
                .isInstanceOf(FileNotFoundException.class);
        assertThatThrownBy(() -> Deadline.within(LONG, () -> {
                    throw new IllegalStateException("closed");
                }))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void within_readingThatStalls_isInterrupted_andHasEndedWhenThatIsTold() {
        AtomicBoolean ended = new AtomicBoolean();
        assertThatThrownBy(() -> Deadline.within(Duration.ofMillis(20), () -> {
                    try {
                        new CountDownLatch(1).await();
                        return "never";
                    } finally {
                        ended.set(true);
                    }
                }))
                .isInstanceOf(InterruptedIOException.class)
                .hasMessageContaining("20 ms");
        assertThat(ended).isTrue();
    }

    @Test
    void within_waiterThatIsInterrupted_callsTheReadingOff_andStaysInterrupted() throws InterruptedException {
        CountDownLatch begun = new CountDownLatch(1);
        AtomicReference<Object> came = new AtomicReference<>();
        AtomicBoolean stillInterrupted = new AtomicBoolean();
        Thread waiter = Thread.ofVirtual().start(() -> {
            try {
                came.set(Deadline.within(LONG, () -> {
                    begun.countDown();
                    new CountDownLatch(1).await();
                    return "never";
                }));
            } catch (IOException calledOff) {
                came.set(calledOff);
                stillInterrupted.set(Thread.currentThread().isInterrupted());
            }
        });
        begun.await();
        waiter.interrupt();
        waiter.join();

        assertThat(came.get()).isInstanceOf(InterruptedIOException.class);
        assertThat(stillInterrupted).isTrue();
    }
}
