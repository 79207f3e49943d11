package io.voicesdr.tenant;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/**
 * Reads {@code parameters}: JSON Schema of one object whose properties are texts, numbers and booleans. Only keywords that
 * are also checked when the model calls are taken; any other is refused with its line, so that nobody relies on it.
 */
final class SchemaReader {

    private static final Pattern PROPERTY = Pattern.compile("[A-Za-z_][A-Za-z0-9_]{0,63}");
    private static final Set<String> ROOT = Set.of("type", "description", "properties", "required");
    private static final Set<String> LEAF = Set.of("type", "description", "enum", "minimum", "maximum");
    private static final Set<String> TYPES = Set.of("string", "number", "integer", "boolean");

    private final Section item;

    SchemaReader(Section item) {
        this.item = item;
    }

    /** The schema, empty properties when there is none. */
    Map<String, Object> parameters() {
        Map<String, Object> schema = new LinkedHashMap<>();
        schema.put("type", "object");
        Section root = item.section("parameters");
        root.node().ifPresent(node -> keywords(node, root.path(), ROOT));
        root.scalar("type")
                .filter(type -> !type.getValue().equals("object"))
                .ifPresent(type ->
                        problem(type, root.path("type"), "the arguments of a tool are an object; write type: object"));
        Map<String, Object> properties = new LinkedHashMap<>();
        Section list = root.section("properties");
        for (NodeTuple tuple : list.node().map(MappingNode::getValue).orElse(List.of())) {
            property(list, tuple, properties);
        }
        schema.put("properties", properties);
        schema.put("required", required(root, properties));
        return schema;
    }

    private void property(Section list, NodeTuple tuple, Map<String, Object> properties) {
        String name = tuple.getKeyNode() instanceof ScalarNode key ? key.getValue() : "";
        if (!PROPERTY.matcher(name).matches() || !(tuple.getValueNode() instanceof MappingNode node)) {
            problem(
                    tuple.getKeyNode(),
                    list.path(name),
                    "a property is a name of letters, digits and _ with type: below it");
            return;
        }
        Section section = new Section(list.path(name), Optional.of(node), item.problems());
        keywords(node, section.path(), LEAF);
        Map<String, Object> leaf = new LinkedHashMap<>();
        String type = section.scalar("type").map(ScalarNode::getValue).orElse("");
        if (!TYPES.contains(type)) {
            problem(node, section.path("type"), "write string, number, integer or boolean");
        }
        leaf.put("type", type);
        section.scalar("description")
                .ifPresent(text -> leaf.put("description", text.getValue().strip()));
        section.find("enum").ifPresent(values -> leaf.put("enum", choices(values, section.path("enum"), type)));
        number(section, "minimum", type).ifPresent(limit -> leaf.put("minimum", limit));
        number(section, "maximum", type).ifPresent(limit -> leaf.put("maximum", limit));
        properties.put(name, leaf);
    }

    private List<String> choices(Node values, String path, String type) {
        List<String> choices = new ArrayList<>();
        if (!type.equals("string")
                || !(values instanceof SequenceNode list)
                || list.getValue().isEmpty()) {
            problem(values, path, "a list of texts belongs here, and type: string");
            return choices;
        }
        for (Node value : list.getValue()) {
            if (value instanceof ScalarNode scalar) {
                choices.add(scalar.getValue());
            } else {
                problem(value, path, "only texts belong here");
            }
        }
        return choices;
    }

    private Optional<BigDecimal> number(Section section, String key, String type) {
        return section.read(key, text -> {
            if (type.equals("string")
                    || type.equals("boolean")
                    || !text.strip().matches("-?\\d{1,15}(?:\\.\\d{1,6})?")) {
                throw new Values.Wrong("a plain number belongs here, and only with type: number or integer");
            }
            return new BigDecimal(text.strip());
        });
    }

    private List<String> required(Section root, Map<String, Object> properties) {
        List<String> required = FlowReader.texts(root, "required").orElse(List.of());
        required.stream()
                .filter(name -> !properties.containsKey(name))
                .forEach(name -> problem(
                        root.find("required").orElseThrow(),
                        root.path("required"),
                        "\"" + name + "\" is none of the properties"));
        return required;
    }

    private void keywords(MappingNode node, String path, Set<String> allowed) {
        for (NodeTuple tuple : node.getValue()) {
            String key = tuple.getKeyNode() instanceof ScalarNode scalar ? scalar.getValue() : "";
            if (!allowed.contains(key)) {
                problem(
                        tuple.getKeyNode(),
                        path + "." + key,
                        "is not checked by the bot; allowed are "
                                + String.join(", ", allowed.stream().sorted().toList()));
            }
        }
    }

    private void problem(Node node, String path, String message) {
        item.problems().add(node, path, message);
    }
}
