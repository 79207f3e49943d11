package io.voicesdr.sandbox.past;

import io.voicesdr.core.flow.Variable;
import io.voicesdr.core.flow.value.Option;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/** How customers answer a flow's questions: in the many ways people write. */
final class Replies {
    private static final List<String> YES = List.of("sim", "Sim", "tenho sim", "isso", "claro", "pode ser", "👍");
    private static final List<String> NO = List.of("não", "Não", "nao", "não, obrigado", "dessa vez não");
    private static final List<String> MONEY =
            List.of("até %d mil", "R$ %d.000", "uns %dk", "%d mil", "%d000", "máximo %d mil");
    private static final List<String> DAYS = List.of("amanhã", "sábado", "segunda-feira", "sexta", "depois de amanhã");
    private static final List<String> CEPS = List.of("11060-001", "11045300", "13070-115", "01310-100");
    private static final List<String> ANYTHING =
            List.of("Queria um orçamento", "É para a minha empresa", "Preciso para logo");
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM", Locale.ROOT);
    private static final double SHARE_OF_FIRST_OPTION = .6;
    private static final double SHARE_OF_YES = .7;

    private final Script script;
    private final ZoneId zone;
    private final Dice dice;

    Replies(Script script, ZoneId zone, Dice dice) {
        this.script = script;
        this.zone = zone;
        this.dice = dice;
    }

    String to(Variable variable, Instant now) {
        return switch (variable.type()) {
            case CHOICE -> choice(variable.options());
            case YES_NO -> dice.oneOf(dice.chance(SHARE_OF_YES) ? YES : NO);
            case MONEY -> dice.oneOf(MONEY).formatted(dice.between(35, 95));
            case NUMBER -> Integer.toString(dice.between(1, 30));
            case DATE -> day(now);
            case CEP -> dice.oneOf(CEPS);
            case CPF -> "529.982.247-25";
            case CNPJ -> "11.222.333/0001-81";
            case EMAIL -> "cliente%d@example.com".formatted(dice.between(10, 99));
            case PHONE -> "(13) 99%03d-%04d".formatted(dice.between(100, 999), dice.between(0, 9_999));
            case TEXT, NAME -> dice.oneOf(script.answers().getOrDefault(variable.name(), ANYTHING));
        };
    }

    private String choice(List<Option> options) {
        int index = dice.chance(SHARE_OF_FIRST_OPTION) ? 0 : dice.between(0, options.size() - 1);
        Option option = options.get(index);
        return switch (dice.between(0, 4)) {
            case 0, 1 -> Integer.toString(index + 1);
            case 2 -> option.label().toLowerCase(Locale.ROOT);
            case 3 -> option.words().isEmpty() ? option.label() : option.words().getFirst();
            default -> option.label();
        };
    }

    private String day(Instant now) {
        return dice.chance(.5) ? dice.oneOf(DAYS) : DAY.format(now.atZone(zone).plusDays(dice.between(2, 9)));
    }
}
