package io.voicesdr.core.prompt;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;

/** Whole prompts as files, so that a reviewer reads in the diff what the model will read. */
final class Golden {

    private static final Path FOLDER = Path.of("src/test/resources/prompts");

    private Golden() {}

    /** Compares with {@code name}.txt; on a difference leaves {@code name}.txt.actual beside it. */
    static void assertSame(String name, String actual) {
        Path file = FOLDER.resolve(name + ".txt");
        Path other = FOLDER.resolve(name + ".txt.actual");
        try {
            String expected = Files.exists(file) ? Files.readString(file) : "";
            Files.deleteIfExists(other);
            if (!expected.equals(actual + "\n")) {
                Files.writeString(other, actual + "\n");
            }
            assertThat(actual + "\n")
                    .as("%s; what was built lies in %s", file, other)
                    .isEqualTo(expected);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String turns(Prompt prompt) {
        return prompt.turns().stream()
                .map(turn -> "===== " + turn.role() + "\n" + text(turn))
                .collect(Collectors.joining("\n"));
    }

    static String whole(Prompt prompt) {
        return "===== SYSTEM\n" + prompt.system() + "\n" + turns(prompt);
    }

    static String text(Prompt.Turn turn) {
        return turn.parts().stream()
                .map(part -> switch (part) {
                    case Prompt.Part.Text text -> text.text();
                    case Prompt.Part.Media media -> "[" + media.file() + "]";
                })
                .collect(Collectors.joining("\n----- part\n"));
    }
}
