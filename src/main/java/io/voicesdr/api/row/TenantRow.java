package io.voicesdr.api.row;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.voicesdr.core.tenant.Tenant;
import java.util.List;

/** A company served here. No secret of it is shown. */
@RegisterForReflection // without it the native executable writes {} for it
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
public record TenantRow(
        String instance, String name, String language, String timeZone, boolean aiActive, String configHash) {

    /** The table that CSV shows. */
    public static final List<String> COLUMNS =
            List.of("instance", "name", "language", "time_zone", "ai_active", "config_hash");

    public static TenantRow of(Tenant tenant) {
        return new TenantRow(
                tenant.instance(),
                tenant.name(),
                tenant.language(),
                tenant.timeZone().getId(),
                tenant.aiActive(),
                tenant.configHash());
    }
}
