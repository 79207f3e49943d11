package io.voicesdr.ops;

import io.quarkus.runtime.StartupEvent;
import io.voicesdr.conversation.TurnConfig;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** Refuses to start with settings that contradict one another: a replica beside the count would leave chats unanswered. */
@ApplicationScoped
public class ReplicaCheck {

    void onStart(@Observes StartupEvent start, TurnConfig config) {
        check(config.replicaIndex(), config.replicaCount());
    }

    /** @throws IllegalStateException that names the variables and what is allowed */
    static void check(int index, int count) {
        if (count < 1) {
            throw new IllegalStateException(
                    "SDR_REPLICA_COUNT is " + count + "; write how many replicas run, 1 or more");
        }
        if (index < 0 || index >= count) {
            throw new IllegalStateException(
                    "SDR_REPLICA_INDEX is %d with SDR_REPLICA_COUNT %d; write 0 to %d, each replica another"
                            .formatted(index, count, count - 1));
        }
    }
}
