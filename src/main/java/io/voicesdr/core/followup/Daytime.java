package io.voicesdr.core.followup;

import io.voicesdr.core.tenant.BusinessHours;
import io.voicesdr.core.tenant.BusinessHours.Outside;
import io.voicesdr.core.tenant.Holidays;
import io.voicesdr.core.tenant.OpenHours;
import java.time.DayOfWeek;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/** When unasked messages may be sent: a tenant that has said no hours still wakes nobody at night. */
final class Daytime {

    private static final BusinessHours DECENT = new BusinessHours(
            Arrays.stream(DayOfWeek.values())
                    .collect(Collectors.toMap(Function.identity(), day -> List.of(new OpenHours(8 * 60, 20 * 60)))),
            Holidays.NONE,
            Outside.ANSWER);

    private Daytime() {}

    static BusinessHours of(BusinessHours tenants) {
        return tenants.isSet() ? tenants : DECENT;
    }
}
