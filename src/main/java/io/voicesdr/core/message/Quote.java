package io.voicesdr.core.message;

/**
 * The message that another one answers to, as WhatsApp repeats it in {@code contextInfo}.
 *
 * @param messageId the quoted message's {@code key.id}
 * @param text what of it WhatsApp repeated, empty when nothing readable; untrusted
 */
public record Quote(String messageId, String text) {}
