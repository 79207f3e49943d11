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
    /** The customer asked for a person. */
    PERSON_CALLED(
            "Certo! Já estou chamando uma pessoa da nossa equipe. Ela continua com você por aqui assim que puder.",
            "Of course! I'm calling someone on our team. They will carry on with you here as soon as they can.",
            "¡Claro! Estoy llamando a una persona de nuestro equipo. Sigue contigo por aquí en cuanto pueda."),
    /** No answer could be made, and a person has been called already. */
    STILL_CALLING(
            "Ainda não consigo te responder isso, mas nossa equipe já foi avisada.",
            "I still can't answer this, but our team has already been told.",
            "Todavía no puedo responderte esto, pero nuestro equipo ya fue avisado."),
    /** A conversation with a person has ended. */
    ASK_RATING(
            "De 1 a 5, que nota você dá para este atendimento?",
            "From 1 to 5, how would you rate this service?",
            "Del 1 al 5, ¿qué nota le das a esta atención?"),
    RATING_THANKS("Obrigado pela sua nota!", "Thank you for your rating!", "¡Gracias por tu nota!"),
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
