package io.voicesdr.tenant;

import java.util.Optional;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.composer.Composer;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.events.AliasEvent;
import org.yaml.snakeyaml.events.CollectionEndEvent;
import org.yaml.snakeyaml.events.CollectionStartEvent;
import org.yaml.snakeyaml.events.Event;
import org.yaml.snakeyaml.events.NodeEvent;
import org.yaml.snakeyaml.events.ScalarEvent;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.parser.ParserImpl;
import org.yaml.snakeyaml.reader.StreamReader;
import org.yaml.snakeyaml.resolver.Resolver;

/**
 * The node tree of a YAML text, each node with its line. Nothing is constructed from it: no types, no tags, no aliases
 * (which a hostile or careless file blows up into gigabytes).
 */
final class YamlTree {

    /** Deeper than any setting; a JSON Schema of a tenant's own tool needs some. */
    private static final int MAX_DEPTH = 30;

    private YamlTree() {}

    /** The only document of {@code text}; empty when it has none or when {@code problems} has got the reason. */
    static Optional<Node> of(String text, Problems problems) {
        try {
            if (!isPlain(text, problems)) {
                return Optional.empty();
            }
            return Optional.ofNullable(new Composer(parser(text), new Resolver(), options()).getSingleNode());
        } catch (MarkedYAMLException e) {
            YamlErrors.explain(e, text, problems);
            return Optional.empty();
        }
    }

    private static boolean isPlain(String text, Problems problems) {
        ParserImpl parser = parser(text);
        int depth = 0;
        boolean plain = true;
        while (parser.peekEvent() != null) {
            Event event = parser.getEvent();
            depth += event instanceof CollectionStartEvent ? 1 : event instanceof CollectionEndEvent ? -1 : 0;
            if (depth > MAX_DEPTH) {
                problems.add(lineOf(event), "", "settings are nested deeper than " + MAX_DEPTH + " levels");
                return false;
            }
            plain &= event instanceof NodeEvent node ? isPlain(node, problems) : true;
        }
        return plain;
    }

    private static boolean isPlain(NodeEvent event, Problems problems) {
        String sign = event instanceof AliasEvent ? "*" : event.getAnchor() != null ? "&" : tagOf(event);
        if (sign.isEmpty()) {
            return true;
        }
        String problem = "a value can't begin with %s, which YAML takes for a command; put the text between quotes";
        problems.add(lineOf(event), "", problem.formatted(sign));
        return false;
    }

    private static String tagOf(NodeEvent event) {
        String tag = event instanceof ScalarEvent scalar
                ? scalar.getTag()
                : event instanceof CollectionStartEvent collection ? collection.getTag() : null;
        return tag == null ? "" : "!";
    }

    private static int lineOf(Event event) {
        return event.getStartMark().getLine() + 1;
    }

    private static ParserImpl parser(String text) {
        return new ParserImpl(new StreamReader(text), options());
    }

    private static LoaderOptions options() {
        LoaderOptions options = new LoaderOptions();
        options.setMaxAliasesForCollections(0);
        options.setAllowRecursiveKeys(false);
        options.setNestingDepthLimit(MAX_DEPTH);
        return options;
    }
}
