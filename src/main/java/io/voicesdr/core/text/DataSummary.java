package io.voicesdr.core.text;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What is held about a customer, as a text for that customer (LGPD, art. 18). Pure. */
public final class DataSummary {

    private DataSummary() {}

    /**
     * What there is.
     *
     * @param number the digits under which the chat is filed
     * @param name the customer's own display name; empty when none is known
     * @param since when the oldest message was written
     * @param stopped whether the customer wants no messages that they did not ask for
     */
    public record Held(
            String number,
            String name,
            Instant since,
            long fromCustomer,
            long fromBot,
            long fromPerson,
            boolean stopped) {}

    /** The text, some ten short lines. */
    public static String of(String tag, ZoneId zone, Held held, Duration retention, Optional<String> privacyUrl) {
        Language language = Language.of(tag);
        List<String> lines = new ArrayList<>();
        lines.add(language.choose(
                "Estes são os dados que temos sobre você:",
                "This is the data we hold about you:",
                "Estos son los datos que tenemos sobre ti:"));
        lines.add(language.choose("• Número: ", "• Number: ", "• Número: ") + held.number());
        if (!held.name().isEmpty()) {
            lines.add(language.choose("• Nome no perfil: ", "• Name on your profile: ", "• Nombre en el perfil: ")
                    + held.name());
        }
        lines.add(language.choose(
                        "• Mensagens desta conversa desde %s: %d suas, %d da assistente virtual, %d da equipe",
                        "• Messages of this chat since %s: %d from you, %d from the virtual assistant, %d from the team",
                        "• Mensajes de esta conversación desde %s: %d tuyos, %d de la asistente virtual, %d del equipo")
                .formatted(
                        date(held.since().atZone(zone).toLocalDate(), language),
                        held.fromCustomer(),
                        held.fromBot(),
                        held.fromPerson()));
        if (held.stopped()) {
            lines.add(language.choose(
                    "• Você pediu para não receber mensagens nossas sem ter escrito antes",
                    "• You asked not to be messaged unless you write first",
                    "• Pediste no recibir mensajes nuestros sin haber escrito antes"));
        }
        lines.add(language.choose(
                        "• Ficam no WhatsApp da empresa e no sistema que o liga à assistente, por até %d dias; para responder, a conversa é processada por um serviço de inteligência artificial (Google Gemini)",
                        "• They are kept in the company's WhatsApp and the system that connects it to the assistant, for up to %d days; to answer, the chat is processed by an artificial intelligence service (Google Gemini)",
                        "• Se guardan en el WhatsApp de la empresa y en el sistema que lo une a la asistente, hasta %d días; para responder, la conversación se procesa con un servicio de inteligencia artificial (Google Gemini)")
                .formatted(retention.toDays()));
        privacyUrl.ifPresent(
                url -> lines.add(language.choose("• Privacidade: ", "• Privacy: ", "• Privacidad: ") + url));
        lines.add(language.choose(
                "Para apagar, escreva APAGAR MEUS DADOS. Para não receber mais mensagens, escreva SAIR.",
                "To have it erased, write DELETE MY DATA. To receive no more messages, write STOP.",
                "Para borrarlos, escribe BORRAR MIS DATOS. Para no recibir más mensajes, escribe BAJA."));
        return String.join("\n", lines);
    }

    private static String date(LocalDate date, Language language) {
        return language == Language.ENGLISH
                ? date.toString()
                : "%02d/%02d/%d".formatted(date.getDayOfMonth(), date.getMonthValue(), date.getYear());
    }
}
