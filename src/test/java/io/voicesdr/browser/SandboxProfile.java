package io.voicesdr.browser;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.util.Map;

/**
 * The whole product on its own sandbox, as in dev mode: every browser test uses this one profile, so that the application
 * starts once for all of them.
 */
public final class SandboxProfile implements QuarkusTestProfile {

    /** What owners type into the login form. */
    public static final String ADMIN_TOKEN = "browser-admin-token";

    @Override
    public Map<String, String> getConfigOverrides() {
        String here = "http://localhost:${quarkus.http.test-port}";
        return Map.ofEntries(
                Map.entry("quarkus.http.test-port", String.valueOf(freePort())),
                Map.entry("sdr.admin-token", ADMIN_TOKEN),
                Map.entry("sdr.webhook-secret", "sandbox"),
                Map.entry("sdr.evolution.url", here + "/sandbox/evolution"),
                Map.entry("sdr.evolution.api-key", "sandbox"),
                Map.entry("sdr.gemini.url", here + "/sandbox/gemini"),
                Map.entry("sdr.gemini.api-key", "sandbox"),
                Map.entry("sdr.turn.sweep-every", "off"));
    }

    /** The sandbox's address must be known before the server has a port. */
    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
