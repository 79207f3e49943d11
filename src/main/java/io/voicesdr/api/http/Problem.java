package io.voicesdr.api.http;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.quarkus.runtime.annotations.RegisterForReflection;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A refusal as {@code application/problem+json} (RFC 9457), with one member of ours: what to do about it. Never repeats
 * what somebody wrote.
 *
 * @param type stable, to search for
 * @param remedy the next action of whoever asked
 */
@RegisterForReflection // without it the native executable answers refusals with an empty object
@Schema(description = "Why the request was refused, and what to do about it (RFC 9457).")
public record Problem(String type, String title, int status, String detail, String remedy) {
    private static final String TYPE = "urn:voicesdr:problem:api-";

    /** The last part of the type: {@code unknown-chat}. */
    @JsonIgnore
    public String word() {
        return type.substring(TYPE.length());
    }

    static Problem closed() {
        return new Problem(
                TYPE + "closed",
                "The API is closed",
                403,
                "It shows customers' messages and has no token that would say who may read them.",
                "Set SDR_ADMIN_TOKEN, start again, and send it as Authorization: Bearer <token>.");
    }

    static Problem unauthorized() {
        return new Problem(
                TYPE + "unauthorized",
                "The token is missing or wrong",
                401,
                "The header Authorization does not carry the token of this API.",
                "Send Authorization: Bearer <SDR_ADMIN_TOKEN>.");
    }

    /** No tenant of the name asked for; which ones there are is said under {@code /api/tenants}. */
    public static Problem unknownInstance() {
        return new Problem(
                TYPE + "unknown-instance",
                "No tenant of that name is served here",
                404,
                "The first part of the path after /api must be the name of a tenant's folder.",
                "Ask GET /api/tenants for the names; if the folder exists, the log says why it was not read.");
    }

    /** The chat has no message in the period. */
    public static Problem unknownChat() {
        return new Problem(
                TYPE + "unknown-chat",
                "No such chat in this period",
                404,
                "The instance has no message with that customer between from and to.",
                "Write the chat as its jid, or as the digits of the phone number with country code; or ask for a longer"
                        + " period.");
    }

    /** The tenant has no flow of that name. */
    public static Problem unknownFlow() {
        return new Problem(
                TYPE + "unknown-flow",
                "No such flow",
                404,
                "The tenant has no flow of that name.",
                "Ask GET /api/{instance}/flows for the names.");
    }

    /**
     * A parameter of the request is wrong.
     *
     * @param parameter its name
     * @param detail what is wrong and what is allowed
     */
    public static Problem badParameter(String parameter, String detail) {
        return new Problem(
                TYPE + "bad-parameter",
                "The parameter " + parameter + " can't be read",
                400,
                detail,
                "Correct " + parameter + " and ask again.");
    }

    /**
     * The period holds more than one request may read.
     *
     * @param messages in the stretch that would have to be read
     * @param max what is allowed
     */
    public static Problem periodTooLarge(long messages, long max) {
        return new Problem(
                TYPE + "period-too-large",
                "The period holds too many messages",
                422,
                "It takes " + messages + " messages to answer that, and at most " + max + " are read at a time.",
                "Ask for a shorter period with from and to, or raise sdr.api.max-messages (about 1 kB of memory a"
                        + " message).");
    }

    /** A person's text did not go out, or may not have. */
    public static Problem notSent(String detail, String remedy) {
        return new Problem(TYPE + "not-sent", "The message was not sent", 502, detail, remedy);
    }

    /** Others are being served, and memory is only there for so many. */
    public static Problem busy() {
        return new Problem(
                TYPE + "busy",
                "Other periods are being read",
                503,
                "Only so many periods are read at a time, and the turn did not come.",
                "Ask again in a few seconds.");
    }

    /**
     * A file of a chat is larger than what pages show.
     *
     * @param max bytes that are handed out
     */
    public static Problem fileTooLarge(long max) {
        return new Problem(
                TYPE + "file-too-large",
                "The file is too large to be shown here",
                413,
                "It has more than " + max / (1024 * 1024) + " MB.",
                "Open it on the phone, or raise sdr.inbox.max-file.");
    }

    /**
     * A file of a chat can't be had.
     *
     * @param code of the failure
     * @param detail what happened, nothing of a customer's
     */
    public static Problem fileUnavailable(String code, String detail) {
        return new Problem(
                TYPE + "file-unavailable",
                "The file could not be fetched",
                502,
                code + ": " + detail,
                "Try again; WhatsApp keeps files for some weeks only, after that open it on the phone that has the account.");
    }

    static Problem upstream(String code, String detail) {
        return new Problem(
                TYPE + "upstream",
                "The messages could not be read",
                502,
                code + ": " + detail,
                "Look at /q/health/ready and search the log for " + code + ".");
    }
}
