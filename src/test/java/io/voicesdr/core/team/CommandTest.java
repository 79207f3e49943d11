package io.voicesdr.core.team;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What people write in the team chat. */
class CommandTest {

    @ParameterizedTest
    @CsvSource({
        "/bot 5511999990001, GIVE_BACK",
        "/BOT +55 (11) 99999-0001, GIVE_BACK",
        "/ bot 11 99999-0001, GIVE_BACK",
        "/bot https://wa.me/5511999990001, GIVE_BACK",
        "/resume 5511999990001, GIVE_BACK",
        "/volver 5511999990001, GIVE_BACK",
        "/pausa 5511999990001, PAUSE",
        "/pause 5511999990001, PAUSE",
        "/assumo 5511999990001, TAKE",
        "/contatado 5511999990001, CONTACTED",
        "/ganho 5511999990001, WON",
        "/won 5511999990001, WON",
        "/perdido 5511999990001, LOST",
    })
    void command_withANumber_isAboutThatCustomer(String text, Verb verb) {
        Command command = Command.in(text).orElseThrow();
        assertThat(command.verb()).isEqualTo(verb);
        assertThat(CustomerNumber.of(command.digits().orElseThrow())).isEqualTo(CustomerNumber.of("5511999990001"));
    }

    @ParameterizedTest
    @CsvSource({
        "/pausa 5511999990001 2h, 5511999990001, 120",
        "/pausa 5511999990001 30m, 5511999990001, 30",
        "/pausa +55 11 99999-0001 45 min, 5511999990001, 45",
        "/pausa 188877766655544@lid 3d, 188877766655544, 4320",
    })
    void pause_mayHaveALength(String text, String digits, long minutes) {
        assertThat(Command.in(text)).contains(Command.pause(digits, Optional.of(Duration.ofMinutes(minutes))));
    }

    @Test
    void command_withoutANumber_isAboutTheCardItRepliesTo() {
        assertThat(Command.in("/ganho").orElseThrow().digits()).isEmpty();
        assertThat(Command.in("/pausa 2h").orElseThrow())
                .isEqualTo(new Command(Verb.PAUSE, Optional.empty(), Optional.of(Duration.ofHours(2)), "", ""));
    }

    @Test
    void fact_namesCriterionAndValue() {
        Command byNumber = Command.in("/fato 5511999990001 prazo = março").orElseThrow();
        assertThat(byNumber.digits()).contains("5511999990001");
        assertThat(byNumber.criterion()).isEqualTo("prazo");
        assertThat(byNumber.value()).isEqualTo("março");
        assertThat(Command.in("/fact deadline: March").orElseThrow().value()).isEqualTo("March");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "/",
                "bot 5511999990001",
                "/bot 5511999990001 agora",
                "/bot abc",
                "/ganhou 5511999990001",
                "/pausa 5511999990001 muito",
                "/pausa 5511999990001 0m",
                "/pausa 123",
                "/fato prazo",
                "o cliente disse /bot 5511999990001",
                "http://exemplo.com/bot 5511999990001"
            })
    void anythingElse_isNone(String text) {
        assertThat(Command.in(text)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/bot 5511999990001", "/pausa 5511999990001 90m", "/ganho 5511999990001"})
    void written_isReadBack(String text) {
        Command command = Command.in(text).orElseThrow();
        assertThat(command.written()).isEqualTo(text);
        assertThat(Command.in(command.written())).contains(command);
    }

    @ParameterizedTest
    @CsvSource({
        "5531999990001, 553199990001",
        "31999990001, 553199990001",
        "553199990001, 553199990001",
        "551133334444, 551133334444",
        "14155551234, 5514155551234",
        "188877766655544, 188877766655544",
    })
    void numbers_areComparedWithoutTheNinthDigit(String written, String compared) {
        assertThat(CustomerNumber.of(written)).isEqualTo(CustomerNumber.of(compared));
    }
}
