package io.voicesdr.sandbox.evolution;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Creating and pairing as Evolution does it (evolution/CONTRACT.md §4.2). There is no phone to hold before the code, so a
 * code that was looked at three times counts as scanned. Thread-safe.
 */
final class Pairing {
    private static final int LOOKS = 3;
    private static final List<String> SWITCHES =
            List.of("rejectCall", "groupsIgnore", "alwaysOnline", "readMessages", "readStatus", "syncFullHistory");

    private final WhatsApp whatsApp;
    private final String image = image();
    private final Map<String, Integer> looks = new ConcurrentHashMap<>();
    private final Map<String, ObjectNode> settings = new ConcurrentHashMap<>();

    Pairing(WhatsApp whatsApp) {
        this.whatsApp = whatsApp;
    }

    ObjectNode created(Instance instance) {
        ObjectNode answer = Wire.object();
        answer.putObject("instance")
                .put("instanceName", instance.name())
                .put("instanceId", instance.id())
                .put("integration", "WHATSAPP-BAILEYS")
                .putNull("webhookWaBusiness")
                .put("accessTokenWaBusiness", "")
                .put("status", "close");
        answer.put("hash", instance.token());
        answer.putObject("webhook");
        answer.set("settings", settings(instance));
        return answer;
    }

    ObjectNode connect(Instance instance) {
        if (instance.state().equals("open")) {
            return state(instance);
        }
        int count = looks.merge(instance.name(), 1, Integer::sum);
        if (count > LOOKS) {
            looks.remove(instance.name());
            whatsApp.connection(instance, "open");
            return state(instance);
        }
        whatsApp.connection(instance, "connecting");
        return Wire.object()
                .put("pairingCode", "SAND-BOX" + count)
                .put("code", "2@SANDBOX" + count)
                .put("base64", image)
                .put("count", count);
    }

    ObjectNode settings(Instance instance) {
        return settings.computeIfAbsent(instance.name(), name -> {
            ObjectNode fresh = Wire.object();
            SWITCHES.forEach(one -> fresh.put(one, false));
            return fresh.put("msgCall", "").put("wavoipToken", "");
        });
    }

    /** @throws Refusal when a switch is missing: Evolution wants all of them */
    ObjectNode set(Instance instance, JsonNode body) {
        List<String> missing = SWITCHES.stream()
                .filter(one -> !body.has(one))
                .map(one -> "instance requires property \"" + one + "\"")
                .toList();
        if (!missing.isEmpty()) {
            throw Refusal.schema(missing.toArray(String[]::new));
        }
        ObjectNode changed = settings(instance).deepCopy();
        SWITCHES.forEach(one -> changed.put(one, body.path(one).asBoolean()));
        settings.put(instance.name(), changed);
        ObjectNode answer = Wire.object();
        answer.putObject("settings").put("instanceName", instance.name()).set("settings", changed);
        return answer;
    }

    private static ObjectNode state(Instance instance) {
        ObjectNode answer = Wire.object();
        answer.putObject("instance").put("instanceName", instance.name()).put("state", instance.state());
        return answer;
    }

    private static String image() {
        try (InputStream file = Pairing.class.getResourceAsStream("/sandbox/evolution-pairing.png")) {
            if (file == null) {
                throw new IOException("sandbox/evolution-pairing.png is not on the class path");
            }
            return "data:image/png;base64," + Base64.getEncoder().encodeToString(file.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
