package io.voicesdr.elevenlabs;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.nio.charset.StandardCharsets;

/** Why there is no voice note of ElevenLabs: a stable code, whether asking again helps, and what the operator does next. */
enum Trouble {
    NO_KEY(Again.NO, "Set ELEVENLABS_API_KEY and restart, or set voice.provider: gemini."),
    NO_VOICE(Again.NO, "Set sdr.elevenlabs.voice for tenants whose own voice is Gemini's, if it is to step in for it."),
    KEY_INVALID(Again.NO, "ElevenLabs does not know ELEVENLABS_API_KEY: copy it again and restart."),
    QUOTA(Again.NO, "The account's characters are used up: raise the plan, or wait for the next month."),
    VOICE_UNKNOWN(Again.NO, "The account has no such voice: correct voice.voice in tenant.yaml."),
    TOO_LONG(Again.NO, "The text is too long for the model: choose another voice.model."),
    BAD_REQUEST(Again.NO, "ElevenLabs refused the request itself: check voice.model and sdr.elevenlabs.format."),
    FORMAT(
            Again.NO,
            "ElevenLabs sent a sound that WhatsApp can't be given: set sdr.elevenlabs.format to one of mp3_…, wav_…, opus_…."),
    CONCURRENCY(Again.YES, "Too many voice notes at a time for the plan: raise it if this stays."),
    BUSY(Again.YES, "ElevenLabs is busy: nothing to do."),
    SERVER_ERROR(Again.BREAKS, "ElevenLabs failed inside: nothing to do."),
    TIMEOUT(Again.BREAKS, "ElevenLabs answered too slowly: raise sdr.elevenlabs.timeout if this stays."),
    UNREACHABLE(Again.BREAKS, "ElevenLabs can't be reached: check DNS, proxy and firewall for ELEVENLABS_URL."),
    BARRED(Again.NO, "ElevenLabs failed repeatedly and is left alone for a while; see the codes before."),
    EMPTY(Again.YES, "ElevenLabs sent no sound: check ELEVENLABS_URL.");

    private static final ObjectMapper JSON = new ObjectMapper();

    /** Whether a request is worth one repetition, and whether the failure speaks against the whole service. */
    private enum Again {
        NO,
        YES,
        BREAKS
    }

    private final Again again;
    private final String nextAction;

    Trouble(Again again, String nextAction) {
        this.again = again;
        this.nextAction = nextAction;
    }

    String code() {
        return "ELEVENLABS_" + name();
    }

    String nextAction() {
        return nextAction;
    }

    boolean retryable() {
        return again != Again.NO;
    }

    boolean breaks() {
        return again == Again.BREAKS;
    }

    /** What an answer from 400 up means; its text is not looked at further than its stable words. */
    static Trouble of(int http, byte[] body) {
        return switch (status(body)) {
            case "invalid_api_key", "missing_permissions" -> KEY_INVALID;
            case "quota_exceeded" -> QUOTA;
            case "voice_not_found", "invalid_uid" -> VOICE_UNKNOWN;
            case "max_character_limit_exceeded" -> TOO_LONG;
            case "too_many_concurrent_requests" -> CONCURRENCY;
            case "system_busy" -> BUSY;
            default -> ofHttp(http);
        };
    }

    private static Trouble ofHttp(int http) {
        return switch (http) {
            case 401, 403 -> KEY_INVALID;
            case 404 -> VOICE_UNKNOWN;
            case 429 -> BUSY;
            default -> http >= 500 ? SERVER_ERROR : BAD_REQUEST;
        };
    }

    private static String status(byte[] body) {
        return tree(body).path("detail").path("status").asText("");
    }

    private static JsonNode tree(byte[] body) {
        try {
            JsonNode tree = JSON.readTree(new String(body, StandardCharsets.UTF_8));
            return tree == null ? MissingNode.getInstance() : tree;
        } catch (JsonProcessingException aGatewaysPage) {
            return MissingNode.getInstance();
        }
    }
}
