package io.voicesdr.core.team;

import io.voicesdr.core.text.Language;
import java.util.Optional;
import java.util.stream.Stream;

/** What the lines of a card begin with. Read in every language, so that a change of language loses no card. */
enum Label {
    CUSTOMER("Cliente", "Customer", "Cliente"),
    WHATSAPP("WhatsApp", "WhatsApp", "WhatsApp"),
    CONVERSATION("Conversa", "Conversation", "Conversación"),
    REASON("Motivo", "Reason", "Motivo"),
    POINTS("Pontos", "Points", "Puntos"),
    SUMMARY("Resumo", "Summary", "Resumen"),
    LAST_WORDS("Últimas mensagens", "Last messages", "Últimos mensajes");

    private final String portuguese;
    private final String english;
    private final String spanish;

    Label(String portuguese, String english, String spanish) {
        this.portuguese = portuguese;
        this.english = english;
        this.spanish = spanish;
    }

    String line(Language language, String value) {
        return (language.choose(portuguese, english, spanish) + ": " + value).strip();
    }

    /** What stands behind this label in {@code line}; empty when the line begins otherwise. */
    Optional<String> valueIn(String line) {
        return Stream.of(portuguese, english, spanish)
                .map(word -> word + ":")
                .filter(line::startsWith)
                .map(prefix -> line.substring(prefix.length()).strip())
                .findFirst();
    }
}
