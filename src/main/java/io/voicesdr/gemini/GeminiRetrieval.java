package io.voicesdr.gemini;

import io.voicesdr.conversation.tool.Retrieval;
import io.voicesdr.core.knowledge.Library;
import io.voicesdr.core.prompt.KnowledgeSection;
import io.voicesdr.core.prompt.KnowledgeSection.Way;
import io.voicesdr.core.tenant.Tenant;
import io.voicesdr.gemini.GoogleApi.Unavailable;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;

/**
 * Keeps documents at Google: as files, or in a store that is searched there. What lies where is a memo, as large as the
 * number of tenants (law 6): whoever starts anew finds it by hash. Thread-safe.
 */
@ApplicationScoped
public class GeminiRetrieval implements Retrieval {

    private static final Logger LOG = Logger.getLogger(GeminiRetrieval.class);

    /** Somebody may have emptied the store. */
    private static final Duration STORE_BELIEVED = Duration.ofHours(1);

    /** After a failure; doubles up to the longest. */
    private static final Duration FIRST_PAUSE = Duration.ofMinutes(1);

    private static final int MOST_DOUBLINGS = 5;

    private final GoogleApi google;
    private final KeptFiles files;
    private final KeptStore store;
    private final InstantSource clock;
    private final Map<String, Ready> ready = new ConcurrentHashMap<>();
    private final Map<String, Failure> failures = new ConcurrentHashMap<>();

    @Inject
    GeminiRetrieval(GoogleApi google, InstantSource clock) {
        this(google, clock, Thread::sleep);
    }

    GeminiRetrieval(GoogleApi google, InstantSource clock, Sleeper sleeper) {
        this.google = google;
        this.files = new KeptFiles(google, sleeper);
        this.store = new KeptStore(google, sleeper);
        this.clock = clock;
    }

    /**
     * @param until it may be used
     * @param renewAt it is to be looked at again
     */
    private record Ready(Way way, Library library, Instant until, Instant renewAt) {
        boolean isFor(Tenant tenant) {
            return way == KnowledgeSection.way(tenant)
                    && library.knowledge().version().equals(tenant.knowledge().version());
        }
    }

    private record Failure(int times, Instant notBefore) {}

    @Override
    public Library library(Tenant tenant) {
        Ready known = ready.get(tenant.instance());
        return known != null && known.isFor(tenant) && clock.instant().isBefore(known.until())
                ? known.library()
                : Library.NONE;
    }

    @Override
    public void lost(Tenant tenant) {
        ready.remove(tenant.instance());
    }

    @Override
    public void prepare(Tenant tenant) {
        Instant now = clock.instant();
        Ready known = ready.get(tenant.instance());
        boolean fresh = known != null && known.isFor(tenant) && now.isBefore(known.renewAt());
        Failure failure = failures.get(tenant.instance());
        boolean pausing = failure != null && now.isBefore(failure.notBefore());
        if (fresh || pausing || !google.hasKey()) {
            return;
        }
        try {
            Ready made = make(tenant, now);
            ready.put(tenant.instance(), made);
            failures.remove(tenant.instance());
            LOG.infof(
                    "KNOWLEDGE_READY instance=%s way=%s documents=%d",
                    tenant.instance(),
                    made.way(),
                    tenant.knowledge().documents().size());
        } catch (Unavailable e) {
            failed(tenant, failure == null ? 0 : failure.times(), now, e);
        }
    }

    private Ready make(Tenant tenant, Instant now) throws Unavailable {
        Way way = KnowledgeSection.way(tenant);
        if (way == Way.FILES) {
            KeptFiles.Kept kept =
                    files.keep(tenant.instance(), tenant.knowledge().documents(), now);
            Library library = new Library(tenant.knowledge(), kept.files(), Optional.empty(), "");
            return new Ready(way, library, kept.until(), kept.renewAt());
        }
        String name = store.keep(tenant.instance(), tenant.knowledge().documents());
        Library library = new Library(tenant.knowledge(), List.of(), Optional.of(name), "");
        return new Ready(way, library, Instant.MAX, now.plus(STORE_BELIEVED));
    }

    private void failed(Tenant tenant, int before, Instant now, Unavailable cause) {
        Duration pause = FIRST_PAUSE.multipliedBy(1L << Math.min(before, MOST_DOUBLINGS));
        failures.put(tenant.instance(), new Failure(before + 1, now.plus(pause)));
        LOG.warnf(
                "KNOWLEDGE_UNAVAILABLE instance=%s %s: documents are searched here meanwhile; tried again after %s. If it"
                        + " stays, check the key's rights and the project's storage, or set tools_config.knowledge.mode",
                tenant.instance(), cause.reason(), pause);
    }
}
