package io.voicesdr.core.flow;

import java.util.List;

/**
 * Words with which a customer leaves the way, when a message is nothing but one of them.
 *
 * @param restart begin the flow again, also after it has ended
 * @param back ask the previous question again
 * @param person a person must go on
 */
public record Escapes(List<String> restart, List<String> back, List<String> person) {
    /** What a flow has that names no words of its own. */
    public static final Escapes DEFAULTS = new Escapes(
            List.of("menu", "início", "recomeçar", "começar de novo"),
            List.of("voltar", "volta"),
            List.of(
                    "atendente",
                    "humano",
                    "pessoa",
                    "falar com atendente",
                    "falar com um atendente",
                    "falar com uma atendente",
                    "falar com uma pessoa",
                    "falar com um humano",
                    "quero falar com um atendente",
                    "quero falar com uma pessoa",
                    "quero um atendente"));

    public Escapes {
        restart = List.copyOf(restart);
        back = List.copyOf(back);
        person = List.copyOf(person);
    }
}
