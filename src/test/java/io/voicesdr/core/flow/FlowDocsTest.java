package io.voicesdr.core.flow;

import static org.assertj.core.api.Assertions.assertThat;

import io.voicesdr.tenant.TestFlows;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The diagrams in docs/flows.md are those of the shipped files. A page that is out of date is written to target. */
class FlowDocsTest {

    private static final Path PAGE = Path.of("docs/flows.md");
    private static final String MARK = "Generated from the files by `FlowDocsTest`.\n";

    @Test
    void diagrams_areThoseOfTheFiles() throws IOException {
        String page = Files.readString(PAGE);
        String words = page.substring(0, page.indexOf(MARK) + MARK.length());
        StringBuilder fresh = new StringBuilder(words);
        for (Flow flow : TestFlows.shipped()) {
            fresh.append("\n### ")
                    .append(flow.name())
                    .append(" (`")
                    .append(flow.id())
                    .append(".yaml`)\n\n");
            fresh.append("```mermaid\n").append(FlowDiagram.of(flow)).append("```\n");
        }
        if (!page.contentEquals(fresh)) {
            Files.writeString(Path.of("target/flows.md"), fresh);
        }
        assertThat(page).isEqualTo(fresh.toString());
    }

    /** Who begins with it gets a flow that is read. */
    @Test
    void theExample_isAFlow() throws IOException {
        String page = Files.readString(PAGE);
        int begin = page.indexOf("```yaml\n") + "```yaml\n".length();

        Flow flow = TestFlows.read(page.substring(begin, page.indexOf("```", begin)));

        assertThat(flow.name()).isEqualTo("Vendas");
        assertThat(flow.nodes()).hasSize(7);
    }
}
