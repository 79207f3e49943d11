package io.voicesdr.conversation;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;

/** The thread sleeps. */
@ApplicationScoped
class RealPause implements Pause {

    @Override
    public void sleep(Duration time) throws InterruptedException {
        Thread.sleep(time);
    }
}
