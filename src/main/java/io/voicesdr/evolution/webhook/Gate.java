package io.voicesdr.evolution.webhook;

import io.voicesdr.conversation.Tenants;
import io.voicesdr.core.tenant.Secret;
import io.voicesdr.core.tenant.Tenant;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.Optional;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Decides which tenant a webhook speaks for, and whether it is believed. Thread-safe. */
@Singleton
class Gate {
    /** Names that may be repeated to the caller. */
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_.-]{1,100}");

    private final Tenants tenants;
    private final Optional<Secret> global;
    private final Credentials credentials;

    @Inject
    Gate(Tenants tenants, @ConfigProperty(name = "sdr.webhook-secret") Optional<String> secret, InstantSource clock) {
        this.tenants = tenants;
        this.global = secret.map(Secret::new).filter(Gate::isSet);
        this.credentials = new Credentials(clock);
    }

    /**
     * Asks for the tenant's own secret, else the global one; without either every webhook comes in as a mere hint. An
     * unknown instance is told from a wrong secret only to callers who know the global secret, where there is one.
     */
    Admission admit(String instance, WebhookCall call) {
        Optional<Tenant> tenant = tenants.find(instance);
        Optional<Secret> expected =
                tenant.flatMap(Tenant::token).filter(Gate::isSet).or(() -> global);
        boolean proven = expected.filter(secret -> credentials.prove(secret, call.secret(), call.authorization()))
                .isPresent();
        if (expected.isPresent() && !proven) {
            return new Admission.Turned(
                    new WebhookVerdict.Refused(Outcome.UNAUTHORIZED, Problem.unauthorized()), tenant);
        }
        return tenant.<Admission>map(known -> new Admission.Admitted(known, proven))
                .orElseGet(() -> new Admission.Turned(unknown(instance), tenant));
    }

    private static WebhookVerdict.Refused unknown(String instance) {
        String name = PLAIN.matcher(instance).matches() ? instance : "{instance}";
        return new WebhookVerdict.Refused(Outcome.UNKNOWN_INSTANCE, Problem.unknownInstance("SDR_TENANTS/" + name));
    }

    private static boolean isSet(Secret secret) {
        return !secret.value().isBlank();
    }

    /** Whether the caller may come in. */
    sealed interface Admission {
        /** Let in; not believed when no secret is configured: then the webhook is only a hint to look. */
        record Admitted(Tenant tenant, boolean believed) implements Admission {}

        /** Turned away; the tenant is for the metric only, the caller is not told. */
        record Turned(WebhookVerdict.Refused verdict, Optional<Tenant> tenant) implements Admission {}
    }
}
