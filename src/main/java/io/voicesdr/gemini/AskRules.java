package io.voicesdr.gemini;

import java.time.Duration;

/**
 * The bounds of one ask.
 *
 * @param readTimeout of one request
 * @param budget of all requests and pauses together
 * @param maxRequests of all models together
 * @param maxWait the longest RetryInfo worth waiting for
 * @param backoff the first pause; doubles
 */
record AskRules(Duration readTimeout, Duration budget, int maxRequests, Duration maxWait, Duration backoff) {

    /** With less than this left, no request is begun. */
    static final Duration LEAST = Duration.ofMillis(500);

    static AskRules of(GeminiConfig config) {
        return new AskRules(
                config.readTimeout(), config.budget(), config.maxRequests(), config.maxWait(), config.backoff());
    }

    /** The pause before retry number {@code retry} (from 1): {@code jitter} 0 to 1 makes it half to one and a half. */
    Duration backoff(int retry, double jitter) {
        return Duration.ofMillis((long) (backoff.toMillis() * Math.pow(2, retry - 1) * (0.5 + jitter)));
    }

    /** How long one request may take: while another model is left to ask, a third of the time is kept for it. */
    Duration timeout(Duration remaining, boolean lastModel) {
        Duration share = lastModel ? remaining : remaining.multipliedBy(2).dividedBy(3);
        return share.compareTo(readTimeout) < 0 ? share : readTimeout;
    }
}
