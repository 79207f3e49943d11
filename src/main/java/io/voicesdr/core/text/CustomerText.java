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
    /** Nobody is there; {when} is filled in. */
    BACK_AT(
            "Nosso atendimento está fechado agora. Voltamos {when} e respondemos por aqui.",
            "We are closed right now. We are back {when} and will answer you here.",
            "Nuestra atención está cerrada ahora. Volvemos {when} y te respondemos por aquí."),
    /** Nobody is there, and no opening is in sight. */
    NOBODY_THERE(
            "Nosso atendimento está fechado agora. Assim que voltarmos, respondemos por aqui.",
            "We are closed right now. We will answer you here as soon as we are back.",
            "Nuestra atención está cerrada ahora. Te respondemos por aquí en cuanto volvamos."),
    /** Ends the news that a person goes on while nobody is there; {when} is filled in. */
    PERSON_BACK_AT("Nossa equipe volta {when}.", "Our team is back {when}.", "Nuestro equipo vuelve {when}."),
    STOPPED(
            "Pronto: não vamos mais te escrever por conta própria. Se você escrever, respondemos. Para voltar a receber, envie INICIAR.",
            "Done: we won't message you on our own any more. If you write, we answer. To receive messages again, send START.",
            "Listo: no te escribiremos más por nuestra cuenta. Si escribes, respondemos. Para volver a recibir, envía INICIAR."),
    RETURNED(
            "Que bom ter você de volta! Podemos te escrever de novo. Para parar, é só enviar SAIR.",
            "Good to have you back! We may message you again. To stop, just send STOP.",
            "¡Qué bueno tenerte de vuelta! Podemos escribirte de nuevo. Para parar, envía SAIR."),
    FORGOTTEN(
            "Pronto. A partir de agora não usamos mais nada do que foi dito antes nesta conversa, e a equipe foi avisada para apagar os registros. Se quiser falar com a gente, é só escrever.",
            "Done. From now on we use nothing of what was said before in this chat, and the team has been told to erase the records. If you want to talk to us, just write.",
            "Listo. Desde ahora no usamos nada de lo dicho antes en esta conversación, y se avisó al equipo para borrar los registros. Si quieres hablar con nosotros, solo escribe."),
    /** Under the file with what is held about the customer. */
    DATA_FILE(
            "Aqui está tudo em um arquivo, para você guardar.",
            "Here is all of it in a file, for you to keep.",
            "Aquí está todo en un archivo, para que lo guardes."),
    /** {company} is filled in. */
    ASSISTANT(
            "Olá! Você está falando com a assistente virtual da {company}.",
            "Hello! You are talking to the virtual assistant of {company}.",
            "¡Hola! Estás hablando con la asistente virtual de {company}."),
    /** Follows {@link #ASSISTANT}; {address} is filled in. */
    PRIVACY(
            "Como cuidamos dos seus dados: {address}",
            "How we look after your data: {address}",
            "Cómo cuidamos tus datos: {address}"),
    CONSENT_ASKED(
            "Podemos te escrever depois para dar continuidade? Responda SIM ou NÃO.",
            "May we message you later to follow up? Reply YES or NO.",
            "¿Podemos escribirte después para dar seguimiento? Responde SÍ o NO."),
    CONSENT_GIVEN(
            "Combinado! Se mudar de ideia, é só enviar SAIR.",
            "Great! If you change your mind, just send STOP.",
            "¡De acuerdo! Si cambias de idea, envía SAIR."),
    CONSENT_REFUSED(
            "Tudo bem, não vamos te escrever por conta própria. Quando precisar, é só chamar.",
            "All right, we won't message you on our own. Whenever you need us, just write.",
            "Está bien, no te escribiremos por nuestra cuenta. Cuando nos necesites, escríbenos."),
    /** The day's limit is reached. */
    DAY_LIMIT(
            "Hoje a assistente virtual já não consegue responder mais. Uma pessoa da nossa equipe continua com você por aqui assim que puder.",
            "The virtual assistant can't answer any more today. Someone on our team will carry on with you here as soon as they can.",
            "Hoy la asistente virtual ya no puede responder más. Una persona de nuestro equipo sigue contigo por aquí en cuanto pueda."),
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
            "Que nota você dá para este atendimento, de um a cinco?",
            "How would you rate this service, from one to five?",
            "¿Qué nota le das a esta atención, de uno a cinco?"),
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
