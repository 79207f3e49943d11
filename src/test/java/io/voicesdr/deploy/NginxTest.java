package io.voicesdr.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The nginx example in a real nginx before two servers that say who they are. */
class NginxTest {

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    @TempDir
    Path folder;

    private final Map<String, HttpServer> replicas = new HashMap<>();
    private volatile int statusOfFirst = 200;
    private Process nginx;
    private int port;

    @BeforeEach
    void start() throws Exception {
        assumeTrue(Shipped.has("nginx") || Files.isExecutable(Path.of("/usr/sbin/nginx")), "nginx is not installed");
        String conf = Shipped.text("deploy/nginx/voice-sdr.conf")
                .replace("10.0.0.11:8081", "127.0.0.1:" + replica("first"))
                .replace("10.0.0.12:8081", "127.0.0.1:" + replica("second"));
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            port = free.getLocalPort();
        }
        Files.writeString(
                folder.resolve("voice-sdr.conf"), conf.replace("listen 80;", "listen 127.0.0.1:" + port + ";"));
        Files.writeString(folder.resolve("nginx.conf"), """
                daemon off;
                pid %1$s/pid;
                error_log %1$s/error.log;
                events {}
                http {
                    access_log off;
                    client_body_temp_path %1$s/body;
                    proxy_temp_path %1$s/proxy;
                    fastcgi_temp_path %1$s/fastcgi;
                    uwsgi_temp_path %1$s/uwsgi;
                    scgi_temp_path %1$s/scgi;
                    include %1$s/voice-sdr.conf;
                }
                """.formatted(folder));
        String program = Files.isExecutable(Path.of("/usr/sbin/nginx")) ? "/usr/sbin/nginx" : "nginx";
        nginx = new ProcessBuilder(
                        program, "-p", folder.toString(), "-c", folder + "/nginx.conf", "-e", folder + "/error.log")
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("out").toFile())
                .start();
        Awaitility.await().atMost(Duration.ofSeconds(10)).until(this::listens);
    }

    @AfterEach
    void stop() throws Exception {
        if (nginx != null) {
            nginx.destroy();
            nginx.waitFor();
        }
        replicas.values().forEach(replica -> replica.stop(0));
    }

    @Test
    void company_meetsOneReplica_whateverFollowsItsName() throws Exception {
        Map<String, String> met = new HashMap<>();
        for (int i = 0; i < 30; i++) {
            String instance = "loja_" + i;
            met.put(instance, post("/webhook/" + instance).body());
            assertThat(post("/webhook/" + instance).body()).isEqualTo(met.get(instance));
            assertThat(post("/webhook/" + instance + "/messages-upsert").body()).isEqualTo(met.get(instance));
            assertThat(post("/webhook/" + instance + "?x=" + i).body()).isEqualTo(met.get(instance));
        }
        assertThat(met.values()).contains("first", "second");
    }

    @Test
    void replicaThatDrains_leavesItsCompaniesToTheOther() throws Exception {
        statusOfFirst = 503;
        for (int i = 0; i < 10; i++) {
            assertThat(post("/webhook/loja_" + i).body()).isEqualTo("second");
        }
    }

    @Test
    void replicaThatIsGone_leavesItsCompaniesToTheOther() throws Exception {
        replicas.get("second").stop(0);
        for (int i = 0; i < 10; i++) {
            assertThat(post("/webhook/loja_" + i).body()).isEqualTo("first");
        }
    }

    @Test
    void nothingButWebhooks_isLetIn() throws Exception {
        for (String path : new String[] {"/q/metrics", "/q/health/ready", "/api/tenants", "/inbox", "/"}) {
            assertThat(post(path).statusCode()).as(path).isEqualTo(404);
        }
        assertThat(post("/webhook").statusCode()).isEqualTo(200);
    }

    private int replica(String name) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 0);
        server.createContext("/", exchange -> {
            exchange.getRequestBody().readAllBytes();
            byte[] body = name.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(name.equals("first") ? statusOfFirst : 200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
        replicas.put(name, server);
        return server.getAddress().getPort();
    }

    private boolean listens() {
        try (Socket socket = new Socket("127.0.0.1", port)) {
            return socket.isConnected();
        } catch (IOException notYet) {
            return false;
        }
    }

    private HttpResponse<String> post(String path) throws Exception {
        return HTTP.send(
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                        .POST(HttpRequest.BodyPublishers.ofString("{}"))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }
}
