package io.voicesdr.evolution;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Reads an answer that is no success. Evolution's error bodies have many shapes: {@code response.message} is a text, a
 * list, a list of lists or of objects, or sits one level higher (evolution/CONTRACT.md §3); a proxy answers in HTML.
 *
 * @param code what it means
 * @param detail what was said, numbers masked, cut short
 */
record EvolutionRefusal(EvolutionCode code, String detail) {
    private static final int MAX_DETAIL = 200;
    private static final Pattern LONG_NUMBER = Pattern.compile("\\d{4,}(\\d{4})");

    /** @param body the parsed answer; a missing node when it was no JSON */
    static EvolutionRefusal of(int status, JsonNode body) {
        JsonNode message = message(body);
        String said = String.join("; ", texts(message));
        return new EvolutionRefusal(code(status, message, body, said.toLowerCase(Locale.ROOT)), masked(said));
    }

    private static JsonNode message(JsonNode body) {
        JsonNode nested = body.path("response").path("message");
        return nested.isMissingNode() ? body.path("message") : nested;
    }

    /** Every text in {@code message}; of objects nothing, since they name the customer. */
    private static List<String> texts(JsonNode message) {
        if (message.isArray()) {
            return message.valueStream().flatMap(each -> texts(each).stream()).toList();
        }
        String text = Json.text(message);
        return text.isEmpty() ? List.of() : List.of(text);
    }

    private static EvolutionCode code(int status, JsonNode message, JsonNode body, String said) {
        return switch (status) {
            // no answer, and what comes after it is not read: nobody knows what was done
            case 100, 101, 102, 103 -> EvolutionCode.GATEWAY_ERROR;
            // a proxy that wants https or another host: redirects are not followed, they would carry the key elsewhere
            case 301, 302, 303, 307, 308 -> EvolutionCode.ROUTE_UNKNOWN;
            case 401 -> EvolutionCode.KEY_REFUSED;
            case 404 ->
                said.contains("does not exist") || said.contains("not found")
                        ? EvolutionCode.INSTANCE_UNKNOWN
                        : EvolutionCode.ROUTE_UNKNOWN;
            case 408, 504 -> EvolutionCode.GATEWAY_ERROR;
            case 429 -> EvolutionCode.RATE_LIMITED;
            case 503 ->
                body.toString().contains("LICENSE_REQUIRED")
                        ? EvolutionCode.LICENSE_REQUIRED
                        : EvolutionCode.GATEWAY_ERROR;
            case 502 -> EvolutionCode.GATEWAY_ERROR;
            default -> byWords(status, message, said);
        };
    }

    private static EvolutionCode byWords(int status, JsonNode message, String said) {
        if (said.contains("cannot read properties of undefined (reading 'onwhatsapp')")
                || said.contains("cannot read properties of undefined (reading 'sendmessage')")) {
            return EvolutionCode.NEVER_CONNECTED;
        }
        if (status >= 500) {
            return EvolutionCode.SERVER_ERROR;
        }
        if (saysNotOnWhatsApp(message)) {
            return EvolutionCode.NUMBER_NOT_ON_WHATSAPP;
        }
        if (said.contains("connection closed")) {
            return EvolutionCode.CONNECTION_CLOSED;
        }
        if (said.contains("method not available")) {
            return EvolutionCode.METHOD_NOT_AVAILABLE;
        }
        if (said.contains("message not found") || said.contains("not of the media type")) {
            return EvolutionCode.MEDIA_GONE;
        }
        return afterTheFact(said);
    }

    /** Some 400s come when WhatsApp has the message already, or may have it (§4.2: a text with U+0000 was delivered). */
    private static EvolutionCode afterTheFact(String said) {
        if (said.contains("driveradaptererror") || said.contains("prisma")) {
            return EvolutionCode.SENT_NOT_STORED;
        }
        boolean brokenOff = said.contains("timed out")
                || said.contains("connection lost")
                || said.contains("connection terminated")
                || said.contains("stream errored");
        return brokenOff ? EvolutionCode.WHATSAPP_TIMEOUT : EvolutionCode.REFUSED;
    }

    private static boolean saysNotOnWhatsApp(JsonNode message) {
        return message.valueStream()
                .anyMatch(each ->
                        each.path("exists").isBoolean() && !each.path("exists").booleanValue());
    }

    private static String masked(String said) {
        String masked = LONG_NUMBER.matcher(said).replaceAll("****$1");
        return masked.length() <= MAX_DETAIL ? masked : masked.substring(0, MAX_DETAIL) + "…";
    }
}
