package io.voicesdr.tenant;

import java.util.Optional;
import org.yaml.snakeyaml.DumperOptions.ScalarStyle;
import org.yaml.snakeyaml.nodes.ScalarNode;

/**
 * Reads {@code system_prompt} and finds the file's line for a line of the prompt.
 *
 * @param source the whole file, for the lines of folded and quoted prompts
 */
record SystemPrompt(Personas personas, String source) {

    static final String KEY = "system_prompt";
    private static final int MAX_CHARACTERS = 100_000;

    /** Empty when absent or refused; both have been reported then. */
    Optional<String> read(Section file, String whatToWrite) {
        Optional<String> prompt = file.require(KEY, Values.text(MAX_CHARACTERS), whatToWrite);
        if (prompt.isEmpty()) {
            return prompt;
        }
        ScalarNode node = file.scalar(KEY).orElseThrow();
        int before = file.problems().list().size();
        personas.check(
                node.getValue(), (problem, line) -> file.problems().add(lineInFile(node, line, problem), KEY, problem));
        return file.problems().list().size() == before ? prompt : Optional.empty();
    }

    /** A literal block keeps its lines; any other style folds them, so what the message begins with is looked for. */
    private int lineInFile(ScalarNode node, int lineInPrompt, String problem) {
        int first = Problems.lineOf(node);
        if (node.getScalarStyle() == ScalarStyle.LITERAL) {
            return first + lineInPrompt;
        }
        String written = problem.substring(0, problem.indexOf('}') + 1);
        int last = node.getEndMark().getLine() + 1;
        var lines = source.lines().toList();
        for (int line = first; !written.isEmpty() && line <= Math.min(last, lines.size()); line++) {
            if (lines.get(line - 1).contains(written)) {
                return line;
            }
        }
        return first;
    }
}
