package io.voicesdr.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.introspect.Annotated;
import com.fasterxml.jackson.databind.introspect.JacksonAnnotationIntrospector;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.api.model.networking.v1.Ingress;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The manifests against Kubernetes' own schemas, as classes that are generated from them: a field that they don't know, at
 * any depth, or a text where a number belongs, is refused as the server would refuse it.
 */
class KubernetesSchemaTest {

    private static final String FILE = "deploy/kubernetes/voice-sdr.yaml";
    private static final Map<String, Class<?>> KINDS = Map.of(
            "v1 ConfigMap", ConfigMap.class,
            "v1 Service", Service.class,
            "apps/v1 StatefulSet", StatefulSet.class,
            "networking.k8s.io/v1 Ingress", Ingress.class,
            "policy/v1 PodDisruptionBudget", PodDisruptionBudget.class);

    private static final ObjectMapper STRICT = JsonMapper.builder()
            .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
            .annotationIntrospector(new JacksonAnnotationIntrospector() {
                private static final long serialVersionUID = 1L;

                /** The classes would keep what they don't know aside. */
                @Override
                public Boolean hasAnySetter(Annotated member) {
                    return false;
                }
            })
            .build();

    @Test
    void everyManifest_keepsToItsSchema() throws JsonProcessingException {
        for (JsonNode manifest : Shipped.yaml(FILE)) {
            read(manifest);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "/spec, replica",
        "/spec/template/spec, terminationGracePeriod",
        "/spec/template/spec/containers/0, readyProbe",
        "/spec/template/spec/containers/0/readinessProbe/httpGet, url",
        "/spec/template/spec/containers/0/lifecycle/preStop, wait",
        "/spec/template/spec/containers/0/securityContext, readOnlyRootFileSystem"
    })
    void aFieldThatKubernetesDoesNotKnow_isRefused(String place, String name) {
        JsonNode wrong = statefulSet();
        ((ObjectNode) wrong.at(place)).put(name, 1);

        assertThatThrownBy(() -> read(wrong))
                .isInstanceOf(UnrecognizedPropertyException.class)
                .hasMessageContaining(name);
    }

    @Test
    void aTextInPlaceOfANumber_isRefused() {
        JsonNode wrong = statefulSet();
        ((ObjectNode) wrong.at("/spec")).put("replicas", "two");

        assertThatThrownBy(() -> read(wrong)).hasMessageContaining("replicas");
    }

    private static JsonNode statefulSet() {
        return Shipped.yaml(FILE).stream()
                .filter(manifest -> manifest.at("/kind").asText().equals("StatefulSet"))
                .findFirst()
                .orElseThrow()
                .deepCopy();
    }

    private static void read(JsonNode manifest) throws JsonProcessingException {
        Class<?> kind = KINDS.get(manifest.path("apiVersion").asText() + " "
                + manifest.path("kind").asText());
        assertThat(kind).as(manifest.path("kind").asText()).isNotNull();
        assertThat(STRICT.treeToValue(manifest, kind)).isNotNull();
    }
}
