package io.voicesdr.inbox;

import io.voicesdr.conversation.TurnObserver;
import io.voicesdr.conversation.TurnReport;
import jakarta.annotation.Priority;
import jakarta.decorator.Decorator;
import jakarta.decorator.Delegate;
import jakarta.inject.Inject;

/** Stands beside the journal of turns: where one ends, open pages may have something new to show. Thread-safe. */
@Decorator
@Priority(10)
class EndOfTurns implements TurnObserver {
    private final TurnObserver journal;
    private final LiveChats live;

    @Inject
    EndOfTurns(@Delegate TurnObserver journal, LiveChats live) {
        this.journal = journal;
        this.live = live;
    }

    @Override
    public void turnEnded(TurnReport report) {
        journal.turnEnded(report);
        live.changed(report.chat());
    }
}
