package io.voicesdr.ops.health;

import static org.assertj.core.api.Assertions.assertThat;

import io.voicesdr.conversation.FakeTeam;
import io.voicesdr.conversation.Team.Trouble;
import java.util.Map;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponse.Status;
import org.junit.jupiter.api.Test;

class TeamCheckTest {

    private final FakeTeam team = new FakeTeam();

    @Test
    void everybodyInReach_isUpWithoutDetail() {
        HealthCheckResponse response = check();

        assertThat(response.getName()).isEqualTo("team-chat");
        assertThat(response.getStatus()).isEqualTo(Status.UP);
        assertThat(response.getData()).isEmpty();
    }

    @Test
    void teamOutOfReach_isNamedWithTheRemedy_butNotDown() {
        team.troubles.put("loja", new Trouble("TEAM_CHAT_UNKNOWN", "Set team.group in tenant.yaml, or pair a phone."));

        HealthCheckResponse response = check();

        assertThat(response.getStatus()).isEqualTo(Status.UP);
        assertThat(response.getData())
                .hasValue(Map.of(
                        "loja.code",
                        "TEAM_CHAT_UNKNOWN",
                        "loja.next",
                        "Set team.group in tenant.yaml, or pair a phone."));
    }

    private HealthCheckResponse check() {
        return new TeamCheck(ServedTenants.of("loja", "pousada"), team).call();
    }
}
