package io.voicesdr.core.flow.value;

import java.util.Locale;

/** What kind of answer a question waits for. In flow files and views in lower case. */
public enum VariableType {
    /** Anything with words in it. */
    TEXT,
    /** What the customer is called. */
    NAME,
    /** One of the question's options. */
    CHOICE,
    NUMBER,
    /** An amount in reais. */
    MONEY,
    /** A calendar day. */
    DATE,
    /** A Brazilian post code. */
    CEP,
    /** A person's tax number. */
    CPF,
    /** A company's tax number. */
    CNPJ,
    EMAIL,
    /** A phone number in Brazil, or anywhere when it begins with {@code +}. */
    PHONE,
    YES_NO;

    /** The word in flow files and views: {@code yes_no}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
