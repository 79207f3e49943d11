package io.voicesdr.ops.doctor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.voicesdr.conversation.UpstreamException;
import io.voicesdr.evolution.EvolutionSetup;
import io.voicesdr.evolution.EvolutionSetup.Webhook;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FindingsTest {
    private static final String URL = "http://bot:8081/webhook/loja";
    private static final Map<String, String> SECRET = Map.of("X-Webhook-Secret", "s");

    @ParameterizedTest
    @CsvSource({
        "2.3.6, 463",
        "2.3.6, Labels",
        "2.3.7, 463",
        "2.4.0-rc2, registered",
        "2.2.3, 2.3.7",
        "1.8.0, 2.3.7",
        "'', EVOLUTION_URL"
    })
    void version_isNamedWithItsFaults(String version, String remedy) {
        assertThat(Versions.of(version).remedy()).contains(remedy);
        assertThat(Versions.of(version).level()).isEqualTo(Finding.Level.WARN);
    }

    @Test
    void webhookAsItMustBe_isFine() {
        assertThat(finding(webhook(URL, SECRET, EvolutionSetup.EVENTS)).level()).isEqualTo(Finding.Level.OK);
        assertThat(finding(webhook(URL, Map.of("jwt_key", "s"), EvolutionSetup.EVENTS))
                        .level())
                .isEqualTo(Finding.Level.OK);
    }

    @Test
    void drift_isNamed_withoutTheSecret() {
        assertThat(WebhookFinding.of(Optional.empty(), Optional.of(URL), Optional.of("s"), "loja")
                        .detail())
                .contains("no webhook");
        assertThat(finding(webhook("http://old:1/webhook/loja", SECRET, EvolutionSetup.EVENTS))
                        .detail())
                .contains("http://old:1/webhook/loja");
        assertThat(finding(webhook("http://bot:8081/webhook/other", SECRET, EvolutionSetup.EVENTS))
                        .detail())
                .contains("another instance");
        assertThat(finding(webhook(URL, Map.of("X-Webhook-Secret", "leaked"), EvolutionSetup.EVENTS))
                        .detail())
                .contains("secret")
                .doesNotContain("leaked");
        assertThat(finding(webhook(URL, SECRET, List.of("MESSAGES_UPSERT"))).detail())
                .contains("SEND_MESSAGE");
        assertThat(finding(webhook(URL, SECRET, List.of())).detail()).contains("MESSAGES_EDITED");
    }

    @Test
    void ignoredGroups_areNamed_becauseTheTeamIsInOne() {
        assertThat(Doctor.team(Map.of("groupsIgnore", true))).satisfies(finding -> {
            assertThat(finding.code()).isEqualTo("TEAM_GROUP");
            assertThat(finding.level()).isEqualTo(Finding.Level.WARN);
            assertThat(finding.detail()).contains("groupsIgnore");
        });
        assertThat(Doctor.team(Map.of("groupsIgnore", false)).level()).isEqualTo(Finding.Level.OK);
        assertThat(Doctor.team(Map.of()).level()).isEqualTo(Finding.Level.OK);
    }

    @Test
    void whatIsWrong_alwaysHasARemedy() {
        assertThatThrownBy(() -> Finding.warn("CLOCK", Finding.Seen.of("clock_apart", "%s s apart", 9), " "))
                .hasMessageContaining("CLOCK");
        assertThat(Finding.fail("PHONE", new UpstreamException("EVOLUTION_DOWN", "no answer", null)))
                .satisfies(finding -> {
                    assertThat(finding.detail()).isEqualTo("EVOLUTION_DOWN: no answer");
                    assertThat(finding.remedy()).contains("EVOLUTION_URL");
                });
    }

    private static Finding finding(Webhook webhook) {
        return WebhookFinding.of(Optional.of(webhook), Optional.of(URL), Optional.of("s"), "loja");
    }

    private static Webhook webhook(String url, Map<String, String> headers, List<String> events) {
        return new Webhook(true, url, headers, events, false, false);
    }
}
