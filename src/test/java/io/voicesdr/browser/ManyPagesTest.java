package io.voicesdr.browser;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import io.voicesdr.conversation.Tenants;
import io.voicesdr.core.tenant.Tenant;
import io.voicesdr.sandbox.SandboxClock;
import io.voicesdr.sandbox.SeedScripts;
import io.voicesdr.sandbox.evolution.Copies;
import io.voicesdr.sandbox.evolution.Instance;
import io.voicesdr.sandbox.evolution.Instances;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The whole way of a page, from request to HTML, of a company with hundreds of conversations; no browser needed. */
@QuarkusTest
@TestProfile(SandboxProfile.class)
@Tag("long")
class ManyPagesTest {
    private static final String INSTANCE = "estudio_norte";

    private static final Duration LOOK_BACK = Duration.ofDays(14);

    /** Of four weeks, of which the pages show the last two; about as many as the sandbox holds. */
    private static final int PLAYED = 60;

    private static final int COPIES = 22;
    private static final int WARM_UP = 5;
    private static final int ROUNDS = 9;

    @Inject
    Tenants tenants;

    @Inject
    Instances instances;

    @Inject
    SandboxClock clock;

    @Inject
    MeterRegistry metrics;

    @Test
    void pagesOfHundredsOfConversations_askEvolutionForLittle_howeverOftenTheyAreAsked() {
        live();
        String cookie = RestAssured.given()
                .redirects()
                .follow(false)
                .formParam("token", SandboxProfile.ADMIN_TOKEN)
                .post("/login")
                .cookie("sdr_session");
        double before = pulls();
        String list = page(cookie, "/inbox/" + INSTANCE);
        assertThat(pulls() - before)
                .as("the list's time, the team chat, each once")
                .isLessThan(60);
        Matcher all = Pattern.compile("\\?filter=all[^>]*>[^<]*<span class=\"number\">(\\d+)")
                .matcher(list);
        assertThat(all.find()).isTrue();
        assertThat(Integer.parseInt(all.group(1))).isGreaterThanOrEqualTo(500);
        assertThat(list.split("<li class=\"chat-row\"", -1)).hasSize(1 + 50);
        Matcher chat = Pattern.compile("data-chat=\"([^\"]+@s[^\"]+)\"").matcher(list);
        assertThat(chat.find()).isTrue();

        shown(cookie, "/?instance=" + INSTANCE, 1);
        shown(cookie, "/inbox/" + INSTANCE, 1);
        shown(cookie, "/metrics-day/" + INSTANCE, 1);
        shown(cookie, "/inbox/" + INSTANCE + "/" + chat.group(1), 4);
    }

    /** @param most requests to Evolution for messages, each time */
    private void shown(String cookie, String path, int most) {
        List<Double> millis = new ArrayList<>();
        for (int round = 0; round < WARM_UP + ROUNDS; round++) {
            double before = pulls();
            long begin = System.nanoTime();
            page(cookie, path);
            millis.add((System.nanoTime() - begin) / 1e6);
            assertThat(pulls() - before).as(path).isLessThanOrEqualTo(most);
        }
        List<Double> warm = millis.stream().skip(WARM_UP).sorted().toList();
        System.out.printf(
                "%s: %.0f ms over HTTP in the middle, %.0f ms the first time%n",
                path.replaceAll("\\d{4,}", "…"), warm.get(ROUNDS / 2), millis.getFirst());
    }

    private static String page(String cookie, String path) {
        return RestAssured.given()
                .cookie("sdr_session", cookie)
                .get(path)
                .then()
                .statusCode(200)
                .extract()
                .asString();
    }

    private double pulls() {
        return metrics
                .find("voicesdr.upstream.requests")
                .tag("instance", INSTANCE)
                .tag("operation", "findMessages")
                .counters()
                .stream()
                .mapToDouble(Counter::count)
                .sum();
    }

    private void live() {
        Tenant tenant = tenants.find(INSTANCE).orElseThrow();
        Instance played = new Instance(INSTANCE, tenant.name(), "5592988880000@s.whatsapp.net", clock.instant());
        SeedScripts.play(tenant, tenants.signatures(tenant), played, 7, PLAYED, clock.instant());
        Copies.of(
                played, instances.find(INSTANCE).orElseThrow(), clock.instant().minus(LOOK_BACK), COPIES);
        Sandboxed.later("PT11M"); // a list that somebody has looked at before is believed for ten minutes
    }
}
