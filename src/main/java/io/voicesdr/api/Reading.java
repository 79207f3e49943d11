package io.voicesdr.api;

import io.voicesdr.api.http.Problem;
import io.voicesdr.api.http.ProblemException;
import io.voicesdr.core.message.Message;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Gathers pages up to what memory allows; each copy of a message once. Not thread-safe. */
final class Reading {
    private final int max;
    private final Set<Message> messages = new HashSet<>();

    Reading(int max) {
        this.max = max;
    }

    /** @throws ProblemException when it becomes too much */
    void take(List<Message> page) {
        messages.addAll(page);
        if (messages.size() > max) {
            throw new ProblemException(Problem.periodTooLarge(messages.size(), max));
        }
    }

    Collection<Message> messages() {
        return messages;
    }
}
