package io.voicesdr.tenant;

import io.voicesdr.core.tenant.ConversationRules;
import io.voicesdr.core.tenant.ModelSettings;
import io.voicesdr.core.tenant.TeamRules;
import io.voicesdr.core.tenant.Tenant;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;

/**
 * Names the version of a tenant's configuration that an answer was made under: SHA-256 over everything that can change
 * an answer. Who may call us and where Evolution stands (token, url, key) change none and stay out, so that a new
 * password does not look like a new persona, and no hash of a secret goes out in a signature. Pure.
 */
final class ConfigHash {

    private ConfigHash() {}

    /** 64 hex digits; {@code tenant}'s own hash does not count. */
    static String of(Tenant tenant) {
        ModelSettings model = tenant.model();
        ConversationRules rules = tenant.conversation();
        List<Object> parts = new ArrayList<>(List.of(
                tenant.name(),
                tenant.systemPrompt(),
                tenant.language(),
                tenant.timeZone().getId(),
                model.chat(),
                model.thinking(),
                model.fallback(),
                model.maxOutputTokens(),
                rules.sessionTtl(),
                rules.historyLimit(),
                rules.burstWindow(),
                rules.maxAnswersPerMinute(),
                rules.humanPause(),
                rules.recoverWithin(),
                rules.typing(),
                rules.otherSoftwareIsPerson(),
                tenant.aiActive(),
                tenant.startUpper()));
        // what is as it was before there were teams and leads keeps the hash it had then, too
        if (tenant.team().confidence() != TeamRules.DEFAULTS.confidence()) {
            Collections.addAll(parts, "confidence", tenant.team().confidence());
        }
        if (!tenant.lead().criteria().isEmpty()) {
            Collections.addAll(parts, "lead", tenant.lead());
        }
        // a tenant without flows keeps the hash it had before there were any
        tenant.flows().opening().ifPresent(flow -> Collections.addAll(parts, flow.id(), flow.source()));
        return sha256(parts);
    }

    /** The length before each part keeps two parts from running into one another. */
    private static String sha256(List<?> parts) {
        MessageDigest digest = sha256();
        for (Object part : parts) {
            byte[] bytes = part.toString().getBytes(StandardCharsets.UTF_8);
            digest.update((bytes.length + ":").getBytes(StandardCharsets.UTF_8));
            digest.update(bytes);
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    /** Of a file's bytes: tells whether it is still the same. */
    static String of(byte[] content) {
        return HexFormat.of().formatHex(sha256().digest(content));
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
