package io.voicesdr.core.grounding;

import java.util.Arrays;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;

/** Families of words that make a number a quantity; a source with another word of the family names the same thing. */
enum Unit {
    INSTALMENTS("x", "vez", "vezes", "parcela", "parcelas", "prestacao", "prestacoes", "instalments", "cuotas"),
    STOCK(
            "unidade",
            "unidades",
            "unid",
            "un",
            "peca",
            "pecas",
            "estoque",
            "disponivel",
            "disponiveis",
            "vaga",
            "vagas",
            "restam",
            "resta",
            "restante",
            "restantes",
            "units",
            "stock",
            "left",
            "available",
            "unidad",
            "quedan"),
    DAYS("dia", "dias", "uteis", "util", "day", "days", "semana", "semanas", "week", "weeks"),
    HOURS("hora", "horas", "hour", "hours", "min", "minuto", "minutos", "minutes"),
    MONTHS("mes", "meses", "month", "months", "ano", "anos", "year", "years", "anual", "mensal"),
    DISTANCE("km", "quilometro", "quilometros", "quilometragem", "metro", "metros", "m", "cm", "mm", "m²", "miles"),
    WEIGHT("kg", "quilo", "quilos", "g", "gramas", "litro", "litros", "l", "ml", "toneladas"),
    ROOM("lugar", "lugares", "portas", "quarto", "quartos", "suites", "banheiros", "assentos", "seats", "doors"),
    POWER("cv", "cavalos", "hp", "watts", "w", "volts", "v", "gb", "tb", "mb", "polegadas");

    private final Set<String> words;

    Unit(String... words) {
        this.words = Set.of(words);
    }

    /** The family that {@code word} belongs to. */
    static Optional<Unit> of(String word) {
        return Arrays.stream(values()).filter(unit -> unit.words.contains(word)).findFirst();
    }

    /** Whether one of {@code others} is of this family. */
    boolean isAmong(Collection<String> others) {
        return others.stream().anyMatch(words::contains);
    }
}
