package io.voicesdr.conversation;

import io.quarkus.scheduler.Scheduled;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.voicesdr.conversation.tool.Retrieval;
import io.voicesdr.core.prompt.KnowledgeSection;
import io.voicesdr.core.prompt.KnowledgeSection.Way;
import io.voicesdr.core.tenant.Tenant;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;

/** Has documents lie ready before anybody asks: no customer waits for an upload. Each tenant in its own time. */
@ApplicationScoped
public class RetrievalJob {

    private static final Logger LOG = Logger.getLogger(RetrievalJob.class);

    private final Tenants tenants;
    private final Retrieval retrieval;
    private final Set<String> busy = ConcurrentHashMap.newKeySet();

    RetrievalJob(Tenants tenants, Retrieval retrieval) {
        this.tenants = tenants;
        this.retrieval = retrieval;
    }

    /** At start, and at every sweep: files end after two days, and tenants' folders change. */
    @Scheduled(every = "${sdr.turn.sweep-every:60s}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    @RunOnVirtualThread
    void everyMinute() {
        EachTenant.of(tenants.all().stream().filter(RetrievalJob::isConcerned).toList(), "RETRIEVAL", this::prepare);
    }

    private static boolean isConcerned(Tenant tenant) {
        Way way = KnowledgeSection.way(tenant);
        return way == Way.FILES || way == Way.FILE_SEARCH;
    }

    private void prepare(Tenant tenant) {
        if (busy.add(tenant.instance())) {
            Thread.ofVirtual().name("knowledge-" + tenant.instance()).start(() -> prepareNow(tenant));
        }
    }

    private void prepareNow(Tenant tenant) {
        try {
            retrieval.prepare(tenant);
        } catch (RuntimeException e) {
            LOG.errorf(
                    e,
                    "KNOWLEDGE_FAILED instance=%s: documents are searched here; tried again at the next sweep",
                    tenant.instance());
        } finally {
            busy.remove(tenant.instance());
        }
    }
}
