package io.voicesdr.core.flow.value;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** CEP, CPF and CNPJ, the latter also with letters as issued since July 2026 (Receita Federal, IN 2.229/2024). Pure. */
final class Documents {

    private static final Pattern CEP = Pattern.compile("(?<![\\d.,/-])(\\d{2})\\.?(\\d{3})[ -]?(\\d{3})(?![\\d/-])");
    private static final Pattern CPF =
            Pattern.compile("(?<![\\d./-])(\\d{3})[. ]?(\\d{3})[. ]?(\\d{3})[- .]?(\\d{2})(?![\\d/-])");
    private static final Pattern CNPJ = Pattern.compile(
            "(?<![\\w./-])([0-9A-Z]{2})[. ]?([0-9A-Z]{3})[. ]?([0-9A-Z]{3})[/ ]?([0-9A-Z]{4})[- ]?(\\d{2})(?![\\w/-])");

    private Documents() {}

    /** {@code 01310-100}; CEPs of zeros only don't exist. */
    static Optional<String> cep(String text) {
        return only(CEP.matcher(text))
                .filter(cep -> !cep.group().matches("[0.\\- ]+"))
                .map(cep -> cep.group(1) + cep.group(2) + "-" + cep.group(3));
    }

    /** {@code 529.982.247-25}, when its check digits are right. */
    static Optional<String> cpf(String text) {
        return only(CPF.matcher(text))
                .filter(cpf -> isRight(cpf.group(1) + cpf.group(2) + cpf.group(3), cpf.group(4), 11))
                .map(cpf -> cpf.group(1) + "." + cpf.group(2) + "." + cpf.group(3) + "-" + cpf.group(4));
    }

    /** {@code 11.222.333/0001-81}, when its check digits are right. */
    static Optional<String> cnpj(String text) {
        return only(CNPJ.matcher(text.toUpperCase(Locale.ROOT)))
                .filter(cnpj ->
                        isRight(cnpj.group(1) + cnpj.group(2) + cnpj.group(3) + cnpj.group(4), cnpj.group(5), 9))
                .map(cnpj -> cnpj.group(1) + "." + cnpj.group(2) + "." + cnpj.group(3) + "/" + cnpj.group(4) + "-"
                        + cnpj.group(5));
    }

    private static Optional<Matcher> only(Matcher matcher) {
        if (!matcher.find()) {
            return Optional.empty();
        }
        int first = matcher.start();
        if (matcher.find()) {
            return Optional.empty();
        }
        return matcher.find(first) ? Optional.of(matcher) : Optional.empty();
    }

    /** Numbers of one repeated digit pass the sum, and nobody has them. */
    private static boolean isRight(String base, String digits, int maxWeight) {
        if (base.chars().distinct().count() == 1) {
            return false;
        }
        char first = checkDigit(base, maxWeight);
        return digits.equals("" + first + checkDigit(base + first, maxWeight));
    }

    /** Modulo 11 over weights that grow from 2 at the right; letters count by their code less that of zero. */
    private static char checkDigit(String base, int maxWeight) {
        int sum = 0;
        int weight = 2;
        for (int i = base.length() - 1; i >= 0; i--) {
            sum += (base.charAt(i) - '0') * weight;
            weight = weight == maxWeight ? 2 : weight + 1;
        }
        int rest = sum % 11;
        return (char) ('0' + (rest < 2 ? 0 : 11 - rest));
    }
}
