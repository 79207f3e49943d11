package io.voicesdr.core.tenant;

import java.util.List;

/**
 * What makes a customer a lead: {@code lead:} in tenant.yaml.
 *
 * @param criteria what is to be learnt, in the order in which it is asked; empty: nobody is scored
 * @param qualifiedAt score from which the team is told, 1 to 100
 * @param priorityAt score from which the team is told that it is urgent, 1 to 100
 */
public record LeadRules(List<Criterion> criteria, int qualifiedAt, int priorityAt) {

    /** No criteria: leads are not scored. */
    public static final LeadRules NONE = new LeadRules(List.of(), 60, 80);

    public LeadRules {
        criteria = List.copyOf(criteria);
    }

    /**
     * One thing to learn.
     *
     * @param name as the model, the card and commands write it; without colon or line break
     * @param weight its share of the score, at least 1
     * @param ask how to ask for it; may be empty
     */
    public record Criterion(String name, int weight, String ask) {}
}
