package io.voicesdr.core.prompt;

import io.voicesdr.core.grounding.Finding;
import io.voicesdr.core.prompt.Prompt.Part;
import io.voicesdr.core.prompt.Prompt.Role;
import io.voicesdr.core.prompt.Prompt.Turn;
import io.voicesdr.core.text.Language;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Asks for an answer anew that claimed what stands nowhere (DESIGN law 8). Pure. */
public final class Correction {

    private Correction() {}

    /**
     * {@code prompt}, then what was answered to it, then what of that stands nowhere.
     *
     * @param said the bubbles that were not sent, at least one
     * @param findings at least one
     */
    public static Prompt of(Prompt prompt, String language, List<String> said, List<Finding> findings) {
        String claims = findings.stream()
                .map(finding -> "\"" + Untrusted.text(finding.quote()) + "\"")
                .collect(Collectors.joining(", "));
        Turn answer = new Turn(Role.MODEL, List.of(new Part.Text(String.join("\n", said))));
        Turn note = new Turn(Role.USER, List.of(new Part.Text(Note.NOT_GROUNDED.in(Language.of(language), claims))));
        return new Prompt(
                prompt.system(),
                Stream.concat(prompt.turns().stream(), Stream.of(answer, note)).toList());
    }
}
