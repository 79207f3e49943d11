package io.voicesdr.tenant;

import static io.voicesdr.tenant.Values.text;
import static io.voicesdr.tenant.Values.wholeNumber;

import io.voicesdr.core.flow.Node;
import io.voicesdr.core.flow.Variable;
import io.voicesdr.core.flow.value.Option;
import io.voicesdr.core.flow.value.VariableType;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** Reads a question of a flow file. Not thread-safe. */
final class QuestionReader {

    private static final int TRIES = 3;
    private static final int MAX_OPTIONS = 20;
    private static final int MAX_LABEL = 100;
    private static final Pattern NAME = Pattern.compile("[\\p{L}_][\\p{L}\\p{N}_]{0,39}");
    private static final Set<String> RESERVED =
            Set.of("and", "or", "not", "in", "contains", "is", "empty", "true", "false");
    private static final Set<VariableType> SIZED =
            EnumSet.of(VariableType.TEXT, VariableType.NAME, VariableType.NUMBER, VariableType.MONEY);
    private static final List<String> TYPES =
            Arrays.stream(VariableType.values()).map(VariableType::word).toList();

    private final String id;
    private final Section section;
    private final Problems problems;
    private final BiFunction<Section, String, Optional<String>> next;

    /** @param next reads the node that a key names */
    QuestionReader(String id, Section section, BiFunction<Section, String, Optional<String>> next) {
        this.id = id;
        this.section = section;
        this.problems = section.problems();
        this.next = next;
    }

    Optional<Node> question() {
        Optional<String> name = section.require(
                "variable", QuestionReader::name, "write what the answer is kept as, for example variable: nome");
        VariableType type = section.read("answer", Values.oneOf(TYPES.toArray(String[]::new)))
                .map(word -> VariableType.valueOf(word.toUpperCase(Locale.ROOT)))
                .orElse(VariableType.TEXT);
        Optional<String> text = section.require("text", text(NodeReader.MAX_TEXT), "write the question");
        Map<String, String> branches = new HashMap<>();
        List<Option> options = options(type, branches);
        Optional<String> onward = next.apply(section, "next");
        if (section.find("next").isEmpty() && (options.isEmpty() || branches.size() < options.size())) {
            String left = options.stream()
                    .map(Option::id)
                    .filter(option -> !branches.containsKey(option))
                    .reduce((a, b) -> a + ", " + b)
                    .map(ids -> "option " + ids + " leads nowhere")
                    .orElse("write where to go on");
            problems.add(line(), section.path("next"), "is missing; " + left);
        }
        Optional<BigDecimal> min = section.read("min", QuestionReader::number);
        Optional<BigDecimal> max = section.read("max", QuestionReader::number);
        checkLimits(type, min, max);
        Variable.Time time = section.read("time", Values.oneOf("any", "future", "past"))
                .map(word -> Variable.Time.valueOf(word.toUpperCase(Locale.ROOT)))
                .orElse(Variable.Time.ANY);
        if (section.find("time").isPresent() && type != VariableType.DATE) {
            problems.add(line(), section.path("time"), "only a date has a time; answer is " + type.word());
        }
        Optional<String> again = section.read("again", text(NodeReader.MAX_TEXT));
        int tries = section.read("tries", wholeNumber(1, 10)).orElse(TRIES);
        return name.flatMap(variable -> text.map(words -> new Node.Question(
                id, new Variable(variable, type, options, min, max, time), words, again, tries, onward, branches)));
    }

    private static String name(String text) throws Values.Wrong {
        String name = text.strip();
        if (!NAME.matcher(name).matches() || RESERVED.contains(name)) {
            throw new Values.Wrong("\"" + name + "\" is no name for a variable; write letters, digits and _");
        }
        return name;
    }

    private static BigDecimal number(String text) throws Values.Wrong {
        if (!text.strip().matches("-?\\d{1,15}(\\.\\d{1,2})?")) {
            throw new Values.Wrong("\"" + text.strip() + "\" is not a number; write for example 15000 or 2.5");
        }
        return new BigDecimal(text.strip());
    }

    private void checkLimits(VariableType type, Optional<BigDecimal> min, Optional<BigDecimal> max) {
        for (String key : List.of("min", "max")) {
            if (section.find(key).isPresent() && !SIZED.contains(type)) {
                problems.add(
                        line(),
                        section.path(key),
                        "only a text, name, number or money can be limited; answer is " + type.word());
            }
        }
        if (min.isPresent() && max.isPresent() && min.get().compareTo(max.get()) > 0) {
            problems.add(line(), section.path("max"), max.get() + " is less than min " + min.get());
        }
    }

    private List<Option> options(VariableType type, Map<String, String> branches) {
        boolean given = section.find("options").isPresent();
        if (type != VariableType.CHOICE) {
            if (given) {
                problems.add(line(), section.path("options"), "only a choice has options; write answer: choice");
            }
            return List.of();
        }
        List<MappingNode> items = section.find("options").stream()
                .filter(SequenceNode.class::isInstance)
                .flatMap(list -> ((SequenceNode) list).getValue().stream())
                .filter(MappingNode.class::isInstance)
                .map(MappingNode.class::cast)
                .toList();
        if (items.size() < 2 || items.size() > MAX_OPTIONS) {
            problems.add(
                    line(),
                    section.path("options"),
                    (given ? "has " + items.size() : "is missing") + "; a choice offers 2 to " + MAX_OPTIONS
                            + " options");
        }
        List<Option> options = new ArrayList<>();
        for (int i = 0; i < items.size(); i++) {
            option(new Section(section.path("options[" + i + "]"), Optional.of(items.get(i)), problems), branches)
                    .ifPresent(option -> add(option, options));
        }
        return options;
    }

    private Optional<Option> option(Section item, Map<String, String> branches) {
        Optional<String> optionId = item.require("id", QuestionReader::optionId, "write what conditions call it");
        Optional<String> label = item.require("label", text(MAX_LABEL), "write what the customer reads");
        Optional<String> target = next.apply(item, "next");
        List<String> words = FlowReader.texts(item, "words").orElse(List.of());
        optionId.ifPresent(name -> target.ifPresent(node -> branches.put(name, node)));
        return optionId.flatMap(name -> label.map(shown -> new Option(name, shown, words)));
    }

    private static String optionId(String text) throws Values.Wrong {
        if (!FlowReader.NODE_ID.matcher(text.strip()).matches()) {
            throw new Values.Wrong("\"" + text.strip() + "\" is no name for an option; write a-z, 0-9 and _");
        }
        return text.strip();
    }

    private void add(Option option, List<Option> options) {
        if (options.stream().anyMatch(other -> other.id().equals(option.id()))) {
            problems.add(line(), section.path("options"), "two options are called " + option.id());
            return;
        }
        if (options.stream().anyMatch(other -> other.label().equalsIgnoreCase(option.label()))) {
            problems.add(line(), section.path("options"), "two options read \"" + option.label() + "\"");
        }
        options.add(option);
    }

    private int line() {
        return Problems.lineOf(section.node().orElseThrow());
    }
}
