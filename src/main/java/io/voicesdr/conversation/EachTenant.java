package io.voicesdr.conversation;

import io.voicesdr.core.tenant.Tenant;
import java.util.Collection;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.ToIntFunction;
import org.jboss.logging.Logger;

/** Does a job for one tenant after the other, so that a defect which one of them meets leaves the others alone. */
final class EachTenant {

    private static final Logger LOG = Logger.getLogger(EachTenant.class);

    private EachTenant() {}

    /** As {@link #of}; what {@code work} counts, added up. */
    static int sum(Collection<Tenant> tenants, String job, ToIntFunction<Tenant> work) {
        AtomicInteger sum = new AtomicInteger();
        of(tenants, job, tenant -> sum.addAndGet(work.applyAsInt(tenant)));
        return sum.get();
    }

    /** @param job begins the code of a crash in the log */
    static void of(Collection<Tenant> tenants, String job, Consumer<Tenant> work) {
        for (Tenant tenant : tenants) {
            try {
                work.accept(tenant);
            } catch (RuntimeException | StackOverflowError e) {
                LOG.errorf(
                        e,
                        "%s_CRASHED instance=%s: this is a defect, please report it with the trace; the others are looked after",
                        job,
                        tenant.instance());
            }
        }
    }
}
