package io.voicesdr.ops.health;

import io.voicesdr.conversation.Team;
import io.voicesdr.conversation.Tenants;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;

/**
 * Which tenants' people can't be told anything now, and what helps: cards, hand-over calls and reports wait. Never DOWN,
 * since customers are answered all the same. Asks nobody. Thread-safe.
 */
@Readiness
@ApplicationScoped
public class TeamCheck implements HealthCheck {

    private final Tenants tenants;
    private final Team team;

    TeamCheck(Tenants tenants, Team team) {
        this.tenants = tenants;
        this.team = team;
    }

    @Override
    public HealthCheckResponse call() {
        HealthCheckResponseBuilder response =
                HealthCheckResponse.named("team-chat").up();
        tenants.all()
                .forEach(tenant -> team.trouble(tenant)
                        .ifPresent(trouble -> response.withData(tenant.instance() + ".code", trouble.code())
                                .withData(tenant.instance() + ".next", trouble.nextAction())));
        return response.build();
    }
}
