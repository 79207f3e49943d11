package io.voicesdr.core.team;

import io.voicesdr.core.text.Language;

/** Why a person is needed, in words for the team. The codes are those of turns' accounts. Pure. */
public final class Reasons {

    private Reasons() {}

    /**
     * Why a person is called, for the card.
     *
     * @param words the model's own; may be empty
     */
    public static String of(String code, String words, Language language) {
        String reason = of(code, language);
        return words.isBlank() ? reason : reason + " (" + words.strip() + ")";
    }

    private static String of(String code, Language language) {
        return switch (code) {
            case "CUSTOMER_ASKED" ->
                language.choose(
                        "pediu para falar com uma pessoa", "asked for a person", "pidió hablar con una persona");
            case "MODEL_ASKED" ->
                language.choose("o assistente pediu ajuda", "the assistant asked for help", "el asistente pidió ayuda");
            case "FLOW_ENDED" ->
                language.choose(
                        "chegou ao ponto do roteiro em que uma pessoa continua",
                        "reached the point of the flow where a person goes on",
                        "llegó al punto del guion en que sigue una persona");
            case "DAY_LIMIT" ->
                language.choose(
                        "o limite de hoje do assistente foi atingido",
                        "today's limit of the assistant is reached",
                        "se alcanzó el límite de hoy del asistente");
            case "LOW_CONFIDENCE" ->
                language.choose(
                        "o assistente não tem certeza da resposta",
                        "the assistant is not sure of the answer",
                        "el asistente no está seguro de la respuesta");
            case "PROMISED" ->
                language.choose(
                        "o assistente prometeu que uma pessoa viria",
                        "the assistant promised that a person would come",
                        "el asistente prometió que vendría una persona");
            case "REPEATED_FAILURE" ->
                language.choose(
                        "o assistente falhou mais de uma vez",
                        "the assistant failed more than once",
                        "el asistente falló más de una vez");
            case "ANSWER_NOT_GROUNDED" ->
                language.choose(
                        "a resposta tinha algo que não consta no que a empresa informou",
                        "the answer had something in it that the company has not said",
                        "la respuesta tenía algo que la empresa no informó");
            case "" -> language.choose("veja a conversa", "see the conversation", "mira la conversación");
            default -> other(code, language);
        };
    }

    private static String other(String code, Language language) {
        return (code.startsWith("ANSWER_UNFIT")
                        ? language.choose(
                                "a resposta não passou na verificação",
                                "the answer did not pass the check",
                                "la respuesta no pasó la verificación")
                        : language.choose(
                                "nenhuma resposta pôde ser feita",
                                "no answer could be made",
                                "no se pudo hacer ninguna respuesta"))
                + " [" + code + "]";
    }
}
