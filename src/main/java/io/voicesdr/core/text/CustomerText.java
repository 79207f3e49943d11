package io.voicesdr.core.text;

/** The sentences the product itself says to customers; everything else is the model's or the tenant's. */
public enum CustomerText {
    /** No model could make an answer: honest, short, promises a person. */
    COULD_NOT_ANSWER(
            "Desculpe, não consegui responder agora. Já avisei a equipe e alguém continua por aqui.",
            "Sorry, I could not answer just now. I have told the team and someone will carry on here.",
            "Disculpa, no pude responder ahora. Ya avisé al equipo y alguien continuará por aquí."),
    /** The model refused, or what it said must not be sent. */
    BETTER_WITH_A_PERSON(
            "Sobre isso é melhor alguém da equipe falar com você. Já deixei avisado por aqui.",
            "For this it is better that someone of the team talks to you. I have let them know.",
            "Sobre esto es mejor que alguien del equipo hable contigo. Ya les avisé.");

    private final String portuguese;
    private final String english;
    private final String spanish;

    CustomerText(String portuguese, String english, String spanish) {
        this.portuguese = portuguese;
        this.english = english;
        this.spanish = spanish;
    }

    /** The sentence in the language of the BCP 47 tag; Portuguese for any that we do not speak. */
    public String in(String language) {
        return switch (language.length() < 2 ? "pt" : language.substring(0, 2)) {
            case "en" -> english;
            case "es" -> spanish;
            default -> portuguese;
        };
    }
}
