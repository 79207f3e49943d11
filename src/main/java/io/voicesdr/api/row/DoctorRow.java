package io.voicesdr.api.row;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.voicesdr.ops.doctor.Finding;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What the doctor found. */
@RegisterForReflection // without it the native executable writes {} for it
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
public record DoctorRow(
        @Schema(description = "Whether customers are answered as far as can be told")
        boolean healthy,

        List<FindingRow> findings) {

    /**
     * One line of the checklist.
     *
     * @param remedy what to do; empty when all is well
     */
    @RegisterForReflection // as above
    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    public record FindingRow(
            String code,

            @Schema(enumeration = {"ok", "unknown", "warn", "fail"})
            String level,

            String detail,
            String remedy) {}

    public static DoctorRow of(List<Finding> findings) {
        return new DoctorRow(
                findings.stream().noneMatch(finding -> finding.level() == Finding.Level.FAIL),
                findings.stream()
                        .map(finding ->
                                new FindingRow(finding.code(), finding.word(), finding.detail(), finding.remedy()))
                        .toList());
    }
}
