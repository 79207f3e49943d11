package io.voicesdr.core.flow.value;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;

/** A customer's answer, understood. Immutable; the same answer is always an equal value. */
public sealed interface Value {

    VariableType type();

    /** For machines: views, exports, conditions. Numbers with a point, days as ISO-8601, {@code true} or {@code false}. */
    String plain();

    /** For people, as it may stand in a message: {@code R$ 1.234,56}, {@code 12/03/2027}, an option's label. */
    default String shown() {
        return plain();
    }

    /** Words; never blank. */
    record Text(String text) implements Value {
        @Override
        public VariableType type() {
            return VariableType.TEXT;
        }

        @Override
        public String plain() {
            return text;
        }
    }

    /**
     * The option that was chosen.
     *
     * @param id of the option
     * @param label what the customer reads
     */
    record Choice(String id, String label) implements Value {
        @Override
        public VariableType type() {
            return VariableType.CHOICE;
        }

        @Override
        public String plain() {
            return id;
        }

        @Override
        public String shown() {
            return label;
        }
    }

    /**
     * A number.
     *
     * @param number without trailing zeros
     */
    record Amount(BigDecimal number) implements Value {
        public Amount {
            number = stripped(number);
        }

        @Override
        public VariableType type() {
            return VariableType.NUMBER;
        }

        @Override
        public String plain() {
            return number.toPlainString();
        }

        @Override
        public String shown() {
            return Reais.grouped(number, Math.max(0, number.scale()));
        }
    }

    /**
     * An amount of money.
     *
     * @param reais rounded to the centavo
     */
    record Money(BigDecimal reais) implements Value {
        public Money {
            reais = reais.setScale(2, RoundingMode.HALF_EVEN);
        }

        @Override
        public VariableType type() {
            return VariableType.MONEY;
        }

        @Override
        public String plain() {
            return reais.toPlainString();
        }

        @Override
        public String shown() {
            return "R$ " + Reais.grouped(reais, 2);
        }
    }

    record Day(LocalDate day) implements Value {
        private static final DateTimeFormatter BRAZILIAN = DateTimeFormatter.ofPattern("dd/MM/uuuu");

        @Override
        public VariableType type() {
            return VariableType.DATE;
        }

        @Override
        public String plain() {
            return day.toString();
        }

        @Override
        public String shown() {
            return BRAZILIAN.format(day);
        }
    }

    /**
     * A number that identifies: CEP, CPF, CNPJ, e-mail address or phone.
     *
     * @param code in its usual written form: {@code 01310-100}, {@code 529.982.247-25}, {@code +5511999990001}
     */
    record Code(VariableType type, String code) implements Value {
        @Override
        public String plain() {
            return code;
        }
    }

    record YesNo(boolean yes) implements Value {
        @Override
        public VariableType type() {
            return VariableType.YES_NO;
        }

        @Override
        public String plain() {
            return Boolean.toString(yes);
        }

        @Override
        public String shown() {
            return yes ? "sim" : "não";
        }
    }

    private static BigDecimal stripped(BigDecimal number) {
        BigDecimal plain = number.stripTrailingZeros();
        return plain.scale() < 0 ? plain.setScale(0) : plain;
    }
}
