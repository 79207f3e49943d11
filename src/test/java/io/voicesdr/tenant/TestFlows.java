package io.voicesdr.tenant;

import io.voicesdr.core.flow.Flow;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/** Flows for tests everywhere, read as the product reads them. */
public final class TestFlows {

    private static final Path SHIPPED = Path.of("src/main/resources/sandbox/tenants");

    private TestFlows() {}

    public static Flow read(String yaml) {
        FlowReader.Reading reading = FlowReader.read("teste", yaml.getBytes(StandardCharsets.UTF_8));
        return reading.flow()
                .orElseThrow(() -> new AssertionError(String.join(
                        "\n", reading.problems().stream().map(Problem::toString).toList())));
    }

    /** The flows that come with the sandbox. */
    public static List<Flow> shipped() {
        return List.of(
                shipped("estudio_norte", "qualificacao"),
                shipped("auto_silva", "concessionaria"),
                shipped("padaria_sol", "agendamento"));
    }

    public static Flow shipped(String id) {
        return shipped().stream()
                .filter(flow -> flow.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private static Flow shipped(String tenant, String id) {
        try {
            byte[] content = Files.readAllBytes(SHIPPED.resolve(tenant + "/flows/" + id + ".yaml"));
            FlowReader.Reading reading = FlowReader.read(id, content);
            return reading.flow().orElseThrow(() -> new AssertionError(id + ": " + reading.problems()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static FlowFiles files(String id) {
        return new FlowFiles(
                List.of(FlowReader.read(id, "nodes: [ { id: fim, type: end } ]".getBytes(StandardCharsets.UTF_8))
                        .flow()
                        .orElseThrow()),
                Set.of(),
                List.of());
    }
}
