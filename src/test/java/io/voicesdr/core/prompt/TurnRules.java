package io.voicesdr.core.prompt;

import static org.assertj.core.api.Assertions.assertThat;

import io.voicesdr.core.prompt.Prompt.Role;
import io.voicesdr.core.prompt.Prompt.Turn;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The turn rules of gemini/CONTRACT.md §1.2, and that the prompt can be written as JSON at all. */
final class TurnRules {

    private TurnRules() {}

    static void assertHold(Prompt prompt) {
        List<Turn> turns = prompt.turns();
        assertThat(turns).isNotEmpty();
        assertThat(turns.getFirst().role()).as("first turn").isEqualTo(Role.USER);
        assertThat(turns.getLast().role()).as("last turn").isEqualTo(Role.USER);
        for (int i = 0; i < turns.size(); i++) {
            assertThat(turns.get(i).role()).as("turn " + i).isEqualTo(i % 2 == 0 ? Role.USER : Role.MODEL);
            assertThat(turns.get(i).parts()).isNotEmpty();
            assertThat(Golden.text(turns.get(i))).isNotBlank();
        }
        assertThat(StandardCharsets.UTF_8.newEncoder().canEncode(Golden.whole(prompt)))
                .isTrue();
    }
}
