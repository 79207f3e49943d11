package io.voicesdr.evolution.webhook;

import com.fasterxml.jackson.databind.JsonNode;
import io.voicesdr.core.message.Jid;
import java.util.Optional;

/**
 * Evolution's envelope (evolution/CONTRACT.md §8.2), what we use of it.
 *
 * @param data without media, thumbnails and keys; a missing node when absent, or when the event is not used
 * @param sender the account's own number; absent before the first connect and on other channels than Baileys
 */
record WebhookBody(WebhookEvent event, String instance, JsonNode data, Optional<Jid> sender) {}
