package io.voicesdr.sandbox.gemini;

import java.util.List;

/**
 * What the offline model would have said: for conversations of the past.
 *
 * @param handsOver whether it asks for a person
 */
public record OfflineWords(List<String> bubbles, boolean handsOver) {
    public OfflineWords {
        bubbles = List.copyOf(bubbles);
    }

    /**
     * The offline model's answer.
     *
     * @param system prompt of the tenant
     * @param owed what the customer wrote
     * @param hasSpoken whether the bot has said something before
     */
    public static OfflineWords to(String system, List<String> owed, boolean hasSpoken) {
        Reply reply = OfflineModel.answer(new Conversation(system, List.of(), owed, hasSpoken, List.of()));
        return new OfflineWords(reply.bubbles(), !reply.handoverReason().isEmpty());
    }
}
