package io.voicesdr.tenant;

import static io.voicesdr.tenant.Values.duration;
import static io.voicesdr.tenant.Values.flag;
import static io.voicesdr.tenant.Values.text;
import static io.voicesdr.tenant.Values.wholeNumber;

import io.voicesdr.core.message.Jid;
import io.voicesdr.core.tenant.LeadRules;
import io.voicesdr.core.tenant.LeadRules.Criterion;
import io.voicesdr.core.tenant.TeamRules;
import io.voicesdr.core.text.Words;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** Reads {@code team:} and {@code lead:} (docs/team.md). Pure. */
final class PeopleReader {
    private static final int MAX_CRITERIA = 12;
    private static final int MAX_WEIGHT = 100;
    private static final int MAX_NAME = 40;
    private static final int MAX_ASK = 200;

    private PeopleReader() {}

    static TeamRules team(Section team) {
        TeamRules defaults = TeamRules.DEFAULTS;
        return new TeamRules(
                team.read("group", group()),
                team.read("call_again_after", duration(Duration.ZERO, Duration.ofHours(24)))
                        .orElse(defaults.callAgainAfter()),
                team.read("rating", flag()).orElse(defaults.rating()),
                team.read("confidence", share()).orElse(defaults.confidence()));
    }

    static LeadRules lead(Section lead) {
        LeadRules defaults = LeadRules.NONE;
        List<Criterion> criteria = criteria(lead);
        int qualified = lead.read("qualified_at", wholeNumber(1, 100)).orElse(defaults.qualifiedAt());
        int priority = lead.read("priority_at", wholeNumber(1, 100)).orElse(Math.max(defaults.priorityAt(), qualified));
        if (priority < qualified) {
            lead.scalar("priority_at")
                    .ifPresent(value -> lead.problems()
                            .add(
                                    value,
                                    lead.path("priority_at"),
                                    "is below qualified_at (" + qualified + "); write " + qualified + " to 100"));
        }
        return new LeadRules(criteria, qualified, priority);
    }

    private static List<Criterion> criteria(Section lead) {
        List<Criterion> criteria = new ArrayList<>();
        Set<Words> names = new HashSet<>();
        lead.find("criteria")
                .filter(SequenceNode.class::isInstance)
                .map(SequenceNode.class::cast)
                .ifPresent(list -> {
                    if (list.getValue().size() > MAX_CRITERIA) {
                        lead.problems()
                                .add(
                                        list,
                                        lead.path("criteria"),
                                        "has %d entries; at most %d are allowed"
                                                .formatted(list.getValue().size(), MAX_CRITERIA));
                    }
                    for (int i = 0; i < list.getValue().size(); i++) {
                        if (list.getValue().get(i) instanceof MappingNode item) {
                            Section section =
                                    new Section(lead.path("criteria[" + i + "]"), Optional.of(item), lead.problems());
                            criterion(section, names).ifPresent(criteria::add);
                        }
                    }
                });
        return criteria;
    }

    private static Optional<Criterion> criterion(Section item, Set<Words> names) {
        Optional<String> name = item.require("name", name(), "write for example name: prazo");
        int weight = item.read("weight", wholeNumber(1, MAX_WEIGHT)).orElse(1);
        String ask = item.read("ask", text(MAX_ASK)).orElse("");
        if (name.isPresent() && !names.add(Words.of(name.get()))) {
            item.scalar("name")
                    .ifPresent(value -> item.problems()
                            .add(value, item.path("name"), "is there twice; each name may be used once"));
        }
        return name.map(word -> new Criterion(word, weight, ask));
    }

    /** It stands on a card before a colon. */
    private static Values.Parse<String> name() {
        return text -> {
            String name = text(MAX_NAME).of(text);
            if (name.matches(".*[:=\\n].*") || Words.of(name).words().isEmpty()) {
                throw new Values.Wrong("must be words without colon and equals sign, for example prazo");
            }
            return name;
        };
    }

    private static Values.Parse<Jid> group() {
        return text -> {
            String id = text.strip();
            String whole = id.matches("[0-9-]{5,40}") ? id + "@g.us" : id;
            if (!whole.matches("[0-9-]{5,40}@g\\.us")) {
                throw new Values.Wrong("is not a WhatsApp group; write its id, for example 120363000000000001@g.us");
            }
            return Jid.of(whole);
        };
    }

    private static Values.Parse<Double> share() {
        return text -> {
            if (!text.strip().matches("0|1|[01]?\\.\\d{1,4}")) {
                throw new Values.Wrong("is not a number from 0 to 1; write for example 0.3");
            }
            double share = Double.parseDouble(text.strip());
            if (share > 1) {
                throw new Values.Wrong("is out of range; write 0 to 1");
            }
            return share;
        };
    }
}
