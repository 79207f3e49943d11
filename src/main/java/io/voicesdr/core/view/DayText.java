package io.voicesdr.core.view;

import io.voicesdr.core.text.Language;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** A day's figures as people read them in a chat. Pure. */
public final class DayText {

    private DayText() {}

    /** The report of {@code day} for the team of {@code company}. */
    public static String of(Day day, String company, String tag) {
        Language language = Language.of(tag);
        List<String> lines = new ArrayList<>();
        lines.add(language.choose("📊 %s, %02d/%02d", "📊 %s, %3$02d-%2$02d", "📊 %s, %02d/%02d")
                .formatted(company, day.date().getDayOfMonth(), day.date().getMonthValue()));
        lines.add(language.choose("Clientes que escreveram: ", "Customers who wrote: ", "Clientes que escribieron: ")
                + day.users());
        lines.add(language.choose("Conversas novas: ", "New conversations: ", "Conversaciones nuevas: ")
                + day.sessions());
        lines.add(language.choose(
                        "Mensagens: %d dos clientes, %d da assistente, %d da equipe",
                        "Messages: %d from customers, %d from the assistant, %d from the team",
                        "Mensajes: %d de clientes, %d de la asistente, %d del equipo")
                .formatted(day.fromCustomer(), day.fromBot(), day.fromPerson()));
        lines.add(language.choose(
                        "Perguntas respondidas: %d de %d",
                        "Questions answered: %d of %d", "Preguntas respondidas: %d de %d")
                .formatted(day.answered(), day.questions()));
        day.responseTimes()
                .median()
                .ifPresent(time -> lines.add(
                        language.choose("Tempo até a resposta: ", "Time to the answer: ", "Tiempo hasta la respuesta: ")
                                + words(time)));
        lines.add(language.choose("Passadas para uma pessoa: ", "Handed to a person: ", "Pasadas a una persona: ")
                + day.handovers());
        if (day.flowSessions() > 0) {
            lines.add(language.choose(
                            "Roteiro concluído: %d de %d", "Flow completed: %d of %d", "Guion completado: %d de %d")
                    .formatted(day.converted(), day.flowSessions()));
        }
        return String.join("\n", lines);
    }

    private static String words(Duration time) {
        return time.toSeconds() < 120 ? time.toSeconds() + " s" : time.toMinutes() + " min";
    }
}
