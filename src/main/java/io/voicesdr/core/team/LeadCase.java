package io.voicesdr.core.team;

import io.voicesdr.core.answer.Answer.LeadFact;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What the team chat knows of one lead, from its first card (or the first command about it) to the next one's.
 *
 * @param cards how many cards it had; 0 when only people spoke of it
 * @param qualifiedAt when its first card was sent, or the first command given
 * @param facts of the newest card, people's corrections on top
 * @param corrections what people said, the last of a criterion last
 * @param by who set the status, as WhatsApp names them; empty when nobody did, or without a name
 */
public record LeadCase(
        Card card,
        int cards,
        Instant qualifiedAt,
        List<LeadFact> facts,
        List<LeadFact> corrections,
        LeadStatus status,
        Optional<Instant> statusAt,
        String by) {
    public LeadCase {
        facts = List.copyOf(facts);
        corrections = List.copyOf(corrections);
    }
}
