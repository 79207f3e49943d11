package io.voicesdr.load;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import io.voicesdr.stack.ProductionApp;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The packaged application among people who mean it no good: what it tells, and what it lets itself be bound by. */
class SafetyIT {

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final String ADMIN = "admin-secret-Ad3Jq";
    private static final String TOKEN = "tenant-secret-Tn7Xw";
    private static final String OWN_KEY = "tenant-evolution-secret-Ev5Lp";
    private static final String WRONG = "wrong-guess-Wr9Zk";
    private static final List<String> SECRETS =
            List.of(ADMIN, TOKEN, OWN_KEY, WRONG, Webhooks.SECRET, Ledger.KEY, Server.API_KEY, Server.MODEL_KEY);
    private static final int SLOW_CLIENTS = 1_000;

    @TempDir
    Path folder;

    private final Vertx vertx = Vertx.vertx();
    private final Town town = new Town();
    private final Server upstream = new Server(town, vertx);
    private final List<String> heard = new ArrayList<>();
    private ProductionApp app;

    @BeforeEach
    void start() throws Exception {
        Path tenants = folder.resolve("tenants");
        Company.found(tenants, 1);
        Path guarded = Files.createDirectories(tenants.resolve("guarded"));
        Files.writeString(guarded.resolve("tenant.yaml"), """
                name: Loja Exemplo
                system_prompt: Você é a Ana.
                token: %s
                whatsapp: { url: "http://127.0.0.1:9", key: %s }
                conversation: { burst_window: 0s, typing: false }
                """.formatted(TOKEN, OWN_KEY));
        Path broken = Files.createDirectories(tenants.resolve("broken"));
        Files.writeString(broken.resolve("tenant.yaml"), "name: X\nsystem_prompt: Y\ntoken: [ %s ]\n".formatted(TOKEN));
        Map<String, String> settings = Fleet.settings(upstream, tenants);
        settings.put("SDR_ADMIN_TOKEN", ADMIN);
        settings.put("SDR_TURN_RETRY_AFTER", "50ms");
        settings.put("SDR_TURN_LOOK_UP_AFTER", "50ms");
        settings.put("SDR_EVOLUTION_READ_TIMEOUT", "300ms");
        settings.put("SDR_EVOLUTION_SEND_TIMEOUT", "300ms");
        settings.put("SDR_EVOLUTION_RETRY_DELAY", "10ms");
        settings.put("SDR_GEMINI_READ_TIMEOUT", "300ms");
        settings.put("SDR_GEMINI_BUDGET", "1s");
        settings.put("SDR_GEMINI_BACKOFF", "10ms");
        settings.put("QUARKUS_HTTP_READ_TIMEOUT", "1s");
        settings.put("QUARKUS_LOG_CATEGORY__IO_VOICESDR__LEVEL", "DEBUG");
        app = ProductionApp.start(folder, settings);
    }

    @AfterEach
    void stop() throws Exception {
        app.close();
        upstream.close();
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    @Test
    void secretsAndWordsOfCustomers_areInNoLogAndNoAnswer() throws Exception {
        Customers customers = new Customers(town, webhooks(), upstream);
        Chat maria = customers.meet("loja0");
        assertThat(customers.write(maria, 10_000)).as("answered").isPositive();
        upstream.faults(new Faults(3, 0.5));
        for (int i = 0; i < 30; i++) {
            customers.send(customers.meet("loja0"));
        }
        String body = "{\"event\":\"messages.upsert\",\"instance\":\"%s\",\"data\":%s}";
        Row row = Row.fromCustomer("5511999990001@s.whatsapp.net", "", Words.question("segredo"), 1_795_000_000L);
        post("/webhook/guarded", body.formatted("guarded", row.data()), "X-Webhook-Secret", TOKEN);
        post("/webhook/guarded", body.formatted("guarded", row.data()), "X-Webhook-Secret", WRONG);
        post("/webhook/guarded", body.formatted("loja0", row.data()), "X-Webhook-Secret", TOKEN);
        post("/webhook/nobody", body.formatted("nobody", row.data()), "Authorization", "Bearer " + WRONG);
        post("/webhook/loja0", "{\"apikey\":\"" + Server.API_KEY + "\",", "X-Webhook-Secret", Webhooks.SECRET);
        get("/api/tenants", WRONG);
        for (String path : List.of(
                "/api/tenants",
                "/api/loja0/conversations",
                "/api/guarded/conversations",
                "/q/metrics",
                "/q/health/ready",
                "/q/openapi")) {
            get(path, ADMIN);
        }
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .untilAsserted(
                        () -> assertThat(app.log()).contains("GEMINI_", "EVOLUTION_UNREACHABLE", "chat=guarded/"));
        upstream.faults(Faults.none());
        app.terminate();
        assertThat(app.hasEndedWithin(Duration.ofSeconds(20))).isTrue();

        assertThat(app.log()).contains("voicesdr.turn");
        for (String told : List.of(app.log(), String.join("\n", heard))) {
            assertThat(told).doesNotContain(SECRETS);
        }
        assertThat(app.log())
                .doesNotContain("Authorization:", "x-goog-api-key:")
                .doesNotContain(maria.phone(), maria.phone().substring(2, 13), "Preciso saber de", "é isso.");
    }

    @Test
    void clientsThatDrip_areCut_andKeepNobodyWaiting() throws Exception {
        List<Socket> slow = new ArrayList<>();
        try {
            for (int i = 0; i < SLOW_CLIENTS; i++) {
                slow.add(open(i % 2 == 0 ? "POST /webhook/loja0 HTTP/1.1\r\nHost: x\r\nX-Web" : head(1_000) + "{\"ev"));
            }
            Customers customers = new Customers(town, webhooks(), upstream);
            long took = customers.write(customers.meet("loja0"), 10_000);
            assertThat(Duration.ofNanos(took)).isBetween(Duration.ZERO, Duration.ofSeconds(9));
            Socket body = slow.get(1);
            assertThat(isCut(body, Duration.ofSeconds(15)))
                    .as("a body that stops coming")
                    .isTrue();
        } finally {
            for (Socket socket : slow) {
                socket.close();
            }
        }
    }

    @Test
    void bodiesAndHeadersBeyondTheLimit_areRefusedBeforeTheyAreRead() throws Exception {
        assertThat(firstLine(head(40_000_000))).as("a body of 40 MB, announced").contains(" 413 ");
        assertThat(firstLine(head(100).replace("Host: x", "Host: x\r\nX-Long: " + "a".repeat(40_000))))
                .as("a header of 40 kB")
                .contains(" 431 ");
        assertThat(firstLine("POST /webhook/" + "a".repeat(40_000) + " HTTP/1.1\r\nHost: x\r\n\r\n"))
                .as("an address of 40 kB")
                .contains(" 414 ");
        assertThat(firstLine(head(1_000_000).replace(Webhooks.SECRET, WRONG) + "{"))
                .as("a stranger's body, which never comes")
                .contains(" 401 ");
        assertThat(get("/q/health/live", ADMIN)).isEqualTo(200);
    }

    private Webhooks webhooks() {
        return new Webhooks(vertx, () -> app.url(""));
    }

    private static String head(int length) {
        return "POST /webhook/loja0 HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nX-Webhook-Secret: "
                + Webhooks.SECRET + "\r\nContent-Length: " + length + "\r\n\r\n";
    }

    private Socket open(String bytes) throws IOException {
        Socket socket = new Socket(
                InetAddress.getByName("127.0.0.1"), URI.create(app.url("/")).getPort());
        OutputStream out = socket.getOutputStream();
        out.write(bytes.getBytes(StandardCharsets.US_ASCII));
        out.flush();
        return socket;
    }

    private String firstLine(String request) throws IOException {
        try (Socket socket = open(request)) {
            socket.setSoTimeout(5_000);
            byte[] answer = new byte[64];
            int read = socket.getInputStream().read(answer);
            return new String(answer, 0, Math.max(0, read), StandardCharsets.US_ASCII);
        }
    }

    private static boolean isCut(Socket socket, Duration patience) throws IOException {
        socket.setSoTimeout((int) patience.toMillis());
        try {
            byte[] rest = socket.getInputStream().readAllBytes();
            return rest.length < 10_000;
        } catch (SocketException reset) {
            return true;
        }
    }

    private void post(String path, String body, String header, String value) throws Exception {
        tell(HttpRequest.newBuilder(URI.create(app.url(path)))
                .header("content-type", "application/json")
                .header(header, value)
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build());
    }

    private int get(String path, String bearer) throws Exception {
        return tell(HttpRequest.newBuilder(URI.create(app.url(path)))
                .header("Authorization", "Bearer " + bearer)
                .build());
    }

    private int tell(HttpRequest request) throws Exception {
        HttpResponse<String> answer = HTTP.send(request, HttpResponse.BodyHandlers.ofString());
        heard.add(answer.headers().map() + "\n" + answer.body());
        return answer.statusCode();
    }
}
