package io.voicesdr.core.prompt;

import io.voicesdr.core.grounding.Finding;
import io.voicesdr.core.grounding.ToolResult;
import io.voicesdr.core.prompt.Prompt.Part;
import io.voicesdr.core.prompt.Prompt.Role;
import io.voicesdr.core.prompt.Prompt.Turn;
import io.voicesdr.core.text.Language;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Asks for an answer anew that claimed what stands nowhere (law 8). Pure. */
public final class Correction {

    private Correction() {}

    /**
     * {@code prompt}, then what was answered to it, then what of that stands nowhere.
     *
     * @param said the bubbles that were not sent, at least one
     * @param findings at least one
     * @param lookedUp what tools said while that answer was made: it is not in {@code prompt}
     */
    public static Prompt of(
            Prompt prompt, String language, List<String> said, List<Finding> findings, List<ToolResult> lookedUp) {
        String claims = findings.stream()
                .map(finding -> "\"" + Untrusted.text(finding.quote()) + "\"")
                .collect(Collectors.joining(", "));
        Turn answer = new Turn(Role.MODEL, List.of(new Part.Text(String.join("\n", said))));
        Stream<String> data = lookedUp.stream()
                .map(result -> Note.TOOL.in(Language.of(language), Untrusted.line(result.name(), 64)) + "\n"
                        + Untrusted.text(result.text()));
        Stream<String> verdict = Stream.of(Note.NOT_GROUNDED.in(Language.of(language), claims));
        Turn note = new Turn(
                Role.USER,
                Stream.concat(data, verdict).<Part>map(Part.Text::new).toList());
        return new Prompt(
                prompt.system(),
                Stream.concat(prompt.turns().stream(), Stream.of(answer, note)).toList());
    }
}
