package io.voicesdr.core.view;

import static org.assertj.core.api.Assertions.assertThat;

import io.voicesdr.core.view.DayText.Dollars;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The report of a day as the team reads it. */
class DayTextTest {
    private static final Day DAY = new Day(
            LocalDate.parse("2026-11-23"),
            480,
            230,
            221,
            29,
            61,
            64,
            212,
            209,
            4,
            6,
            2,
            1,
            Percentiles.of(List.of(Duration.ofSeconds(7))),
            50,
            21,
            1_260_000);

    @Test
    void portuguese() {
        assertThat(DayText.of(DAY, 3, Optional.of(new Dollars(0.378, 3.15)), "Auto Silva", "pt-BR"))
                .isEqualTo("""
                📊 Auto Silva, 23/11
                Clientes que escreveram: 61
                Conversas novas: 64
                Mensagens: 230 dos clientes, 221 da assistente, 29 da equipe
                Perguntas respondidas: 209 de 212
                Tempo até a resposta: 7 s
                Passadas para uma pessoa: 4
                Esperando uma pessoa agora: 3
                Leads qualificados: 6, ganhos: 2, perdidos: 1
                Roteiro concluído: 21 de 50
                Custo do modelo: cerca de 1.260.000 tokens, US$ 0,38 a 3,15""");
    }

    @Test
    void english_withoutAKnownPrice() {
        assertThat(DayText.of(DAY, 0, Optional.empty(), "Auto Silva", "en"))
                .startsWith("📊 Auto Silva, 11-23\n")
                .contains("\nWaiting for a person now: 0\nLeads qualified: 6, won: 2, lost: 1\n")
                .endsWith("\nCost of the model: about 1,260,000 tokens");
    }

    @Test
    void spanish_ofACheapDay() {
        assertThat(DayText.of(DAY, 1, Optional.of(new Dollars(0.001, 0.004)), "Auto Silva", "es"))
                .contains("\nEsperando a una persona ahora: 1\nLeads calificados: 6, ganados: 2, perdidos: 1\n")
                .endsWith("\nCosto del modelo: cerca de 1.260.000 tokens, US$ 0,00");
    }
}
