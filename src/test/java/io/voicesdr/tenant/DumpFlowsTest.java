package io.voicesdr.tenant;

import java.nio.charset.StandardCharsets;
import java.nio.file.*;
import org.junit.jupiter.api.Test;

class DumpFlowsTest {
    @Test
    void dump() throws Exception {
        StringBuilder all = new StringBuilder();
        for (var c : BrokenFlowFilesTest.cases())
            all.append("### ")
                    .append(c.title())
                    .append('\n')
                    .append(c.file())
                    .append("---\n")
                    .append(BrokenFlowFilesTest.messages(
                            FlowReader.read("teste", c.file().getBytes(StandardCharsets.UTF_8))))
                    .append('\n');
        Files.writeString(Path.of("target/broken.actual"), all.toString());
    }
}
