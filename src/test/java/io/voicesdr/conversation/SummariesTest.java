package io.voicesdr.conversation;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Long conversations as files in {@code src/test/resources/summaries}, in the language of the desk's README: what the model
 * was given to sum up, and what it was told of before.
 */
class SummariesTest {

    private static final Path FOLDER = Path.of("src/test/resources/summaries");

    static List<String> cases() throws IOException {
        return ScriptFiles.names(FOLDER);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void longConversation_saysWhatIsWritten(String name) throws IOException {
        ScriptFiles.check(FOLDER.resolve(name), DeskPlay::of);
    }
}
