package io.voicesdr.evolution;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/** Reads values out of trees whose shapes can't be relied on. Pure; never throws. */
final class Json {
    private static final int MAX_NUMBER_CHARS = 40;

    private Json() {}

    /** The scalar under {@code field} as text; empty when it is missing, null, or no scalar. */
    static String text(JsonNode node, String field) {
        return text(node.path(field));
    }

    static String text(JsonNode value) {
        return value.isValueNode() && !value.isNull() ? value.asText() : "";
    }

    /** The first of {@code fields} that has a text. */
    static String firstText(JsonNode node, String... fields) {
        for (String field : fields) {
            String text = text(node, field);
            if (!text.isEmpty()) {
                return text;
            }
        }
        return "";
    }

    static boolean isTrue(JsonNode node, String field) {
        JsonNode value = node.path(field);
        return value.isBoolean() ? value.booleanValue() : "true".equals(text(value));
    }

    /** Whether {@code field} is there at all and not null; an empty text counts as present. */
    static boolean has(JsonNode node, String field) {
        return node.hasNonNull(field);
    }

    /** A whole number given as number, as text, or as {@code {low, high, unsigned}} (evolution/CONTRACT.md §6). */
    static OptionalLong whole(JsonNode value) {
        if (value.isObject()) {
            JsonNode low = value.path("low");
            JsonNode high = value.path("high");
            return low.isNumber() && high.isNumber()
                    ? OptionalLong.of((high.longValue() << 32) | (low.longValue() & 0xffff_ffffL))
                    : OptionalLong.empty();
        }
        return value.isInt() || value.isLong()
                ? OptionalLong.of(value.longValue())
                : decimal(value).map(Json::wholePart).orElse(OptionalLong.empty());
    }

    /** A whole number that counts something: zero when it is missing, odd or negative. */
    static long count(JsonNode node, String field) {
        return Math.max(0, whole(node.path(field)).orElse(0));
    }

    static OptionalDouble real(JsonNode node, String field) {
        return decimal(node.path(field))
                .map(number -> OptionalDouble.of(number.doubleValue()))
                .filter(number -> Double.isFinite(number.getAsDouble()))
                .orElse(OptionalDouble.empty());
    }

    private static Optional<BigDecimal> decimal(JsonNode value) {
        String digits = value.isNumber() || value.isTextual() ? value.asText().strip() : "";
        if (digits.isEmpty() || digits.length() > MAX_NUMBER_CHARS) {
            return Optional.empty();
        }
        try {
            return Optional.of(new BigDecimal(digits));
        } catch (NumberFormatException notANumber) {
            return Optional.empty();
        }
    }

    private static OptionalLong wholePart(BigDecimal number) {
        // an exponent of a million would make toBigInteger fill the memory
        if (number.precision() - number.scale() > 19 || number.scale() > MAX_NUMBER_CHARS) {
            return OptionalLong.empty();
        }
        BigInteger whole = number.toBigInteger();
        return whole.bitLength() < Long.SIZE ? OptionalLong.of(whole.longValue()) : OptionalLong.empty();
    }
}
