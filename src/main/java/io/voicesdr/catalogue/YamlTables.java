package io.voicesdr.catalogue;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.composer.Composer;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;
import org.yaml.snakeyaml.parser.ParserImpl;
import org.yaml.snakeyaml.reader.ReaderException;
import org.yaml.snakeyaml.reader.StreamReader;
import org.yaml.snakeyaml.resolver.Resolver;

/** A list of items, each "key: value" lines. Only the tree is read: nothing is constructed, aliases are refused. */
final class YamlTables {

    private YamlTables() {}

    static Table read(String text) throws Unreadable {
        Set<String> columns = new LinkedHashSet<>();
        List<Table.Row> rows = new ArrayList<>();
        for (Node item : items(root(text))) {
            if (!(item instanceof MappingNode mapping)) {
                throw new Unreadable(line(item), "an item belongs here: \"- id: …\" and below it \"title: …\"");
            }
            Map<String, String> cells = cells(mapping);
            columns.addAll(cells.keySet());
            if (rows.size() >= Table.MAX_ROWS) {
                throw Table.tooLong();
            }
            rows.add(new Table.Row(line(item), cells));
        }
        return new Table(List.copyOf(columns), rows);
    }

    private static List<Node> items(@Nullable Node root) throws Unreadable {
        if (root == null || root.getTag().equals(Tag.NULL)) {
            return List.of();
        }
        if (root instanceof SequenceNode list) {
            return list.getValue();
        }
        throw new Unreadable(line(root), "a list of items belongs here: one \"- id: …\" for each");
    }

    private static Map<String, String> cells(MappingNode item) throws Unreadable {
        Map<String, String> cells = new LinkedHashMap<>();
        for (NodeTuple tuple : item.getValue()) {
            if (!(tuple.getKeyNode() instanceof ScalarNode key)
                    || !(tuple.getValueNode() instanceof ScalarNode value)) {
                throw new Unreadable(line(tuple.getKeyNode()), "a single value belongs behind every key of an item");
            }
            if (cells.putIfAbsent(key.getValue().strip(), value.getValue().strip()) != null) {
                throw new Unreadable(line(key), "\"" + key.getValue() + "\" stands twice in this item; keep one");
            }
        }
        cells.values().removeIf(String::isEmpty);
        return cells;
    }

    private static @Nullable Node root(String text) throws Unreadable {
        LoaderOptions options = new LoaderOptions();
        options.setMaxAliasesForCollections(0);
        options.setNestingDepthLimit(10);
        options.setCodePointLimit(CatalogueReader.MAX_BYTES);
        try {
            return new Composer(
                            new ParserImpl(new StreamReader(new StringReader(text)), options), new Resolver(), options)
                    .getSingleNode();
        } catch (MarkedYAMLException e) {
            int line = e.getProblemMark() == null ? 1 : e.getProblemMark().getLine() + 1;
            throw new Unreadable(
                    line, "this is not valid YAML (" + e.getProblem() + "); put text with \": \" in it between quotes");
        } catch (YAMLException e) {
            if (!(e instanceof ReaderException)) {
                throw new Unreadable(1, "names with & and * can't be used here; write every item out");
            }
            throw new Unreadable(1, "the file holds an invisible character that can't stand in YAML; delete it");
        }
    }

    private static int line(Node node) {
        return node.getStartMark().getLine() + 1;
    }
}
