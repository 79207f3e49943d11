package io.voicesdr.core.lead;

import io.voicesdr.core.answer.Answer.LeadFact;
import io.voicesdr.core.flow.Flow;
import io.voicesdr.core.flow.FlowState;
import io.voicesdr.core.flow.Node;
import io.voicesdr.core.flow.PathStep;
import io.voicesdr.core.history.Entry;
import io.voicesdr.core.tenant.LeadRules;
import io.voicesdr.core.tenant.LeadRules.Criterion;
import io.voicesdr.core.text.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Brings together what several sources know about one customer. Pure. */
public final class LeadFacts {

    private LeadFacts() {}

    /**
     * One fact a criterion of {@code rules}, in their order. Names are compared as words, so "Orçamento" is "orcamento";
     * facts of other criteria, and empty ones, are left out.
     *
     * @param sources the most trusted first; within one the last of a criterion counts
     */
    @SafeVarargs
    public static List<LeadFact> of(LeadRules rules, List<LeadFact>... sources) {
        List<LeadFact> facts = new ArrayList<>();
        for (Criterion criterion : rules.criteria()) {
            for (List<LeadFact> source : sources) {
                Optional<LeadFact> known = last(criterion, source);
                if (known.isPresent()) {
                    facts.add(known.get());
                    break;
                }
            }
        }
        return facts;
    }

    private static Optional<LeadFact> last(Criterion criterion, List<LeadFact> source) {
        return source.reversed().stream()
                .filter(fact -> Words.of(fact.criterion()).equals(Words.of(criterion.name())))
                .filter(fact -> !fact.value().isBlank())
                .findFirst()
                .map(fact -> new LeadFact(
                        criterion.name(), fact.value().strip(), fact.evidence().strip()));
    }

    /** What a flow has asked: its variables, each with the message that answered as evidence. */
    public static List<LeadFact> of(Flow flow, FlowState state, List<Entry> entries) {
        List<LeadFact> facts = new ArrayList<>();
        state.variables()
                .forEach((name, value) ->
                        facts.add(new LeadFact(name, value.shown(), evidence(flow, state, entries, name))));
        return facts;
    }

    /** The words of the message that last filled the variable; empty when they are not known (any more). */
    private static String evidence(Flow flow, FlowState state, List<Entry> entries, String variable) {
        return state.path().reversed().stream()
                .filter(step -> asksFor(flow, step, variable))
                .flatMap(step -> step.answer().stream())
                .flatMap(id -> entries.stream().filter(entry -> entry.id().equals(id)))
                .map(Entry::text)
                .findFirst()
                .orElse("");
    }

    private static boolean asksFor(Flow flow, PathStep step, String variable) {
        return flow.node(step.node())
                .filter(node -> node instanceof Node.Question question
                        && question.variable().name().equals(variable))
                .isPresent();
    }
}
