package io.voicesdr.conversation;

/** Who keeps account of turns. Implemented by the operations side. Must not throw. Thread-safe. */
public interface TurnObserver {

    /** A turn has ended. */
    void turnEnded(TurnReport report);
}
