package io.voicesdr.conversation;

import io.voicesdr.conversation.tool.Toolbox;
import io.voicesdr.core.answer.Answer;
import io.voicesdr.core.prompt.Prompt;
import io.voicesdr.core.tenant.Tenant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BiFunction;

/** A model that says what the test wants, and remembers what it was asked. */
final class FakeModel implements LanguageModel {

    static final Usage USAGE = new Usage("fake", 1, 900, 0, 100);

    final List<Prompt> asked = new CopyOnWriteArrayList<>();

    /** What it was offered at each ask. */
    final List<Toolbox> offered = new CopyOnWriteArrayList<>();

    /** From the number of the call, from 1, and the prompt to the outcome. */
    volatile BiFunction<Integer, Prompt, Outcome> outcome =
            (number, prompt) -> new Outcome.Answered(Answer.ofText("Resposta " + number), USAGE);

    @Override
    public Outcome ask(Tenant tenant, Prompt prompt, Toolbox tools) {
        asked.add(prompt);
        offered.add(tools);
        return outcome.apply(asked.size(), prompt);
    }
}
