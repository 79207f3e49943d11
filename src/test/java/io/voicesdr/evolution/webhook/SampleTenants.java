package io.voicesdr.evolution.webhook;

import io.voicesdr.conversation.Tenants;
import io.voicesdr.core.signature.SignatureCodec;
import io.voicesdr.core.state.ConversationState;
import io.voicesdr.core.tenant.ConversationRules;
import io.voicesdr.core.tenant.EvolutionAccess;
import io.voicesdr.core.tenant.ModelSettings;
import io.voicesdr.core.tenant.Secret;
import io.voicesdr.core.tenant.Tenant;
import jakarta.enterprise.inject.Alternative;
import jakarta.inject.Singleton;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/** The instances of the samples, and some with odd names and tokens. */
@Alternative
@Singleton
class SampleTenants implements Tenants {
    static final String LOJA_TOKEN = "s3cr3t";

    private final List<Tenant> tenants = List.of(
            tenant("loja", Optional.of(LOJA_TOKEN)),
            tenant("evo1", Optional.empty()),
            tenant("meta1", Optional.empty()),
            tenant("jwt", Optional.of("jwt-secret-000")),
            tenant("call", Optional.empty()),
            tenant("blank", Optional.of("  ")));

    static Tenant tenant(String instance, Optional<String> token) {
        return new Tenant(
                instance,
                "Loja Exemplo",
                token.map(Secret::new),
                "Você é a Ana.",
                "pt-BR",
                ZoneId.of("America/Sao_Paulo"),
                EvolutionAccess.global(),
                ModelSettings.DEFAULTS,
                ConversationRules.DEFAULTS,
                true,
                false,
                "0000");
    }

    @Override
    public Optional<Tenant> find(String instance) {
        return tenants.stream()
                .filter(tenant -> tenant.instance().equals(instance))
                .findFirst();
    }

    /** Nobody: only sweeps ask, and these tests have no Evolution to sweep. */
    @Override
    public List<Tenant> all() {
        return List.of();
    }

    @Override
    public SignatureCodec signatures(Tenant tenant) {
        throw new UnsupportedOperationException("webhooks read no marks");
    }

    @Override
    public String persona(Tenant tenant, ConversationState state) {
        throw new UnsupportedOperationException("webhooks need no persona");
    }
}
