package io.voicesdr.sandbox.evolution;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;

/**
 * An error answer of Evolution: {@code {"status","error","response":{"message":X}}}, where X is a string, an array of
 * strings, an array of arrays or an array of objects (evolution/CONTRACT.md §3).
 */
final class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int status;
    private final String error;
    private final transient JsonNode detail;

    private Refusal(int status, String error, JsonNode detail) {
        super(status + " " + error + " " + detail);
        this.status = status;
        this.error = error;
        this.detail = detail;
    }

    static Refusal badGateway() {
        return new Refusal(502, "Bad Gateway", TextNode.valueOf("Bad Gateway"));
    }

    static Refusal unauthorized() {
        return new Refusal(401, "Unauthorized", TextNode.valueOf("Unauthorized"));
    }

    static Refusal forbidden(String message) {
        return new Refusal(403, "Forbidden", Wire.array().add(message));
    }

    static Refusal unknownInstance(String name) {
        return notFound("The \"" + name + "\" instance does not exist");
    }

    static Refusal notFound(String message) {
        return new Refusal(404, "Not Found", Wire.array().add(message));
    }

    /** A refusal by the JSON schema: a nested array. */
    static Refusal schema(String... messages) {
        var inner = Wire.array();
        for (String message : messages) {
            inner.add(message);
        }
        return new Refusal(400, "Bad Request", Wire.array().add(inner));
    }

    /** A refusal by Evolution's own rules: an array of strings. */
    static Refusal business(String message) {
        return new Refusal(400, "Bad Request", Wire.array().add(message));
    }

    static Refusal notOnWhatsApp(String jid, String number) {
        var who = Wire.object().put("jid", jid).put("exists", false).put("number", number);
        return new Refusal(400, "Bad Request", Wire.array().add(who));
    }

    /** What Prisma does not understand: a long string with Prisma's text. */
    static Refusal prisma(String message) {
        return new Refusal(
                500, "Internal Server Error", TextNode.valueOf("\nInvalid `prisma` invocation:\n" + message));
    }

    static Refusal malformed(String message, Throwable cause) {
        Refusal refusal = new Refusal(400, "Internal Server Error", TextNode.valueOf(message));
        refusal.initCause(cause);
        return refusal;
    }

    int status() {
        return status;
    }

    String body() {
        var body = Wire.object().put("status", status).put("error", error);
        body.putObject("response").set("message", detail);
        return Wire.write(body);
    }
}
