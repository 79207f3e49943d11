package io.voicesdr.tenant;

import io.voicesdr.core.flow.Flow;
import io.voicesdr.core.flow.Flows;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.yaml.snakeyaml.nodes.ScalarNode;

/**
 * What a tenant's flow files came to.
 *
 * @param flows those without mistakes
 * @param broken ids of the others
 * @param problems of all files
 */
record FlowFiles(List<Flow> flows, Set<String> broken, List<FileProblem> problems) {

    static final FlowFiles NONE = new FlowFiles(List.of(), Set.of(), List.of());

    static final String KEY = "flow";

    FlowFiles {
        flows = List.copyOf(flows);
        broken = Set.copyOf(broken);
        problems = List.copyOf(problems);
    }

    /** @param file below the tenant's folder */
    record FileProblem(String file, Problem problem) {}

    /** The flows of a tenant whose {@code file} is this; a {@code flow:} that names no file is reported. */
    Flows openedBy(Section file) {
        Optional<String> id = file.scalar(KEY).map(ScalarNode::getValue).map(String::strip);
        Optional<Flow> opening = id.flatMap(this::find);
        if (id.isPresent() && opening.isEmpty() && !broken.contains(id.get())) {
            file.problems().add(file.scalar(KEY).orElseThrow(), KEY, missing(id.get()));
        }
        return new Flows(opening, flows);
    }

    private Optional<Flow> find(String id) {
        return flows.stream().filter(flow -> flow.id().equals(id)).findFirst();
    }

    private String missing(String id) {
        Collection<String> known = flows.stream().map(Flow::id).toList();
        String remedy = DidYouMean.of(id, known)
                .map(name -> "did you mean " + name + "?")
                .orElse(known.isEmpty() ? "write it, or remove the line" : "there are " + String.join(", ", known));
        return "there is no file flows/" + id + ".yaml; " + remedy;
    }
}
