package io.voicesdr.tenant;

import io.quarkus.runtime.Startup;
import io.voicesdr.conversation.Tenants;
import io.voicesdr.conversation.Wordings;
import io.voicesdr.core.signature.SignatureCodec;
import io.voicesdr.core.state.ConversationState;
import io.voicesdr.core.tenant.Tenant;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.microprofile.config.Config;

/**
 * The tenants of the folder {@code SDR_TENANTS}: read at start, looked at again every {@code sdr.tenants-reload}. A
 * broken edit keeps the last good version. Readers always see one whole state of the folder.
 */
@Startup
@ApplicationScoped
public class TenantFiles implements Tenants, Wordings, TenantProblems {

    private final Personas personas = new Personas();
    private final TenantScan scan;
    private final InstantSource clock;
    private final List<String> keys;
    private final Map<String, SignatureCodec> signatures = new ConcurrentHashMap<>();
    private final Poller poller;

    private volatile TenantSnapshot snapshot = TenantSnapshot.EMPTY;

    /** @param environment gives the values of the variables that secrets name as {@code ${NAME}} */
    @Inject
    public TenantFiles(TenantsConfig config, Config environment, InstantSource clock) {
        this.scan = new TenantScan(
                config.tenants(),
                new TenantReader(name -> environment.getOptionalValue(name, String.class), personas),
                personas);
        this.clock = clock;
        this.keys = SignatureKeys.of(config.signature().keys());
        reload();
        this.poller = Poller.start("tenant-files", config.tenantsReload(), this::reload);
    }

    /** Looks at the folder now. Called by the poller; harmless at any time. */
    public synchronized void reload() {
        TenantSnapshot before = snapshot;
        TenantSnapshot after = scan.after(before, clock.instant());
        snapshot = after;
        signatures.keySet().retainAll(after.folders().keySet());
        TenantNews.tell(before, after);
    }

    @Override
    public Optional<Tenant> find(String instance) {
        return snapshot.good(instance).map(TenantFolder.Good::tenant);
    }

    @Override
    public List<Tenant> all() {
        return snapshot.tenants();
    }

    @Override
    public List<TenantProblem> current() {
        return snapshot.problems();
    }

    @Override
    public SignatureCodec signatures(Tenant tenant) {
        return signatures.computeIfAbsent(tenant.instance(), instance -> new SignatureCodec(instance, keys));
    }

    @Override
    public String persona(Tenant tenant, ConversationState state) {
        return personaOf(tenant)
                .render(
                        CustomerName.of(state.customerName(), tenant.language()),
                        SpokenTime.of(state.now(), tenant.timeZone(), tenant.language()),
                        tenant.name());
    }

    @Override
    public String fill(Tenant tenant, ConversationState state, String template) {
        return personas.of(template)
                .render(
                        CustomerName.of(state.customerName(), tenant.language()),
                        SpokenTime.of(state.now(), tenant.timeZone(), tenant.language()),
                        tenant.name());
    }

    /** A turn that began before an edit still holds the tenant as it was, and must speak under that persona. */
    private Personas.Persona personaOf(Tenant tenant) {
        return snapshot.good(tenant.instance())
                .filter(good -> good.tenant().systemPrompt().equals(tenant.systemPrompt()))
                .map(TenantFolder.Good::persona)
                .orElseGet(() -> personas.of(tenant.systemPrompt()));
    }

    @PreDestroy
    void stop() {
        poller.close();
    }
}
