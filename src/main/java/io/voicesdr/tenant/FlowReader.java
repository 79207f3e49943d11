package io.voicesdr.tenant;

import static io.voicesdr.tenant.Values.duration;
import static io.voicesdr.tenant.Values.oneOf;
import static io.voicesdr.tenant.Values.text;

import io.voicesdr.core.flow.Escapes;
import io.voicesdr.core.flow.Flow;
import io.voicesdr.core.flow.Node;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/** Reads a flow file (docs/flows.md). Pure. */
final class FlowReader {

    static final Pattern NODE_ID = Pattern.compile("[a-z0-9][a-z0-9_]{0,39}");

    private final String id;
    private final String source;
    private final Section file;
    private final Problems problems;

    private FlowReader(String id, String source, Section file) {
        this.id = id;
        this.source = source;
        this.file = file;
        this.problems = file.problems();
    }

    /**
     * What a file says.
     *
     * @param flow empty when there are problems
     * @param problems all of them, top to bottom
     */
    record Reading(Optional<Flow> flow, List<Problem> problems) {
        static Reading broken(Problem problem) {
            return new Reading(Optional.empty(), List.of(problem));
        }

        static Reading broken(Problems problems) {
            return new Reading(Optional.empty(), problems.list());
        }
    }

    /** Reads the {@code content} of {@code flows/<id>.yaml}. Never throws, whatever it holds. */
    static Reading read(String id, byte[] content) {
        Problems problems = new Problems();
        if (content.length > TenantReader.MAX_BYTES) {
            return Reading.broken(new Problem(
                    0, "", "the file is larger than " + TenantReader.MAX_BYTES / 1024 + " KiB; is it the right one?"));
        }
        Optional<String> text = Utf8.decode(content, problems);
        var root = text.flatMap(yaml -> YamlTree.of(yaml, problems))
                .filter(node -> !node.getTag().equals(Tag.NULL));
        if (root.isEmpty()) {
            if (problems.isEmpty()) {
                problems.add(1, "", "the file is empty; write at least nodes:");
            }
            return Reading.broken(problems);
        }
        new ShapeCheck(FlowShape.ROOT, problems).check(root.get());
        if (!(root.get() instanceof MappingNode)) {
            return Reading.broken(problems);
        }
        Optional<Flow> flow = new FlowReader(id, text.orElseThrow(), Section.of(root.get(), problems)).flow();
        return problems.isEmpty() ? new Reading(flow, List.of()) : Reading.broken(problems);
    }

    private Optional<Flow> flow() {
        Map<String, Section> sections = sections();
        Map<String, Node> nodes = new LinkedHashMap<>();
        sections.forEach((node, section) ->
                new NodeReader(node, section, sections.keySet()).node().ifPresent(read -> nodes.put(node, read)));
        Optional<String> start =
                file.read("start", text(40)).or(() -> sections.keySet().stream().findFirst());
        Flow.Stuck stuck = file.read("stuck", oneOf("ai", "person"))
                .map(word -> word.equals("ai") ? Flow.Stuck.AI : Flow.Stuck.PERSON)
                .orElse(Flow.Stuck.AI);
        Duration abandonedAfter = file.read("abandoned_after", duration(Duration.ofMinutes(1), Duration.ofDays(30)))
                .orElse(Flow.ABANDONED_AFTER);
        String name = file.read("name", text(80)).orElse(id);
        file.scalar("start")
                .filter(node -> !sections.containsKey(node.getValue()))
                .ifPresent(node ->
                        problems.add(node, "start", NodeReader.unknownNode(node.getValue(), sections.keySet())));
        if (start.isEmpty() || !problems.isEmpty()) {
            return Optional.empty();
        }
        Flow flow = new Flow(id, name, start.get(), nodes, escapes(), stuck, abandonedAfter, source);
        new FlowCheck(flow, sections, problems).check();
        return problems.isEmpty() ? Optional.of(flow) : Optional.empty();
    }

    /** The nodes by id; ids that are missing, wrong or taken are reported. */
    private Map<String, Section> sections() {
        Map<String, Section> sections = new LinkedHashMap<>();
        Optional<SequenceNode> list =
                file.find("nodes").filter(SequenceNode.class::isInstance).map(SequenceNode.class::cast);
        List<org.yaml.snakeyaml.nodes.Node> items =
                list.map(SequenceNode::getValue).orElse(List.of());
        if (items.isEmpty() && problems.isEmpty()) {
            problems.add(1, "nodes", "is missing; write at least one node, for example \"- id: inicio\"");
        }
        for (int i = 0; i < items.size(); i++) {
            if (items.get(i) instanceof MappingNode mapping) {
                Section item = new Section("nodes[" + i + "]", Optional.of(mapping), problems);
                take(item, mapping, sections);
            }
        }
        return sections;
    }

    private void take(Section item, MappingNode mapping, Map<String, Section> sections) {
        Optional<ScalarNode> name = item.scalar("id");
        if (name.isEmpty()) {
            problems.add(mapping, item.path("id"), "is missing; every node needs a name of its own");
            return;
        }
        String node = name.get().getValue();
        if (!NODE_ID.matcher(node).matches()) {
            problems.add(name.get(), item.path("id"), "\"" + node + "\" is no name for a node; write a-z, 0-9 and _");
            return;
        }
        Section known = sections.putIfAbsent(node, new Section("nodes." + node, Optional.of(mapping), problems));
        if (known != null) {
            int line = Problems.lineOf(known.node().orElseThrow());
            problems.add(name.get(), item.path("id"), "\"" + node + "\" is taken by the node on line " + line);
        }
    }

    private Escapes escapes() {
        Section words = file.section("words");
        return new Escapes(
                texts(words, "restart").orElse(Escapes.DEFAULTS.restart()),
                texts(words, "back").orElse(Escapes.DEFAULTS.back()),
                texts(words, "person").orElse(Escapes.DEFAULTS.person()));
    }

    /** The texts of a list; empty when the key is absent. */
    static Optional<List<String>> texts(Section section, String key) {
        return section.find(key)
                .filter(SequenceNode.class::isInstance)
                .map(SequenceNode.class::cast)
                .map(list -> {
                    List<String> texts = new ArrayList<>();
                    for (var item : list.getValue()) {
                        if (item instanceof ScalarNode scalar
                                && !scalar.getValue().isBlank()) {
                            texts.add(scalar.getValue().strip());
                        }
                    }
                    return texts;
                });
    }
}
