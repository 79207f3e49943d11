package io.voicesdr.tenant;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Month;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.TextStyle;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SpokenTimeTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "pt-BR | sábado, 21 de novembro de 2026, 23:05",
                "en    | Saturday, 21 November 2026, 23:05",
                "es    | sábado, 21 de noviembre de 2026, 23:05"
            })
    void moment_isToldInTheTenantsZoneAndLanguage(String language, String words) {
        Instant nextDayInLondon = Instant.parse("2026-11-22T02:05:59Z");

        assertThat(SpokenTime.of(nextDayInLondon, ZoneId.of("America/Sao_Paulo"), language))
                .isEqualTo(words);
    }

    @ParameterizedTest
    @ValueSource(strings = {"pt-BR", "en", "es"})
    void everyDayAndMonth_isTheLocalesOwnWord(String language) {
        Locale locale = Locale.forLanguageTag(language);
        for (LocalDate day = LocalDate.of(2026, 1, 1); day.getYear() == 2026; day = day.plusDays(25)) {
            assertThat(words(day, language))
                    .contains(day.getMonth().getDisplayName(TextStyle.FULL, locale))
                    .contains(day.getDayOfWeek().getDisplayName(TextStyle.FULL, locale));
        }
    }

    @Test
    void theTest_passesEveryWord() {
        var days = LocalDate.of(2026, 1, 1)
                .datesUntil(LocalDate.of(2027, 1, 1), java.time.Period.ofDays(25))
                .toList();

        assertThat(days.stream().map(LocalDate::getMonth).distinct()).hasSize(Month.values().length);
        assertThat(days.stream().map(LocalDate::getDayOfWeek).distinct()).hasSize(DayOfWeek.values().length);
    }

    private static String words(LocalDate day, String language) {
        return SpokenTime.of(day.atStartOfDay(ZoneOffset.UTC).toInstant(), ZoneOffset.UTC, language);
    }
}
