package io.voicesdr.core.flow.value;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** Understands one message as an answer of a type. What it can't be sure of it does not answer. Pure. */
public final class Understanding {

    private Understanding() {}

    /**
     * The value of type {@code type} in {@code text}.
     *
     * @param options of a choice
     * @param today the day, in the tenant's zone, on which the customer wrote it
     * @param past whether days without year lie behind
     */
    public static Optional<Value> of(
            VariableType type, String text, List<Option> options, LocalDate today, boolean past) {
        return switch (type) {
            case TEXT ->
                Optional.of(text.strip()).filter(words -> !words.isEmpty()).map(Value.Text::new);
            case NAME -> Names.find(text).map(Value.Text::new);
            case CHOICE -> Choices.find(text, options).map(Understanding::choice);
            case NUMBER -> Numbers.number(text).map(Value.Amount::new);
            case MONEY ->
                Numbers.money(text).filter(amount -> amount.signum() >= 0).map(Value.Money::new);
            case DATE -> Dates.find(text, today, past).map(Value.Day::new);
            case CEP -> code(type, Documents.cep(text));
            case CPF -> code(type, Documents.cpf(text));
            case CNPJ -> code(type, Documents.cnpj(text));
            case EMAIL -> code(type, Contact.email(text));
            case PHONE -> code(type, Contact.phone(text));
            case YES_NO -> YesOrNo.find(text).map(Value.YesNo::new);
        };
    }

    /** The option that the id of a tapped button or list row names. */
    public static Optional<Value> ofTap(String id, List<Option> options) {
        return Choices.tapped(id, options).map(Understanding::choice);
    }

    private static Value choice(Option option) {
        return new Value.Choice(option.id(), option.label());
    }

    private static Optional<Value> code(VariableType type, Optional<String> code) {
        return code.map(written -> new Value.Code(type, written));
    }
}
