package io.voicesdr.evolution.webhook;

import io.quarkus.runtime.annotations.RegisterForReflection;

/**
 * The body of a 2xx; Evolution throws it away, people who test by hand read it.
 *
 * @param status {@code accepted} or {@code ignored}
 * @param reason the {@link Outcome}'s tag
 */
@RegisterForReflection // without it the native executable answers with an empty object
public record WebhookAnswer(String status, String reason) {}
