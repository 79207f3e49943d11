package io.voicesdr.core.decision;

import io.voicesdr.core.tenant.BusinessHours;
import io.voicesdr.core.tenant.Tenant;
import io.voicesdr.core.text.CustomerText;
import io.voicesdr.core.text.Language;
import io.voicesdr.core.text.Openings;
import io.voicesdr.core.text.Plain;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Whether people are there: whoever is told that a person goes on is told honestly when. Pure. */
public final class Presence {

    private Presence() {}

    /** When people are back, as a sentence; empty while they are there, when no hours are said, and when it is not known. */
    public static Optional<String> backAt(Tenant tenant, Instant now) {
        return opening(tenant, now)
                .map(when -> CustomerText.PERSON_BACK_AT.in(tenant.language()).replace("{when}", when));
    }

    /** {@code text}, which tells of a person, and when people are back; nothing more where nothing is said. */
    public static String with(String text, Tenant tenant, Instant now) {
        return text.isEmpty()
                ? text
                : backAt(tenant, now).map(back -> text + " " + back).orElse(text);
    }

    /** Whether one of {@code bubbles} tells already when people are back. */
    public static boolean isToldIn(List<String> bubbles, Tenant tenant, Instant now) {
        return opening(tenant, now)
                .map(Plain::of)
                .filter(when -> bubbles.stream().map(Plain::of).anyMatch(bubble -> bubble.contains(when)))
                .isPresent();
    }

    private static Optional<String> opening(Tenant tenant, Instant now) {
        BusinessHours hours = tenant.businessHours();
        return hours.isOpen(now, tenant.timeZone())
                ? Optional.empty()
                : hours.nextOpening(now, tenant.timeZone())
                        .map(at -> Openings.words(at, now, tenant.timeZone(), Language.of(tenant.language())));
    }
}
