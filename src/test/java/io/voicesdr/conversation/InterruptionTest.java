package io.voicesdr.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(10)
class InterruptionTest {

    private final Interruption interruption = new Interruption();

    @Test
    void jobThatListens_isLetEnd() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        AtomicBoolean interrupted = new AtomicBoolean();
        Thread worker = Thread.ofVirtual()
                .start(() -> interruption.run(() -> {
                    begun.countDown();
                    while (!interruption.isWanted()) {
                        Thread.onSpinWait();
                    }
                    interrupted.set(Thread.currentThread().isInterrupted());
                }));
        begun.await();
        interruption.end();
        worker.join();
        assertThat(interrupted).isFalse();
    }

    @Test
    void jobThatWaitsForNothing_isInterrupted() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        AtomicBoolean interrupted = new AtomicBoolean();
        Thread worker = Thread.ofVirtual()
                .start(() -> interruption.run(() -> {
                    begun.countDown();
                    try {
                        new CountDownLatch(1).await();
                    } catch (InterruptedException e) {
                        interrupted.set(true);
                    }
                }));
        begun.await();
        interruption.end();
        worker.join();
        assertThat(interrupted).isTrue();
    }

    @Test
    void afterTheEnd_nothingBegins() {
        interruption.end();
        interruption.run(() -> {
            throw new AssertionError("began all the same");
        });
        assertThat(interruption.isWanted()).isTrue();
    }
}
