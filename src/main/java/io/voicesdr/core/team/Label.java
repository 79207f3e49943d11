package io.voicesdr.core.team;

import io.voicesdr.core.text.Language;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** What the lines of a card begin with. Read in every language, so that a change of language loses no card. */
enum Label {
    CUSTOMER("Cliente", "Customer", "Cliente"),
    WHATSAPP("WhatsApp", "WhatsApp", "WhatsApp"),
    CONVERSATION("Conversa", "Conversation", "Conversación"),
    REASON("Motivo", "Reason", "Motivo"),
    POINTS("Pontos", "Points", "Puntos"),
    SUMMARY("Resumo", "Summary", "Resumen"),
    LAST_WORDS("Últimas mensagens", "Last messages", "Últimos mensajes");

    private static final Map<String, Label> BY_WORD = byWord();

    private final String portuguese;
    private final String english;
    private final String spanish;

    Label(String portuguese, String english, String spanish) {
        this.portuguese = portuguese;
        this.english = english;
        this.spanish = spanish;
    }

    private static Map<String, Label> byWord() {
        Map<String, Label> labels = new HashMap<>();
        for (Label label : values()) {
            labels.put(label.portuguese, label);
            labels.put(label.english, label);
            labels.put(label.spanish, label);
        }
        return Map.copyOf(labels);
    }

    String line(Language language, String value) {
        return (language.choose(portuguese, english, spanish) + ": " + value).strip();
    }

    /** The label that {@code line} begins with, in any language. */
    static Optional<Label> of(String line) {
        int colon = line.indexOf(':');
        return colon < 0 ? Optional.empty() : Optional.ofNullable(BY_WORD.get(line.substring(0, colon)));
    }

    /** What stands behind the label that {@code line} begins with. */
    static String valueIn(String line) {
        return line.substring(line.indexOf(':') + 1).strip();
    }
}
