package io.voicesdr.core.grounding;

import java.math.BigDecimal;

/**
 * Something in an answer that a customer could hold the company to.
 *
 * @param kind of what
 * @param value what it amounts to; zero where the claim is no number
 * @param key what evidence must name too: the unit's family, the promise, the link; empty where the value is enough
 * @param quote as the answer has it, for the operator and for the model that is asked again; lower case, no accents
 * @param sentence where it stands
 */
record Claim(Kind kind, BigDecimal value, String key, String quote, Sentence sentence) {

    /** What can be invented. */
    public enum Kind {
        MONEY,
        PERCENT,
        /** A number with a unit: stock, distance, days, instalments. */
        QUANTITY,
        /** A bare number of four digits or more, a year among them; where a price is spoken of, of three. */
        NUMBER,
        DATE,
        TIME,
        /** A benefit or a delivery that costs the company something. */
        PROMISE,
        LINK,
        PHONE
    }
}
