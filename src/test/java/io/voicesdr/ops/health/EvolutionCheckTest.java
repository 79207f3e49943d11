package io.voicesdr.ops.health;

import static org.assertj.core.api.Assertions.assertThat;

import io.voicesdr.core.tenant.Tenant;
import io.voicesdr.evolution.InstanceStatus;
import io.voicesdr.evolution.InstanceStatus.State;
import io.voicesdr.evolution.webhook.ConnectionStates.ConnectionState;
import io.voicesdr.evolution.webhook.DeliveryReports.Failures;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.awaitility.Awaitility;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponse.Status;
import org.junit.jupiter.api.Test;

class EvolutionCheckTest {

    private static final InstanceStatus.Status OPEN = new InstanceStatus.Status(State.OPEN, "EVOLUTION_OPEN", "");
    private static final InstanceStatus.Status CLOSED =
            new InstanceStatus.Status(State.CLOSED, "EVOLUTION_CLOSED", "Pair the phone.");
    private static final Duration LONG = Duration.ofMinutes(1);

    @Test
    void oneOfTwoOpen_isUpAndNamesTheOther() {
        HealthCheckResponse response =
                check(LONG, tenant -> tenant.instance().equals("loja") ? OPEN : CLOSED, "loja", "pousada");

        assertThat(response.getName()).isEqualTo("evolution");
        assertThat(response.getStatus()).isEqualTo(Status.UP);
        assertThat(response.getData())
                .hasValue(Map.of(
                        "tenants",
                        2L,
                        "open",
                        1L,
                        "pousada.code",
                        "EVOLUTION_CLOSED",
                        "pousada.next",
                        "Pair the phone."));
    }

    @Test
    void noneOpen_isDown() {
        assertThat(check(LONG, tenant -> CLOSED, "loja", "pousada").getStatus()).isEqualTo(Status.DOWN);
    }

    /** That is for the other check to say, and needs another remedy. */
    @Test
    void noTenants_isUp() {
        assertThat(check(LONG, tenant -> CLOSED).getStatus()).isEqualTo(Status.UP);
    }

    @Test
    void closed_tellsWhatTheWebhooksSaid() {
        HealthCheckResponse response = new EvolutionCheck(
                        ServedTenants.of("loja"),
                        new InstanceProbe(tenant -> CLOSED, LONG),
                        instance -> Optional.of(new ConnectionState("refused", Instant.EPOCH)),
                        instance -> Optional.empty())
                .call();

        assertThat(response.getData().orElseThrow()).containsEntry("loja.heard", "refused since 1970-01-01T00:00:00Z");
    }

    /** An open phone whose sends all fail (error 463) looks healthy by its state alone. */
    @Test
    void openWithFailedDeliveries_isUpAndCountsThem() {
        HealthCheckResponse response = new EvolutionCheck(
                        ServedTenants.of("loja"),
                        new InstanceProbe(tenant -> OPEN, LONG),
                        instance -> Optional.empty(),
                        instance -> Optional.of(new Failures(7, Instant.EPOCH)))
                .call();

        assertThat(response.getStatus()).isEqualTo(Status.UP);
        assertThat(response.getData())
                .hasValue(Map.of(
                        "tenants",
                        1L,
                        "open",
                        1L,
                        "loja.deliveriesFailed",
                        7L,
                        "loja.deliveryLastFailed",
                        "1970-01-01T00:00:00Z"));
    }

    @Test
    void tenants_areAskedAtTheSameTime() {
        CyclicBarrier all = new CyclicBarrier(20);
        String[] names = java.util.stream.IntStream.range(0, 20)
                .mapToObj(i -> "loja" + i)
                .toArray(String[]::new);

        HealthCheckResponse response = check(
                LONG,
                tenant -> {
                    await(all);
                    return OPEN;
                },
                names);

        assertThat(response.getData().orElseThrow()).containsEntry("open", 20L);
    }

    /** The probe comes back in time, and what it did not wait for is not asked a second time. */
    @Test
    void slowOne_isNamedAndHoldsNobodyUp() throws Exception {
        CountDownLatch answered = new CountDownLatch(1);
        AtomicInteger asked = new AtomicInteger();
        InstanceProbe probe = new InstanceProbe(
                tenant -> {
                    asked.incrementAndGet();
                    await(answered);
                    return OPEN;
                },
                Duration.ofMillis(50));
        ServedTenants tenants = ServedTenants.of("loja");

        assertThat(probe.statuses(tenants.all()).get("loja").code()).isEqualTo("EVOLUTION_SLOW");
        assertThat(probe.statuses(tenants.all()).get("loja").code()).isEqualTo("EVOLUTION_SLOW");
        assertThat(asked).hasValue(1);

        answered.countDown();
        Awaitility.await().until(() -> probe.statuses(tenants.all()).get("loja").isOpen());
    }

    @Test
    void defectInAsking_isNamedAndHitsNobodyElse() {
        HealthCheckResponse response = check(
                LONG,
                tenant -> {
                    if (tenant.instance().equals("pousada")) {
                        throw new IllegalStateException("a defect, thrown by this test");
                    }
                    return OPEN;
                },
                "loja",
                "pousada");

        assertThat(response.getStatus()).isEqualTo(Status.UP);
        assertThat(response.getData().orElseThrow()).containsEntry("pousada.code", "EVOLUTION_PROBE_FAILED");
    }

    private static HealthCheckResponse check(
            Duration limit, Function<Tenant, InstanceStatus.Status> ask, String... instances) {
        return new EvolutionCheck(
                        ServedTenants.of(instances),
                        new InstanceProbe(ask, limit),
                        instance -> Optional.empty(),
                        instance -> Optional.empty())
                .call();
    }

    private static void await(CyclicBarrier barrier) {
        try {
            barrier.await(20, TimeUnit.SECONDS);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
