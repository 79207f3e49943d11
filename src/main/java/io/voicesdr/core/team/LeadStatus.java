package io.voicesdr.core.team;

import java.util.Locale;

/** How far the company's people have come with a lead. */
public enum LeadStatus {
    NEW,
    CONTACTED,
    WON,
    LOST;

    /** Whether nothing more is to be done about it. */
    public boolean isClosed() {
        return this == WON || this == LOST;
    }

    /** As the API writes it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
