package io.voicesdr.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The manifests agree with each other, with the bot's settings, and with the rule that one company meets one replica. */
class KubernetesTest {

    private static final String FILE = "deploy/kubernetes/voice-sdr.yaml";
    private static final List<JsonNode> MANIFESTS = Shipped.yaml(FILE);
    private static final JsonNode REPLICAS = one("StatefulSet", "voice-sdr");
    private static final JsonNode POD = REPLICAS.at("/spec/template/spec");
    private static final JsonNode BOT = POD.at("/containers/0");

    @Test
    void everything_isThere() {
        assertThat(MANIFESTS.stream()
                        .map(manifest -> manifest.get("apiVersion").asText() + " "
                                + manifest.get("kind").asText()))
                .containsExactlyInAnyOrder(
                        "v1 ConfigMap",
                        "apps/v1 StatefulSet",
                        "v1 Service",
                        "v1 Service",
                        "networking.k8s.io/v1 Ingress",
                        "policy/v1 PodDisruptionBudget");
    }

    @Test
    void replicas_areCountedAlike_andNumbered() {
        assertThat(REPLICAS.at("/spec/replicas").asText())
                .isEqualTo(one("ConfigMap", "voice-sdr")
                        .at("/data/SDR_REPLICA_COUNT")
                        .asText());
        assertThat(BOT.at("/env/0/name").asText()).isEqualTo("SDR_REPLICA_INDEX");
        assertThat(BOT.at("/env/0/valueFrom/fieldRef/fieldPath").asText())
                .isEqualTo("metadata.labels['apps.kubernetes.io/pod-index']");
        assertThat(REPLICAS.at("/spec/serviceName").asText())
                .isEqualTo(one("Service", "voice-sdr-replicas")
                        .at("/metadata/name")
                        .asText());
        assertThat(one("Service", "voice-sdr-replicas").at("/spec/clusterIP").asText())
                .isEqualTo("None");
    }

    @Test
    void settings_areNamesThatTheBotKnows() {
        String known = Shipped.text("application.properties.example");
        Stream<String> secrets = Shipped.text(FILE)
                .lines()
                .filter(line -> line.matches("#   [A-Z_]+:"))
                .map(line -> line.substring(4, line.length() - 1));
        Stream<String> settings = Stream.concat(
                secrets,
                one("ConfigMap", "voice-sdr").get("data").properties().stream().map(setting -> setting.getKey()));

        assertThat(settings).hasSizeGreaterThan(8).allMatch(name -> known.contains("#" + name + "="));
    }

    @Test
    void requestsOfOneCompany_meetOneReplica() {
        JsonNode ingress = one("Ingress", "voice-sdr");
        assertThat(ingress.at("/metadata/annotations/nginx.ingress.kubernetes.io~1upstream-hash-by")
                        .asText())
                .isEqualTo("$uri");
        JsonNode path = ingress.at("/spec/rules/0/http/paths/0");
        assertThat(path.get("path").asText()).isEqualTo("/webhook");
        assertThat(ingress.at("/spec/rules/0/http/paths")).hasSize(1);
        assertThat(path.at("/backend/service/name").asText())
                .isEqualTo(one("Service", "voice-sdr").at("/metadata/name").asText());
        assertThat(ingress.at("/metadata/annotations/nginx.ingress.kubernetes.io~1proxy-body-size")
                        .asText())
                .isEqualToIgnoringCase(Shipped.settings().getProperty("quarkus.http.limits.max-body-size"));
    }

    @Test
    void selectors_findTheReplicas() {
        JsonNode labels = REPLICAS.at("/spec/template/metadata/labels");
        assertThat(REPLICAS.at("/spec/selector/matchLabels")).isEqualTo(labels);
        assertThat(one("Service", "voice-sdr").at("/spec/selector")).isEqualTo(labels);
        assertThat(one("Service", "voice-sdr-replicas").at("/spec/selector")).isEqualTo(labels);
        assertThat(one("PodDisruptionBudget", "voice-sdr").at("/spec/selector/matchLabels"))
                .isEqualTo(labels);
        assertThat(one("PodDisruptionBudget", "voice-sdr")
                        .at("/spec/maxUnavailable")
                        .asInt())
                .isEqualTo(1);
    }

    @Test
    void probes_restartADeadProcess_andRouteByReadiness() {
        assertThat(BOT.at("/startupProbe/httpGet/path").asText()).isEqualTo("/q/health/live");
        // not ready: a phone that is off would get the process restarted
        assertThat(BOT.at("/livenessProbe/httpGet/path").asText()).isEqualTo("/q/health/live");
        assertThat(BOT.at("/readinessProbe/httpGet/path").asText()).isEqualTo("/q/health/ready");
        assertThat(BOT.at("/readinessProbe/timeoutSeconds").asInt())
                .as("EvolutionCheck takes up to 3 s")
                .isGreaterThan(3);
        assertThat(BOT.at("/ports/0/containerPort").asText())
                .isEqualTo(one("ConfigMap", "voice-sdr").at("/data/SDR_PORT").asText());
    }

    @Test
    void pod_canDoNothingButItsWork() {
        assertThat(POD.at("/securityContext/runAsNonRoot").asBoolean()).isTrue();
        assertThat(POD.at("/automountServiceAccountToken").asBoolean(true)).isFalse();
        assertThat(BOT.at("/securityContext/readOnlyRootFilesystem").asBoolean())
                .isTrue();
        assertThat(BOT.at("/securityContext/allowPrivilegeEscalation").asBoolean(true))
                .isFalse();
        assertThat(Shipped.texts(BOT.at("/securityContext/capabilities/drop"))).containsExactly("ALL");
        assertThat(BOT.at("/resources/limits/memory").asText()).isNotEmpty();
        assertThat(BOT.at("/volumeMounts/1/readOnly").asBoolean()).isTrue();
    }

    @Test
    void end_leavesTimeToDrain() {
        assertThat(POD.at("/terminationGracePeriodSeconds").asInt())
                .isGreaterThan(20 + BOT.at("/lifecycle/preStop/sleep/seconds").asInt());
    }

    private static JsonNode one(String kind, String name) {
        return MANIFESTS.stream()
                .filter(manifest -> manifest.get("kind").asText().equals(kind))
                .filter(manifest -> manifest.at("/metadata/name").asText().equals(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError(kind + " " + name + " is missing"));
    }
}
