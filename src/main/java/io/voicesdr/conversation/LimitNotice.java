package io.voicesdr.conversation;

import io.voicesdr.core.tenant.Tenant;
import io.voicesdr.core.text.Language;
import java.time.LocalDate;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;

/**
 * Tells operator and team, once a day, that a tenant's limit is reached. What the team chat did not take is tried again every
 * minute: it counts as told only when it stands there. Thread-safe.
 */
final class LimitNotice {

    private static final Logger LOG = Logger.getLogger(LimitNotice.class);

    private final Team team;
    private final Map<String, LocalDate> wanted = new ConcurrentHashMap<>();
    private final Map<String, LocalDate> told = new ConcurrentHashMap<>();
    private final Set<String> underWay = ConcurrentHashMap.newKeySet();

    LimitNotice(Team team) {
        this.team = team;
    }

    /** The limit of {@code day} is reached. Returns at once: turns must not wait for it. */
    void reached(Tenant tenant, LocalDate day) {
        if (day.equals(wanted.put(tenant.instance(), day))) {
            return;
        }
        LOG.warnf(
                "DAY_LIMIT instance=%s: the model is not asked any more today; raise limits in tenant.yaml if this is wanted traffic",
                tenant.instance());
        Thread.ofVirtual().name("day limit").start(() -> tell(tenant, day));
    }

    /** Tells what could not be told yet, unless {@code today} is another day. Goes over the network. */
    void again(Tenant tenant, LocalDate today) {
        if (today.equals(wanted.get(tenant.instance()))) {
            tell(tenant, today);
        }
    }

    private void tell(Tenant tenant, LocalDate day) {
        if (day.equals(told.get(tenant.instance())) || !underWay.add(tenant.instance())) {
            return;
        }
        try {
            if (team.notice(tenant, "day limit " + day, text(tenant))) {
                told.put(tenant.instance(), day);
            }
        } finally {
            underWay.remove(tenant.instance());
        }
    }

    private static String text(Tenant tenant) {
        return Language.of(tenant.language())
                .choose(
                        "⚠️ O limite de hoje da assistente virtual foi atingido. Até meia-noite ela avisa os clientes que uma pessoa continua; cada um deles aparece aqui. Para aumentar: limits em tenant.yaml.",
                        "⚠️ Today's limit of the virtual assistant is reached. Until midnight it tells customers that a person goes on; each of them appears here. To raise it: limits in tenant.yaml.",
                        "⚠️ Se alcanzó el límite de hoy de la asistente virtual. Hasta medianoche avisa a los clientes que sigue una persona; cada uno aparece aquí. Para aumentarlo: limits en tenant.yaml.");
    }
}
