package io.voicesdr.core.lead;

import io.voicesdr.core.answer.Answer.LeadFact;
import io.voicesdr.core.tenant.LeadRules;
import io.voicesdr.core.tenant.LeadRules.Criterion;
import io.voicesdr.core.text.Words;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A customer's interest, measured by the tenant's criteria. The score is a pure function of facts and weights, so whoever
 * reads the facts on a card can work it out again. Immutable.
 *
 * @param facts at most one a criterion, in the order of the criteria; none of unknown criteria
 */
public record Lead(LeadRules rules, List<LeadFact> facts) {

    /** Values that say that there is nothing: known, but worth nothing. */
    private static final Set<String> NOTHING = Set.of(
            "nao",
            "nenhum",
            "nenhuma",
            "nada",
            "nao tem",
            "nao sabe",
            "nao informado",
            "nunca",
            "no",
            "none",
            "nothing",
            "never",
            "does not know",
            "unknown",
            "ninguno",
            "ninguna",
            "no tiene",
            "no sabe",
            "nunca jamas",
            "false",
            "0");

    public Lead {
        facts = List.copyOf(facts);
    }

    /** What a fact adds, out of what it could. */
    public record Points(Criterion criterion, Optional<LeadFact> fact, int points) {}

    /** 0 to 100, rounded; 0 without criteria. */
    public int score() {
        int all = rules.criteria().stream().mapToInt(Criterion::weight).sum();
        int got = points().stream().mapToInt(Points::points).sum();
        return all == 0 ? 0 : Math.round(100f * got / all);
    }

    /** Each criterion with what is known and what it counts, in the tenant's order. */
    public List<Points> points() {
        return rules.criteria().stream().map(this::points).toList();
    }

    private Points points(Criterion criterion) {
        Optional<LeadFact> fact = fact(criterion.name());
        return new Points(criterion, fact, fact.filter(Lead::isWorthSomething).isPresent() ? criterion.weight() : 0);
    }

    /** What is known about the criterion of that name. */
    public Optional<LeadFact> fact(String criterion) {
        return facts.stream().filter(fact -> fact.criterion().equals(criterion)).findFirst();
    }

    public boolean isQualified() {
        return !rules.criteria().isEmpty() && score() >= rules.qualifiedAt();
    }

    public boolean isPriority() {
        return isQualified() && score() >= rules.priorityAt();
    }

    /** Whether nothing is left to ask. */
    public boolean isComplete() {
        return facts.size() == rules.criteria().size();
    }

    private static boolean isWorthSomething(LeadFact fact) {
        return !NOTHING.contains(String.join(" ", Words.of(fact.value()).words()));
    }
}
