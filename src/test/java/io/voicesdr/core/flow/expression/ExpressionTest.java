package io.voicesdr.core.flow.expression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.voicesdr.core.flow.value.Option;
import io.voicesdr.core.flow.value.Value;
import io.voicesdr.core.flow.value.VariableType;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExpressionTest {

    private static final Map<String, Value> KNOWN = Map.of(
            "nome", new Value.Text("João da Silva"),
            "valor", new Value.Money(new BigDecimal("15000")),
            "pessoas", new Value.Amount(new BigDecimal("3")),
            "quer", new Value.YesNo(true),
            "troca", new Value.YesNo(false),
            "tipo", new Value.Choice("comprar", "Comprar um carro"),
            "dia", new Value.Day(LocalDate.of(2026, 12, 1)));

    private static final Map<String, TypeCheck.Declared> DECLARED = Map.of(
            "nome", declared(VariableType.TEXT),
            "valor", declared(VariableType.MONEY),
            "pessoas", declared(VariableType.NUMBER),
            "quer", declared(VariableType.YES_NO),
            "cep", declared(VariableType.CEP),
            "dia", declared(VariableType.DATE),
            "tipo",
                    new TypeCheck.Declared(
                            VariableType.CHOICE,
                            List.of(
                                    new Option("comprar", "Comprar um carro", List.of()),
                                    new Option("vender", "Vender", List.of()))));

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "valor >= 15000 | true",
                "valor > 15000 | false",
                "valor < 15000.01 | true",
                "valor <= 14999 | false",
                "valor = 15000.00 | true",
                "valor == 15000 | true",
                "valor != 15000 | false",
                "valor <> 1 | true",
                "pessoas < valor | true",
                "15000 <= valor | true",
                "nome = \"joao da silva\" | true",
                "nome = 'Maria' | false",
                "nome contains \"silva\" | true",
                "nome contains \"silv\" | false",
                "nome not contains \"souza\" | true",
                "tipo = \"comprar\" | true",
                "tipo = \"Comprar um carro\" | true",
                "tipo in [\"vender\", \"comprar\"] | true",
                "tipo in (\"vender\", \"oficina\") | false",
                "tipo not in [\"vender\"] | true",
                "quer | true",
                "troca | false",
                "not troca | true",
                "quer = true | true",
                "troca = false | true",
                "dia >= \"2026-12-01\" | true",
                "dia < \"2026-12-01\" | false",
                "dia > \"2026-11-30\" | true",
                "email is empty | true",
                "nome is empty | false",
                "nome is not empty | true",
                "email = \"a\" | false",
                "email != \"a\" | true",
                "email < 5 | false",
                "nada | false",
                "not nada | true",
                "troca or quer and valor > 1 | true",
                "(troca or quer) and valor < 1 | false",
                "quer and not (troca or valor < 1) | true",
                "true | true",
                "valor = \"15000\" | false",
            })
    void condition_holds(String source, boolean expected) throws ExpressionException {
        assertThat(Evaluation.holds(ExpressionParser.parse(source), KNOWN)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "valor > | 8: a variable, a number or \"text\" is missing before the end",
                "valor > > 5 | 9: a variable, a number or \"text\" is missing before \">\"",
                "and quer | 1: a variable, a number or \"text\" is missing before \"and\"",
                "(quer | 6: the ( on column 1 is not closed",
                "quer) | 5: \")\" is too much here; write and, or, or nothing",
                "quer valor | 6: \"valor\" is too much here; write and, or, or nothing",
                "nome = \"Ana | 8: the quote opened here is never closed",
                "nome is full | 9: after is only empty or not empty can stand",
                "nome not = 3 | 10: after not only in or contains can stand here",
                "tipo in \"a\" | 9: after in a list belongs: [\"a\", \"b\"]",
                "tipo in [\"a\" | 13: the list is not closed; write ]",
                "a $ b | 3: \"$\" can't stand here",
                "a && b | 3: \"&\" can't stand here",
                "nome = null() | 12: \"(\" is too much here; write and, or, or nothing",
            })
    void condition_broken_saysWhere(String source, String message) {
        ExpressionException wrong =
                catchThrowableOfType(ExpressionException.class, () -> ExpressionParser.parse(source));

        assertThat(wrong.column() + ": " + wrong.getMessage()).isEqualTo(message);
    }

    @Test
    void condition_tooLongOrTooDeep_isRefused() {
        String deep = "(".repeat(60) + "quer" + ")".repeat(60);
        String longOne = "quer or ".repeat(200) + "quer";

        assertThat(catchThrowableOfType(ExpressionException.class, () -> ExpressionParser.parse(deep)))
                .hasMessage("the condition is nested deeper than 50");
        assertThat(catchThrowableOfType(ExpressionException.class, () -> ExpressionParser.parse(longOne)))
                .hasMessage("the condition is longer than 1000 characters");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "valor > 5 | ``",
                "dia > \"2026-12-01\" and quer and tipo in [\"vender\", \"Comprar um carro\"] | ``",
                "valro > 5 | 1: unknown variable valro",
                "valor > \"5\" | 9: compare a money with a number, such as 15000 or 2.5",
                "nome > \"a\" | 1: a text has no greater or less; use = or !=",
                "nome = 5 | 8: write the text between quotes",
                "cep = 5 | 7: write the text between quotes",
                "quer = \"sim\" | 8: compare a yes_no with true or false, without quotes",
                "dia = \"amanhã\" | 7: compare a date with a day such as \"2026-12-31\"",
                "tipo = \"alugar\" | 8: no option is called that; allowed are comprar, vender",
                "tipo in [\"comprar\", \"x\"] | 21: no option is called that; allowed are comprar, vender",
                "valor contains \"5\" | 1: only a text can contain something, not a money",
                "nome contains 5 | 15: write the text to look for between quotes",
                "nome | 1: only a yes_no can stand alone; compare it with something",
                "true | 1: a variable must stand here",
                "5 = 5 | 5: a variable must stand here",
                "nome = valor | 8: a text can't be compared with a money",
                "valor > pessoas | ``",
                "not (a or b is empty) | 6: unknown variable a; 11: unknown variable b",
                "nome contains b | 15: unknown variable b",
            })
    void types_areChecked(String source, String problems) throws ExpressionException {
        assertThat(TypeCheck.of(ExpressionParser.parse(source), DECLARED).stream()
                        .map(problem -> problem.column() + ": " + problem.message())
                        .collect(Collectors.joining("; ")))
                .isEqualTo(problems);
    }

    private static TypeCheck.Declared declared(VariableType type) {
        return new TypeCheck.Declared(type, List.of());
    }
}
