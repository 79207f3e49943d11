package io.voicesdr.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import io.quarkus.rest.client.reactive.QuarkusRestClientBuilder;
import java.net.HttpURLConnection;
import java.net.Socket;
import java.net.URL;
import java.net.URLConnection;
import java.net.http.HttpClient;
import java.nio.channels.SocketChannel;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Who may ask anybody anything: each place is in SECURITY.md, with what keeps it from asking where it should not. */
class OutgoingTest {

    private static final Set<String> ASK = Stream.of(
                    HttpClient.class,
                    io.vertx.core.http.HttpClient.class,
                    io.vertx.core.net.NetClient.class,
                    QuarkusRestClientBuilder.class,
                    URL.class,
                    URLConnection.class,
                    HttpURLConnection.class,
                    Socket.class,
                    SocketChannel.class)
            .map(Class::getName)
            .collect(Collectors.toSet());

    @Test
    void onlyThese_openConnections() {
        Set<String> found = NativeTest.OURS.stream()
                .filter(NativeTest::isShipped)
                .filter(type -> type.getDirectDependenciesFromSelf().stream()
                        .anyMatch(dependency ->
                                ASK.contains(dependency.getTargetClass().getName())))
                .map(JavaClass::getName)
                .map(name -> name.replaceFirst("io\\.voicesdr\\.", "").replaceFirst("\\$.*", ""))
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(found)
                .as("a new one belongs into SECURITY.md: who chooses the address, how much is read, how long is waited")
                .containsExactly(
                        "cep.CepGateway",
                        "elevenlabs.ElevenLabsSpeech",
                        "evolution.EvolutionClients",
                        "evolution.SetupCall",
                        "gemini.GeminiLine",
                        "gemini.GoogleApi",
                        "httptool.HttpFetch");
    }
}
