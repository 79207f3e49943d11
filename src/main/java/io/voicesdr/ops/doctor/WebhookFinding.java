package io.voicesdr.ops.doctor;

import io.voicesdr.evolution.EvolutionSetup;
import io.voicesdr.evolution.EvolutionSetup.Webhook;
import io.voicesdr.ops.doctor.Finding.Seen;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What of a webhook is not as it must be. Pure. */
final class WebhookFinding {
    private static final String CODE = "WEBHOOK";
    private static final String REMEDY = "Set the webhook again on the page Connection.";
    private static final String SECRET = "X-Webhook-Secret";

    private WebhookFinding() {}

    /**
     * @param wanted the address it should have; empty when nobody has said
     * @param secret it should bring; empty for none
     */
    static Finding of(Optional<Webhook> found, Optional<String> wanted, Optional<String> secret, String instance) {
        if (found.isEmpty()) {
            return Finding.fail(CODE, Seen.of("webhook_none", "no webhook is set"), REMEDY);
        }
        Webhook webhook = found.get();
        List<Seen> faults = new ArrayList<>();
        if (!webhook.enabled()) {
            faults.add(Seen.of("webhook_off", "it is switched off"));
        }
        boolean elsewhere = wanted.isPresent()
                ? !webhook.url().equals(wanted.get())
                : !webhook.url().matches("https?://[^/]+/webhook(/.*)?");
        if (elsewhere) {
            faults.add(Seen.of("webhook_elsewhere", "it goes to %s", webhook.url()));
        }
        if (webhook.url().contains("/webhook/") && !webhook.url().contains("/webhook/" + instance)) {
            faults.add(Seen.of("webhook_other", "its address names another instance"));
        }
        List<String> missing = EvolutionSetup.EVENTS.stream()
                .filter(event -> !webhook.events().contains(event))
                .filter(event -> !webhook.events().isEmpty())
                .toList();
        if (!missing.isEmpty()) {
            faults.add(Seen.of("webhook_leaves_out", "it leaves out %s", String.join(", ", missing)));
        }
        if (webhook.events().isEmpty() || webhook.events().contains("MESSAGES_EDITED")) {
            faults.add(Seen.of("webhook_edited", "it asks for MESSAGES_EDITED, which holds up the whole instance"));
        }
        if (secret.isPresent() && !secret.get().equals(webhook.headers().get(SECRET)) && !jwt(webhook, secret.get())) {
            faults.add(Seen.of("webhook_secret", "it does not bring the secret"));
        }
        if (webhook.base64()) {
            faults.add(Seen.of("webhook_base64", "it carries whole files (base64)"));
        }
        return faults.isEmpty()
                ? Finding.ok(CODE, Seen.of("webhook_set", "%s", webhook.url()))
                : new Finding(CODE, Finding.Level.FAIL, faults, REMEDY);
    }

    private static boolean jwt(Webhook webhook, String secret) {
        return secret.equals(webhook.headers().get("jwt_key"));
    }
}
