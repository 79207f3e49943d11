package io.voicesdr.evolution.webhook;

import io.quarkus.runtime.annotations.RegisterForReflection;

/**
 * A refusal as {@code application/problem+json} (RFC 9457), with one member of ours: what to do about it. Never repeats
 * what the body contained.
 *
 * @param type stable, to search for
 * @param remedy the next action of whoever runs the sender
 */
@RegisterForReflection // without it the native executable answers refusals with an empty object
public record Problem(String type, String title, int status, String detail, String remedy) {

    private static final String TYPE = "urn:voicesdr:problem:webhook-";

    static Problem unauthorized() {
        return new Problem(
                TYPE + "unauthorized",
                "The webhook's secret is missing or wrong",
                401,
                "Neither the header X-Webhook-Secret nor a bearer token made with jwt_key proves the secret.",
                "Send the token of the instance's tenant.yaml, or where it has none SDR_WEBHOOK_SECRET, as X-Webhook-Secret"
                        + " or as jwt_key in webhook.headers of POST /webhook/set/{instance}. Check too that a folder"
                        + " of the instance's name stands in SDR_TENANTS, and both clocks.");
    }

    /** @param folder expected under SDR_TENANTS */
    static Problem unknownInstance(String folder) {
        return new Problem(
                TYPE + "unknown-instance",
                "No tenant of that name is served here",
                404,
                "There is no valid tenant in the folder " + folder + ".",
                "Create " + folder + "/tenant.yaml, or correct the instance in the webhook's URL; if the folder exists,"
                        + " the log says why it was not read.");
    }

    static Problem instanceMismatch() {
        return new Problem(
                TYPE + "instance-mismatch",
                "Path and body name different instances",
                400,
                "The instance in the URL is not the instance in the body.",
                "Give each instance the webhook URL that ends in its own name.");
    }

    static Problem malformed(String detail) {
        return new Problem(
                TYPE + "malformed",
                "The body is no webhook of Evolution",
                400,
                detail,
                "Send Evolution's envelope: a JSON object with event, instance and data.");
    }

    static Problem bodyBrokeOff() {
        return new Problem(
                TYPE + "body-broke-off",
                "The body did not arrive whole",
                408,
                "The connection ended, nothing came for too long, or the limit was passed before the body was complete.",
                "Send it again.");
    }

    static Problem draining() {
        return new Problem(
                TYPE + "draining",
                "This process is going down",
                503,
                "Nothing new is taken while what is under way is finished.",
                "Send it again.");
    }

    static Problem failed() {
        return new Problem(
                TYPE + "failed",
                "The webhook could not be handled",
                500,
                "An error of ours; the log has it under WEBHOOK_FAILED.",
                "Send it again; report the log line when it happens twice.");
    }
}
