package io.voicesdr.evolution.webhook;

import java.io.InputStream;
import java.util.Optional;

/**
 * One POST of Evolution, before anything of it is believed.
 *
 * @param instance named by the path; empty when only the body names it
 * @param secret header {@code X-Webhook-Secret}
 * @param authorization header {@code Authorization}
 * @param body read once, as a stream; never buffered whole
 */
public record WebhookCall(
        Optional<String> instance, Optional<String> secret, Optional<String> authorization, InputStream body) {}
