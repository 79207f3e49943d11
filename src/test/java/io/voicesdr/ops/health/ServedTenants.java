package io.voicesdr.ops.health;

import io.voicesdr.conversation.Tenants;
import io.voicesdr.core.signature.SignatureCodec;
import io.voicesdr.core.state.ConversationState;
import io.voicesdr.core.tenant.Tenant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Tenants of which only the names matter. */
record ServedTenants(List<Tenant> all) implements Tenants {

    static ServedTenants of(String... instances) {
        return new ServedTenants(
                Arrays.stream(instances).map(ServedTenants::tenant).toList());
    }

    private static Tenant tenant(String instance) {
        return Tenant.named(instance, "Loja", "Você é a Ana.")
                .configHash("cafe0000")
                .build();
    }

    @Override
    public Optional<Tenant> find(String instance) {
        return all.stream().filter(tenant -> tenant.instance().equals(instance)).findFirst();
    }

    @Override
    public SignatureCodec signatures(Tenant tenant) {
        throw new UnsupportedOperationException("readiness reads no marks");
    }

    @Override
    public String persona(Tenant tenant, ConversationState state) {
        throw new UnsupportedOperationException("readiness renders no persona");
    }
}
