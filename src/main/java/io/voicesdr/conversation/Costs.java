package io.voicesdr.conversation;

import io.voicesdr.core.tenant.Tenant;
import io.voicesdr.core.view.DayText;
import java.time.LocalDate;
import java.util.Optional;

/** What tokens cost in money. Implemented by the edge of the model. Thread-safe. */
public interface Costs {

    /** Of so many tokens of {@code tenant}'s model on {@code day}; empty when no price is known. */
    Optional<DayText.Dollars> of(Tenant tenant, LocalDate day, long tokens);
}
