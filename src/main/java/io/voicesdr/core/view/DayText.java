package io.voicesdr.core.view;

import io.voicesdr.core.text.Language;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A day's figures as people read them in a chat. Pure. */
public final class DayText {

    private DayText() {}

    /** Between two amounts of USD: what tokens cost depends on how many were read and how many written. */
    public record Dollars(double least, double most) {}

    /**
     * The report of {@code day} for the team of {@code company}.
     *
     * @param waiting customers who were told of a person and wait for one now
     * @param cost of the day's tokens; empty when no price is known
     */
    public static String of(Day day, long waiting, Optional<Dollars> cost, String company, String tag) {
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
        lines.add(language.choose(
                        "Esperando uma pessoa agora: ", "Waiting for a person now: ", "Esperando a una persona ahora: ")
                + waiting);
        lines.add(language.choose(
                        "Leads qualificados: %d, ganhos: %d, perdidos: %d",
                        "Leads qualified: %d, won: %d, lost: %d", "Leads calificados: %d, ganados: %d, perdidos: %d")
                .formatted(day.leads(), day.won(), day.lost()));
        if (day.flowSessions() > 0) {
            lines.add(language.choose(
                            "Roteiro concluído: %d de %d", "Flow completed: %d of %d", "Guion completado: %d de %d")
                    .formatted(day.converted(), day.flowSessions()));
        }
        lines.add(language.choose(
                                "Custo do modelo: cerca de %s tokens",
                                "Cost of the model: about %s tokens", "Costo del modelo: cerca de %s tokens")
                        .formatted(grouped(day.tokens(), language))
                + cost.map(dollars -> ", " + words(dollars, language)).orElse(""));
        return String.join("\n", lines);
    }

    private static String grouped(long tokens, Language language) {
        String english = String.format(Locale.ROOT, "%,d", tokens);
        return language.choose(english.replace(',', '.'), english, english.replace(',', '.'));
    }

    private static String words(Dollars cost, Language language) {
        String least = String.format(Locale.ROOT, "%.2f", cost.least());
        String most = String.format(Locale.ROOT, "%.2f", cost.most());
        String span = least.equals(most) ? most : least + language.choose(" a ", " to ", " a ") + most;
        return "US$ " + language.choose(span.replace('.', ','), span, span.replace('.', ','));
    }

    private static String words(Duration time) {
        return time.toSeconds() < 120 ? time.toSeconds() + " s" : time.toMinutes() + " min";
    }
}
