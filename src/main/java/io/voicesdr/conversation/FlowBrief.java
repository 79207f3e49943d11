package io.voicesdr.conversation;

import io.voicesdr.core.flow.Line;
import io.voicesdr.core.flow.Wanted;
import io.voicesdr.core.text.Language;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Tells the model what a flow expects of its answer. Only words of the flow's author and of ours: what customers wrote
 * has no place in the system text. Pure.
 */
final class FlowBrief {

    private FlowBrief() {}

    /** {@code persona} and, where a flow has something to say, a section below it. */
    static String with(String persona, Wanted.AskModel flow, String language) {
        List<String> rules = rules(flow, Language.of(language));
        if (rules.isEmpty()) {
            return persona;
        }
        String title = Language.of(language).choose("## Nesta etapa", "## At this step", "## En esta etapa");
        return persona.strip() + "\n\n" + title + "\n"
                + rules.stream().map(rule -> "- " + rule).collect(Collectors.joining("\n"));
    }

    private static List<String> rules(Wanted.AskModel flow, Language language) {
        List<String> rules = new ArrayList<>();
        if (!flow.goal().isBlank()) {
            rules.add(language.choose("Objetivo: ", "Goal: ", "Objetivo: ")
                    + flow.goal().strip());
        }
        if (!flow.until().isEmpty()) {
            rules.add(language.choose(
                            "Quando for este o caso, escreva em intent exatamente uma destas palavras: %s",
                            "When this is the case, write exactly one of these words in intent: %s",
                            "Cuando sea este el caso, escribe en intent exactamente una de estas palabras: %s")
                    .formatted(String.join(", ", flow.until())));
        }
        if (!flow.before().isEmpty()) {
            rules.add(language.choose(
                    "O sistema já cumprimenta o cliente antes da sua resposta: não cumprimente de novo.",
                    "The system greets the customer before your answer: do not greet again.",
                    "El sistema saluda al cliente antes de tu respuesta: no saludes de nuevo."));
        }
        if (!flow.after().isEmpty()) {
            rules.add(language.choose(
                            "Responda só ao que o cliente perguntou ou mandou, em uma mensagem curta, sem fazer perguntas: logo depois o sistema pergunta %s.",
                            "Answer only what the customer asked or sent, in one short message, without asking anything: right after it the system asks %s.",
                            "Responde solo lo que el cliente preguntó o envió, en un mensaje corto, sin preguntar nada: enseguida el sistema pregunta %s.")
                    .formatted(nodes(flow.after())));
        }
        return rules;
    }

    private static String nodes(List<Line> lines) {
        return lines.stream().map(Line::node).distinct().collect(Collectors.joining(", "));
    }
}
