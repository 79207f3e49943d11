package io.voicesdr.ops.health;

import static org.assertj.core.api.Assertions.assertThat;

import io.voicesdr.tenant.TenantProblem;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponse.Status;
import org.junit.jupiter.api.Test;

class TenantFilesCheckTest {

    @Test
    void everythingInOrder_isUpWithoutDetail() {
        HealthCheckResponse response = check(ServedTenants.of("loja", "pousada"));

        assertThat(response.getName()).isEqualTo("tenant-files");
        assertThat(response.getStatus()).isEqualTo(Status.UP);
        assertThat(response.getData()).hasValue(Map.of("served", 2L));
    }

    @Test
    void brokenEdit_isNamedButNotDown() {
        HealthCheckResponse response = check(
                ServedTenants.of("loja"),
                problem("loja", 12, "conversation.typing", "\"sim\" is not true or false", true),
                problem("nova", 1, "name", "is required", false));

        assertThat(response.getStatus()).isEqualTo(Status.UP);
        assertThat(response.getData())
                .hasValue(Map.of(
                        "served",
                        1L,
                        "problem.1",
                        "TENANT_FILE tenants/loja/tenant.yaml:12: conversation.typing: \"sim\" is not true or false"
                                + " (the last good version stays)",
                        "problem.2",
                        "TENANT_FILE tenants/nova/tenant.yaml:1: name: is required (this tenant is not served)"));
    }

    @Test
    void nobodyServed_isDownWithTheRemedy() {
        HealthCheckResponse response = check(
                ServedTenants.of(),
                new TenantProblem("", "tenants", 0, "", "there is no such folder", Instant.EPOCH, false));

        assertThat(response.getStatus()).isEqualTo(Status.DOWN);
        assertThat(response.getData().orElseThrow())
                .containsEntry("code", "TENANTS_NONE")
                .containsEntry("problem.1", "TENANTS_FOLDER tenants: there is no such folder")
                .extractingByKey("next")
                .asString()
                .contains("SDR_TENANTS");
    }

    private static HealthCheckResponse check(ServedTenants tenants, TenantProblem... problems) {
        return new TenantFilesCheck(tenants, () -> List.of(problems)).call();
    }

    private static TenantProblem problem(String instance, int line, String key, String message, boolean kept) {
        return new TenantProblem(
                instance, "tenants/" + instance + "/tenant.yaml", line, key, message, Instant.EPOCH, kept);
    }
}
