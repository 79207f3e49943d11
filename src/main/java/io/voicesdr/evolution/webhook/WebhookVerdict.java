package io.voicesdr.evolution.webhook;

/** What the sender of a webhook is told. */
public sealed interface WebhookVerdict {

    /** Why: the {@code outcome} tag of {@code voicesdr.webhooks}. */
    Outcome outcome();

    /** 2xx: the chat will be looked at. */
    record Accepted(Outcome outcome) implements WebhookVerdict {}

    /** 2xx: nothing to do for us; a retry would change nothing. */
    record Ignored(Outcome outcome) implements WebhookVerdict {}

    /** 4xx or 5xx; Evolution repeats all but 400, 401, 403, 404 and 422 (evolution/CONTRACT.md §8.4). */
    record Refused(Outcome outcome, Problem problem) implements WebhookVerdict {}
}
