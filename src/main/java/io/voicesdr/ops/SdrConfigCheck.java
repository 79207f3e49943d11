package io.voicesdr.ops;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** Refuses to start with settings that contradict one another: a replica beside the count would leave chats unanswered. */
@ApplicationScoped
public class SdrConfigCheck {

    void onStart(@Observes StartupEvent start, SdrConfig config) {
        check(config.replica());
    }

    /** @throws IllegalStateException that names the variables and what is allowed */
    static void check(SdrConfig.Replica replica) {
        if (replica.count() < 1) {
            throw new IllegalStateException(
                    "SDR_REPLICA_COUNT is " + replica.count() + "; write how many replicas run, 1 or more");
        }
        if (replica.index() < 0 || replica.index() >= replica.count()) {
            throw new IllegalStateException(
                    "SDR_REPLICA_INDEX is %d with SDR_REPLICA_COUNT %d; write 0 to %d, each replica another"
                            .formatted(replica.index(), replica.count(), replica.count() - 1));
        }
    }
}
