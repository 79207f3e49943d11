package io.voicesdr.core.decision;

import io.voicesdr.core.tenant.BusinessHours;
import io.voicesdr.core.tenant.Tenant;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;

/**
 * Until when a message may still be answered. Where a tenant lets messages wait for business hours, the time in which nobody
 * is there does not count: what came at night is answered in the morning. Pure.
 */
public final class Patience {

    private Patience() {}

    /** The last moment at which something written at {@code writtenAt} is answered. */
    public static Instant ends(Tenant tenant, Instant writtenAt) {
        BusinessHours hours = tenant.businessHours();
        ZoneId zone = tenant.timeZone();
        Duration recover = tenant.conversation().recoverWithin();
        if (hours.holdsBack(writtenAt, zone)) {
            return fromOpening(tenant, writtenAt, recover);
        }
        Instant end = writtenAt.plus(recover);
        return hours.holdsBack(end, zone) ? fromOpening(tenant, end, recover) : end;
    }

    private static Instant fromOpening(Tenant tenant, Instant moment, Duration recover) {
        return tenant.businessHours()
                .nextOpening(moment, tenant.timeZone())
                .orElse(moment)
                .plus(recover);
    }

    /** How far back messages can lie that may still be answered at {@code now}; longest right after an opening. */
    public static Duration reach(Tenant tenant, Instant now) {
        BusinessHours hours = tenant.businessHours();
        ZoneId zone = tenant.timeZone();
        Duration recover = tenant.conversation().recoverWithin();
        if (hours.outside() == BusinessHours.Outside.ANSWER) {
            return recover;
        }
        return hours.openSince(now, zone)
                .filter(opened -> !opened.plus(recover).isBefore(now))
                .flatMap(opened -> hours.closedSince(opened.minusSeconds(1), zone))
                .map(closed -> Duration.between(closed.minus(recover), now))
                .filter(night -> night.compareTo(recover) > 0)
                .orElse(recover);
    }
}
