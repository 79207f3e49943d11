package io.voicesdr.tenant;

import io.voicesdr.core.tenant.BusinessHours;
import io.voicesdr.core.tenant.ConversationRules;
import io.voicesdr.core.tenant.FollowUpRules;
import io.voicesdr.core.tenant.Lgpd;
import io.voicesdr.core.tenant.ModelSettings;
import io.voicesdr.core.tenant.TeamRules;
import io.voicesdr.core.tenant.Tenant;
import io.voicesdr.core.tenant.ToolSettings;
import io.voicesdr.core.tenant.VoiceSettings;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

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
        // nor does one that speaks as every tenant does
        VoiceSettings voice = tenant.voice();
        if (!voice.equals(VoiceSettings.DEFAULTS)) {
            Collections.addAll(
                    parts, "voice", voice.reply(), voice.provider(), voice.voice(), voice.style(), voice.model());
        }
        addManners(tenant, parts);
        return sha256(parts);
    }

    /** As with flows: what a file is silent about adds nothing, so that a new setting gives nobody another hash. */
    private static void addManners(Tenant tenant, List<Object> parts) {
        BusinessHours hours = tenant.businessHours();
        if (!hours.equals(BusinessHours.ALWAYS)) {
            Collections.addAll(parts, "business_hours", hours.outside());
            new TreeMap<>(hours.week()).forEach((day, open) -> Collections.addAll(parts, day, open));
            new TreeMap<>(hours.holidays().dates()).forEach((day, open) -> Collections.addAll(parts, day, open));
            new TreeMap<>(hours.holidays().yearly()).forEach((day, open) -> Collections.addAll(parts, day, open));
        }
        if (!tenant.followUp().equals(FollowUpRules.OFF)) {
            Collections.addAll(parts, "follow_up", tenant.followUp());
        }
        if (!tenant.lgpd().equals(Lgpd.DEFAULTS)) {
            Collections.addAll(parts, "lgpd", tenant.lgpd());
        }
        addTools(tenant, parts);
    }

    private static void addTools(Tenant tenant, List<Object> parts) {
        ToolSettings tools = tenant.tools();
        if (!tools.equals(ToolSettings.DEFAULTS)) {
            Collections.addAll(parts, tools.cep(), tools.transfer(), tools.interest(), tools.catalogue());
            tools.http()
                    .forEach(tool -> Collections.addAll(
                            parts,
                            tool.name(),
                            tool.description(),
                            tool.url(),
                            tool.method(),
                            sorted(tool.parameters())));
        }
        if (!tenant.catalogue().isEmpty()) {
            Collections.addAll(parts, "catalogue", tenant.catalogue().version());
        }
        if (!tenant.knowledge().isEmpty()) {
            Collections.addAll(parts, "knowledge", tenant.knowledge().version(), tools.knowledge());
        }
    }

    /** The same text for the same schema: maps made with {@code Map.copyOf} change their order from start to start. */
    private static Object sorted(Object value) {
        if (value instanceof Map<?, ?> map) {
            Map<String, Object> sorted = new TreeMap<>();
            map.forEach((key, inner) -> sorted.put(String.valueOf(key), sorted(inner)));
            return sorted;
        }
        return value;
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
