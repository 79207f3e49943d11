package io.voicesdr.core.text;

/** The sentences the product itself says to customers; everything else is the model's or the tenant's. */
public enum CustomerText {
    /** No model could make an answer: honest, short. Promises only what holds: the team sees the same chat. */
    COULD_NOT_ANSWER(
            "Desculpe, não consegui te responder agora. Nossa equipe vê esta conversa e continua com você por aqui assim que puder.",
            "Sorry, I couldn't answer you just now. Our team sees this chat and will carry on with you here as soon as they can.",
            "Disculpa, no pude responderte ahora. Nuestro equipo ve esta conversación y sigue contigo por aquí en cuanto pueda."),
    /** The model refused, or what it said must not be sent. */
    BETTER_WITH_A_PERSON(
            "Sobre isso, é melhor você falar com uma pessoa da nossa equipe. Ela continua com você por aqui assim que puder.",
            "For this, it's better that you talk to someone on our team. They will carry on with you here as soon as they can.",
            "Sobre esto, es mejor que hables con una persona de nuestro equipo. Sigue contigo por aquí en cuanto pueda."),
    /** Ends a voice note that says only the beginning of a long answer. */
    REST_IN_WRITING(
            "O resto te mando por escrito.", "I'm sending you the rest in writing.", "El resto te lo mando por escrito."),
    /** Goes before something to be copied when nothing else is said: one bubble of a turn must carry the mark. */
    HERE_IT_IS("Aqui está:", "Here it is:", "Aquí está:");

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
        return Language.of(language).choose(portuguese, english, spanish);
    }
}
