package io.voicesdr.sandbox.gemini;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a system prompt says about the company, and nothing else: the lines {@code - label: value}, those below {@code
 * Fatos:} when there is such a heading, and those in the company's documents. Immutable.
 *
 * @param who the model is to be; empty when the prompt does not say
 */
record Facts(Optional<Who> who, List<Fact> all) {
    private static final Pattern LINE = Pattern.compile("^\\s*[-*•]\\s+([^:]{2,60}):\\s+(.+)$");
    private static final Pattern HEADING = Pattern.compile("(?im)^\\s*(fatos|facts)\\b.*:\\s*$");
    private static final Pattern WHO =
            Pattern.compile("[Vv]ocê é ((?:o |a )?)(\\p{Lu}\\p{L}+)[^\\n.]*?\\b((?:da|do|de) )(\\p{Lu}[\\p{L}\\d& ]*)");

    /**
     * @param inPortuguese the name with its article, where the prompt gives one
     * @param of {@code da}, {@code do} or {@code de}, with the space after it
     */
    record Who(String inPortuguese, String name, String of, String company) {}

    /** Where the tenant's own text ends: the product's rules are lists too, but no facts. */
    private static final Pattern RULES = Pattern.compile("(?m)^## (A empresa|The company|La empresa)$");

    /** What the company has written down, as it stands in the prompt. */
    private static final Pattern KNOWLEDGE =
            Pattern.compile("(?ms)^## (?:Conhecimento|Knowledge|Conocimiento)$.*?^⟦(?:fim|end|fin) ");

    /** @param value as written, prices and hours included */
    record Fact(String label, String value) {
        boolean isPriced() {
            return value.contains("R$");
        }

        String line() {
            return label + ": " + value;
        }
    }

    /** What {@code system} says. */
    static Facts in(String system) {
        Matcher who = WHO.matcher(system);
        List<Fact> all = new ArrayList<>(facts(belowHeading(system)));
        all.addAll(written(system));
        return new Facts(
                who.find() ? Optional.of(who(who)) : Optional.empty(),
                all.stream().distinct().toList());
    }

    /** The lines of the same shape in the company's documents. */
    private static List<Fact> written(String system) {
        Matcher knowledge = KNOWLEDGE.matcher(system);
        return knowledge.find()
                ? knowledge
                        .group()
                        .lines()
                        .flatMap(line -> facts(line).stream())
                        .toList()
                : List.of();
    }

    private static Who who(Matcher who) {
        return new Who(
                who.group(1) + who.group(2),
                who.group(2),
                who.group(3),
                who.group(4).strip());
    }

    private static String belowHeading(String system) {
        Matcher heading = HEADING.matcher(system);
        return heading.find() ? system.substring(heading.end()).stripLeading() : RULES.split(system, 2)[0];
    }

    private static List<Fact> facts(String text) {
        List<Fact> facts = new ArrayList<>();
        for (String line : text.split("\\R")) {
            Matcher fact = LINE.matcher(line);
            if (fact.matches()) {
                facts.add(new Fact(fact.group(1).strip(), fact.group(2).strip()));
            } else if (line.isBlank() && !facts.isEmpty()) {
                return facts;
            }
        }
        return facts;
    }

    /** The first fact whose label has one of {@code labelWords}. */
    Optional<Fact> about(List<String> labelWords) {
        return all.stream()
                .filter(fact -> Words.hasAny(fact.label(), labelWords))
                .findFirst();
    }

    /** Everything that has a price. */
    List<Fact> priced() {
        return all.stream().filter(Fact::isPriced).toList();
    }

    /** The priced things that {@code text} names: those with most of its words; empty when it names none.
     * Words that head another fact name nothing: who asks for a "test drive" does not mean the Argo Drive.
     */
    List<Fact> namedIn(String text) {
        Set<String> words = Words.names(text);
        all.stream().filter(fact -> !fact.isPriced()).forEach(fact -> words.removeAll(Words.names(fact.label())));
        int best = priced().stream().mapToInt(fact -> shared(fact, words)).max().orElse(0);
        return best == 0
                ? List.of()
                : priced().stream()
                        .filter(fact -> shared(fact, words) == best)
                        .sorted(Comparator.comparing(Fact::label))
                        .toList();
    }

    private static int shared(Fact fact, Set<String> words) {
        Set<String> label = Words.names(fact.label());
        return (int) words.stream().filter(word -> isIn(label, word)).count();
    }

    /** Plurals count: "pães" and "coxinhas" name what the list has in the singular. */
    private static boolean isIn(Set<String> label, String word) {
        return label.contains(word) || word.endsWith("s") && label.contains(word.substring(0, word.length() - 1));
    }
}
