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
            "O resto te mando por escrito.",
            "I'm sending you the rest in writing.",
            "El resto te lo mando por escrito."),
    /** A voice note could not be fetched or listened to. */
    COULD_NOT_HEAR(
            "Desculpe, não consegui ouvir o seu áudio. Você pode gravar de novo ou escrever, por favor?",
            "Sorry, I couldn't listen to your voice note. Could you record it again or write it, please?",
            "Disculpa, no pude escuchar tu audio. ¿Puedes grabarlo de nuevo o escribirlo, por favor?"),
    /** A voice note is longer than we listen to. */
    NOTE_TOO_LONG(
            "O seu áudio é longo demais para eu ouvir por aqui. Você pode mandar um mais curto ou escrever, por favor?",
            "Your voice note is too long for me to listen to here. Could you send a shorter one or write it, please?",
            "Tu audio es demasiado largo para escucharlo por aquí. ¿Puedes enviar uno más corto o escribirlo, por favor?"),
    /** Something came that this version of the product does not know. */
    CANT_READ_THIS(
            "Ainda não consigo abrir esse tipo de mensagem por aqui. Você pode me contar por escrito, por áudio ou com uma foto?",
            "I can't open this kind of message here yet. Could you tell me in writing, by voice or with a picture?",
            "Todavía no puedo abrir este tipo de mensaje por aquí. ¿Puedes contármelo por escrito, por audio o con una foto?"),
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

    /** Whether {@code text} is this sentence, in any of its languages. */
    public boolean isSaidIn(String text) {
        String said = text.strip();
        return said.equals(portuguese) || said.equals(english) || said.equals(spanish);
    }

    /** The sentence in the language of the BCP 47 tag; Portuguese for any that we do not speak. */
    public String in(String language) {
        return Language.of(language).choose(portuguese, english, spanish);
    }
}
