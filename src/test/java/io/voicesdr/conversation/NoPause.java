package io.voicesdr.conversation;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;
import java.time.Duration;

/** In tests of the whole application nobody waits for a replica's seconds of the minute. */
@Alternative
@Priority(1)
@ApplicationScoped
class NoPause implements Pause {

    @Override
    public void sleep(Duration time) {
        // nobody else runs the jobs there
    }
}
