package io.voicesdr.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import io.voicesdr.LogLines;
import io.voicesdr.core.tenant.Tenant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class EachTenantTest {

    private final List<Tenant> tenants = Stream.of("adega", "bazar", "casa")
            .map(name -> Tenant.named(name, name, "Persona.").build())
            .toList();

    @Test
    void oneThatCrashes_isTold_andLeavesTheOthersAlone() {
        List<String> done = new ArrayList<>();
        try (LogLines log = LogLines.of(EachTenant.class)) {
            EachTenant.of(tenants, "DAY_BUDGET", tenant -> {
                if (tenant.instance().equals("bazar")) {
                    throw new IllegalStateException("odd");
                }
                done.add(tenant.instance());
            });

            assertThat(done).containsExactly("adega", "casa");
            assertThat(log.lines()).singleElement().asString().startsWith("DAY_BUDGET_CRASHED instance=bazar: ");
        }
    }

    @Test
    void oneThatExhaustsTheStack_isTold_andLeavesTheOthersAlone() {
        List<String> done = new ArrayList<>();
        EachTenant.of(tenants, "FOLLOW_UP", tenant -> {
            if (tenant.instance().equals("adega")) {
                fall(0);
            }
            done.add(tenant.instance());
        });

        assertThat(done).containsExactly("bazar", "casa");
    }

    private static int fall(int deep) {
        return deep < 0 ? 0 : fall(deep + 1) + 1;
    }
}
