package io.voicesdr.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class TurnstileTest {

    private final Turnstile turnstile = new Turnstile(4);
    private final List<Thread> waiting = new ArrayList<>();

    /** Its Evolution hangs: not one of its turns comes to an end. */
    @Test
    void enter_oneOfSeveral_takesHalf_andTheOthersGetIn() throws InterruptedException {
        AtomicInteger sick = new AtomicInteger();
        for (int i = 0; i < 50; i++) {
            waiting.add(Thread.ofVirtual().start(() -> enterForGood("sick", sick)));
        }
        Awaitility.await().until(() -> sick.get() == 2);

        for (int i = 0; i < 10; i++) {
            Turnstile.Pass one = turnstile.enter("well", false);
            Turnstile.Pass other = turnstile.enter("third", false);
            assertThat(turnstile.running()).isEqualTo(4);
            one.close();
            other.close();
        }
        assertThat(sick).hasValue(2);
        endAll();
    }

    @Test
    void enter_alone_takesAll() throws InterruptedException {
        List<Turnstile.Pass> passes = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            passes.add(turnstile.enter("only", true));
        }
        assertThat(turnstile.running()).isEqualTo(4);
        passes.forEach(Turnstile.Pass::close);
        assertThat(turnstile.running()).isZero();
    }

    @Test
    void enter_calledOff_givesItsShareBack() throws InterruptedException {
        Turnstile.Pass a = turnstile.enter("a", false);
        Turnstile.Pass b = turnstile.enter("a", false);
        Turnstile.Pass c = turnstile.enter("b", false);
        Turnstile.Pass d = turnstile.enter("b", false);
        AtomicInteger entered = new AtomicInteger();
        waiting.add(Thread.ofVirtual().start(() -> enterForGood("c", entered)));
        endAll();
        List.of(a, b, c, d).forEach(Turnstile.Pass::close);

        turnstile.enter("c", false);
        turnstile.enter("c", false);
        assertThat(turnstile.running()).isEqualTo(2);
    }

    private void enterForGood(String instance, AtomicInteger entered) {
        try {
            turnstile.enter(instance, false);
            entered.incrementAndGet();
            Thread.currentThread().join();
        } catch (InterruptedException over) {
            Thread.currentThread().interrupt();
        }
    }

    private void endAll() throws InterruptedException {
        for (Thread thread : waiting) {
            thread.interrupt();
            thread.join();
        }
    }
}
