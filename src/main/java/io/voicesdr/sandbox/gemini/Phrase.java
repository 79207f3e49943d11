package io.voicesdr.sandbox.gemini;

/** The sentences of the offline model. {@code %s} is filled by the caller. */
enum Phrase {
    HELLO(
            "Oi! Aqui é %s. Como posso ajudar você hoje?",
            "Hi! This is %s. How can I help you today?", "¡Hola! Soy %s. ¿En qué puedo ayudarte hoy?"),
    HELLO_AGAIN("Oi de novo! Em que posso ajudar?", "Hi again! How can I help?", "¡Hola de nuevo! ¿En qué te ayudo?"),
    HELLO_BEFORE_ANSWER("Oi! Aqui é %s.", "Hi! This is %s.", "¡Hola! Soy %s."),
    THE_ASSISTANT("o atendimento", "the assistant", "el asistente"),
    LIST("Hoje temos:\n%s", "Today we have:\n%s", "Hoy tenemos:\n%s"),
    LOOK("Temos, sim! Olha só:", "We do! Have a look:", "¡Sí, tenemos! Mira:"),
    WHICH_ONE(
            "Quer saber mais sobre algum deles?",
            "Would you like to know more about one of them?",
            "¿Quieres saber más sobre alguno?"),
    UNKNOWN(
            "Essa informação eu não tenho aqui. Vou pedir para alguém da equipe confirmar com você.",
            "I do not have that information here. I will ask someone of the team to confirm it with you.",
            "No tengo esa información aquí. Pediré a alguien del equipo que te la confirme."),
    PERSON(
            "Claro! Vou chamar alguém da equipe para continuar por aqui.",
            "Sure! I will ask someone of the team to carry on here.",
            "¡Claro! Llamaré a alguien del equipo para continuar por aquí."),
    CALLED(
            "A equipe já foi avisada e continua com você por aqui. Enquanto isso, posso ajudar com mais alguma coisa?",
            "The team has been told and will carry on with you here. Is there anything else I can help with meanwhile?",
            "El equipo ya fue avisado y seguirá contigo por aquí. Mientras tanto, ¿te ayudo con algo más?"),
    THANKS(
            "De nada! Se precisar, é só chamar.",
            "You're welcome! Just write if you need anything.",
            "¡De nada! Aquí estoy."),
    BYE("Até mais! Foi um prazer falar com você.", "Bye! It was a pleasure.", "¡Hasta luego! Fue un placer."),
    NO_EARS(
            "Recebi o seu áudio, mas o modelo offline do sandbox não ouve gravações. Você pode escrever?",
            "I got your voice note, but the sandbox's offline model can't hear recordings. Could you write it?",
            "Recibí tu audio, pero el modelo sin conexión del sandbox no oye grabaciones. ¿Puedes escribirlo?"),
    TELL_ME_MORE(
            "Pode me contar um pouco mais do que você procura? Posso ajudar com %s.",
            "Could you tell me a little more about what you are looking for? I can help with %s.",
            "¿Me cuentas un poco más de lo que buscas? Puedo ayudarte con %s.");

    private final String portuguese;
    private final String english;
    private final String spanish;

    Phrase(String portuguese, String english, String spanish) {
        this.portuguese = portuguese;
        this.english = english;
        this.spanish = spanish;
    }

    String in(Tongue tongue, Object... fillings) {
        return switch (tongue) {
            case PORTUGUESE -> portuguese.formatted(fillings);
            case ENGLISH -> english.formatted(fillings);
            case SPANISH -> spanish.formatted(fillings);
        };
    }
}
