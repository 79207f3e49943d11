package io.voicesdr.evolution.webhook;

import io.voicesdr.conversation.Tenants;
import io.voicesdr.core.signature.SignatureCodec;
import io.voicesdr.core.state.ConversationState;
import io.voicesdr.core.tenant.Secret;
import io.voicesdr.core.tenant.Tenant;
import jakarta.enterprise.inject.Alternative;
import jakarta.inject.Singleton;
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
        return Tenant.named(instance, "Loja Exemplo", "Você é a Ana.")
                .token(token.map(Secret::new))
                .configHash("0000")
                .build();
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
        return new SignatureCodec(tenant.instance(), List.of("test-key"));
    }

    @Override
    public String persona(Tenant tenant, ConversationState state) {
        throw new UnsupportedOperationException("webhooks need no persona");
    }
}
