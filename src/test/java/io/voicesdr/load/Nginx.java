package io.voicesdr.load;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;

/** A real nginx with the configuration that is shipped, before replicas on this machine. */
public final class Nginx implements AutoCloseable {

    private static final Path PROGRAM = Path.of("/usr/sbin/nginx");

    private final Path folder;
    private final int port;
    private final Process process;

    private Nginx(Path folder, int port, Process process) {
        this.folder = folder;
        this.port = port;
        this.process = process;
    }

    /** Whether it is installed. */
    public static boolean isInstalled() {
        return Files.isExecutable(PROGRAM);
    }

    /** Starts before the replicas at {@code ports} and waits until it listens. */
    public static Nginx start(Path folder, List<Integer> ports) throws IOException {
        int port = freePort();
        Files.writeString(folder.resolve("voice-sdr.conf"), configuration(port, ports));
        Files.writeString(folder.resolve("nginx.conf"), """
                daemon off;
                worker_processes 1;
                pid %1$s/pid;
                error_log %1$s/error.log;
                events { worker_connections 4096; }
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
        Process process = new ProcessBuilder(
                        PROGRAM.toString(),
                        "-p",
                        folder.toString(),
                        "-c",
                        folder + "/nginx.conf",
                        "-e",
                        folder + "/error.log")
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("nginx.out").toFile())
                .start();
        Nginx nginx = new Nginx(folder, port, process);
        Awaitility.await().atMost(Duration.ofSeconds(10)).until(nginx::listens);
        return nginx;
    }

    /** The shipped example, with other addresses in the places of its own. */
    private static String configuration(int port, List<Integer> ports) throws IOException {
        String shipped = Files.readString(Path.of("deploy/nginx/voice-sdr.conf"));
        String servers = ports.stream()
                .map(replica -> "    server 127.0.0.1:" + replica + " max_fails=2 fail_timeout=5s;\n")
                .collect(Collectors.joining());
        String ours = shipped.replaceAll("(?m)^    server 10\\..*\n", "")
                .replace("consistent;\n", "consistent;\n" + servers)
                .replace("listen 80;", "listen 127.0.0.1:" + port + ";");
        if (ours.contains("10.0.0.") || !ours.contains(servers)) {
            throw new IllegalStateException("the shipped nginx example has changed its shape");
        }
        return ours;
    }

    String url() {
        return "http://127.0.0.1:" + port;
    }

    /** Takes another set of replicas, as {@code nginx -s reload} does: what is under way is finished. */
    void reload(List<Integer> ports) throws IOException {
        Files.writeString(folder.resolve("voice-sdr.conf"), configuration(port, ports));
        new ProcessBuilder("kill", "-HUP", Long.toString(process.pid())).start();
    }

    @Override
    public void close() throws InterruptedException {
        process.destroy();
        process.waitFor();
    }

    /** A port of this machine that nobody listens at. */
    public static int freePort() throws IOException {
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            return free.getLocalPort();
        }
    }

    private boolean listens() {
        try (Socket socket = new Socket("127.0.0.1", port)) {
            return socket.isConnected();
        } catch (IOException notYet) {
            return false;
        }
    }
}
