package io.voicesdr.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The images: who runs in them, what they hold, and a health check that is really run, against a server of ours. */
class DockerfileTest {

    @ParameterizedTest
    @ValueSource(strings = {"native", "jvm"})
    void image_runsAsNobody_andSignalsReachTheBot(String kind) {
        List<String> last = lastStage(kind);

        assertThat(last).anyMatch(line -> line.matches("USER [1-9]\\d+:0"));
        assertThat(last)
                .anyMatch(line -> line.startsWith("ENTRYPOINT [") && line.contains("-Dquarkus.http.host=0.0.0.0"));
        assertThat(last)
                .as("out of memory it ends, to be started again")
                .anyMatch(line -> line.contains("-XX:+ExitOnOutOfMemoryError"));
        assertThat(last).anyMatch(line -> line.equals("EXPOSE 8081"));
        assertThat(last).noneMatch(line -> line.startsWith("RUN") || line.contains("curl"));
        assertThat(String.join("\n", last))
                .contains(
                        "org.opencontainers.image.title",
                        "org.opencontainers.image.licenses=\"Apache-2.0\"",
                        "org.opencontainers.image.version");
        assertThat(lines(kind).filter(line -> line.startsWith("COPY") && !line.contains("--from")))
                .as("no secret and no build of this machine gets in: only these are copied")
                .allMatch(line -> line.matches("COPY (--chown=\\S+ )?(mvnw pom.xml|\\.mvn|src) \\S+"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"native", "jvm"})
    void imagesItComesFrom_areNamedWithTheirVersion(String kind) {
        assertThat(lines(kind).filter(line -> line.matches("ARG (BUILDER|RUNTIME)=.*")))
                .hasSize(2)
                .allMatch(line -> line.matches("ARG [A-Z]+=[a-z.]+/[a-z0-9/-]+:[a-z0-9.-]+(@sha256:[0-9a-f]{64})?"))
                .noneMatch(line -> line.endsWith(":latest"));
    }

    @Test
    void nativeBuilder_isMandrelOfOurJava() {
        assertThat(lines("native")).contains("ARG BUILDER=quay.io/quarkus/ubi9-quarkus-mandrel-builder-image:jdk-25");
    }

    @ParameterizedTest
    @CsvSource({"native, 200, 0", "native, 503, 1", "jvm, 200, 0", "jvm, 500, 1"})
    void healthCheck_tellsAnAnswerFromAFailure(String kind, int status, int expected) throws Exception {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 0);
        server.createContext("/q/health/live", exchange -> {
            exchange.sendResponseHeaders(status, -1);
            exchange.close();
        });
        server.start();
        try {
            assertThat(healthCheck(kind, server.getAddress().getPort())).isEqualTo(expected);
        } finally {
            server.stop(0);
        }
        assertThat(healthCheck(kind, server.getAddress().getPort()))
                .as("nobody listens")
                .isEqualTo(1);
    }

    @Test
    void composeAsksAsTheImageDoes() throws Exception {
        String inCompose = Shipped.texts(
                        Shipped.yaml("deploy/compose/compose.yaml").getFirst().at("/services/bot/healthcheck/test"))
                .skip(3)
                .findFirst()
                .orElseThrow();

        assertThat(inCompose.replace("$$", "$"))
                .isEqualTo(check("native").get(2).asText().replace("${SDR_PORT:-8081}", "8081"));
    }

    private static int healthCheck(String kind, int port) throws Exception {
        ProcessBuilder command = new ProcessBuilder(Shipped.texts(check(kind)).toList());
        command.environment().put("SDR_PORT", String.valueOf(port));
        return Shipped.run(command).status();
    }

    private static JsonNode check(String kind) throws Exception {
        Matcher found = Pattern.compile("HEALTHCHECK [^\\[]*CMD (\\[.*])").matcher(String.join("\n", lastStage(kind)));
        assertThat(found.find()).isTrue();
        return new ObjectMapper().readTree(found.group(1));
    }

    /** Continued lines joined, comments left out. */
    private static java.util.stream.Stream<String> lines(String kind) {
        return Shipped.text("docker/Dockerfile." + kind)
                .replaceAll("\\\\\n\\s*", "")
                .lines()
                .filter(line -> !line.startsWith("#") && !line.isBlank());
    }

    private static List<String> lastStage(String kind) {
        List<String> all = lines(kind).toList();
        return all.subList(all.indexOf("FROM ${RUNTIME}"), all.size());
    }
}
