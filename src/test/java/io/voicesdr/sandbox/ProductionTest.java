package io.voicesdr.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;

import io.quarkus.arc.Arc;
import io.quarkus.arc.profile.IfBuildProfile;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import io.voicesdr.sandbox.evolution.EvolutionResource;
import io.voicesdr.sandbox.evolution.Instances;
import io.voicesdr.sandbox.gemini.GeminiResource;
import io.voicesdr.sandbox.phone.ClockResource;
import io.voicesdr.sandbox.phone.FaultsResource;
import io.voicesdr.sandbox.phone.PageResource;
import io.voicesdr.sandbox.phone.PhoneResource;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Built with the production profile, nothing of the sandbox answers. */
@QuarkusTest
@TestProfile(ProductionTest.Production.class)
class ProductionTest {

    /** The application augmented as a production build is. */
    public static class Production implements QuarkusTestProfile {
        @Override
        public String getConfigProfile() {
            return "prod";
        }

        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("quarkus.http.test-port", "0");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/phone",
                "/phone/phone.js",
                "/sandbox/phone/state",
                "/sandbox/faults",
                "/sandbox/clock",
                "/sandbox/evolution",
                "/sandbox/evolution/instance/fetchInstances",
                "/sandbox/page/phone.html",
                "/sandbox/seed.json"
            })
    void sandboxPath_isNotFound(String path) {
        assertThat(RestAssured.get(path).statusCode()).isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/sandbox/gemini/v1beta/models/gemini-3.8-flash:generateContent",
                "/sandbox/evolution/message/sendText/auto_silva",
                "/sandbox/phone/messages"
            })
    void sandboxCall_isNotFound(String path) {
        assertThat(RestAssured.given()
                        .contentType("application/json")
                        .body("{}")
                        .post(path)
                        .statusCode())
                .isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/inbox", "/connect"})
    void pageOfTheCompany_isThere_andAsksForTheToken(String path) {
        RestAssured.given()
                .redirects()
                .follow(false)
                .get(path)
                .then()
                .statusCode(303)
                .header("Location", containsString("/login?next="));
        RestAssured.get("/login").then().statusCode(403).body(containsString("SDR_ADMIN_TOKEN"));
    }

    @Test
    void sandboxBeans_areNotThere() {
        assertThat(Arc.container().select(Instances.class).isResolvable()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            classes = {
                Sandbox.class,
                FaultsResource.class,
                ClockResource.class,
                EvolutionResource.class,
                GeminiResource.class,
                PhoneResource.class,
                PageResource.class
            })
    void everyEntrance_isGuarded(Class<?> entrance) {
        assertThat(entrance.getAnnotation(IfBuildProfile.class).anyOf()).containsExactlyInAnyOrder("dev", "test");
    }
}
