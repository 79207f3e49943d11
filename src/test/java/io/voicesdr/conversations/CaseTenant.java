package io.voicesdr.conversations;

import com.fasterxml.jackson.databind.JsonNode;
import io.voicesdr.core.signature.Hashes;
import io.voicesdr.core.signature.Kind;
import io.voicesdr.core.signature.Signature;
import io.voicesdr.core.signature.SignatureCodec;
import io.voicesdr.core.tenant.ConversationRules;
import io.voicesdr.core.tenant.Tenant;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/**
 * The company of a case: the defaults of DESIGN §4, and what {@code tenant.json} says otherwise, in the words of
 * tenant.yaml. Beside those, {@code host_clock} is how far Evolution's host is off, {@code page_full} says that older
 * messages were not pulled, {@code keys} are the keys of the marks, the newest first.
 */
record CaseTenant(JsonNode settings) {
    private static final String INSTANCE = "loja";
    private static final ConversationRules D = ConversationRules.DEFAULTS;
    private static final Set<String> FIELDS = Set.of(
            "session_ttl",
            "burst_window",
            "max_answers_per_minute",
            "human_pause",
            "recover_within",
            "other_software",
            "ai_active",
            "host_clock",
            "page_full",
            "keys");

    CaseTenant {
        settings.fieldNames().forEachRemaining(field -> {
            if (!FIELDS.contains(field)) {
                throw new IllegalArgumentException("unknown setting " + field);
            }
        });
    }

    Tenant tenant() {
        return Tenant.named(INSTANCE, "Loja Exemplo", "Você é a Ana.")
                .conversation(rules())
                .aiActive(settings.path("ai_active").asBoolean(true))
                .configHash("persona v7")
                .build();
    }

    private ConversationRules rules() {
        return new ConversationRules(
                length("session_ttl", D.sessionTtl()),
                D.historyLimit(),
                length("burst_window", D.burstWindow()),
                settings.path("max_answers_per_minute").asInt(D.maxAnswersPerMinute()),
                length("human_pause", D.humanPause()),
                length("recover_within", D.recoverWithin()),
                D.typing(),
                !settings.path("other_software").asText("person").equals("ignore"));
    }

    Duration hostClockOff() {
        return length("host_clock", Duration.ZERO);
    }

    boolean pageFull() {
        return settings.path("page_full").asBoolean(false);
    }

    SignatureCodec signatures() {
        List<String> keys =
                settings.path("keys").valueStream().map(JsonNode::asText).toList();
        return new SignatureCodec(INSTANCE, keys.isEmpty() ? List.of("this year's key") : keys);
    }

    /**
     * {@code text} with the mark that {@code sign} describes: kind, answers, bubble, last, stage, config; by another {@code
     * tenant} or with another {@code key} where it says so.
     */
    String signed(String text, JsonNode sign) {
        SignatureCodec codec = sign.has("key") || sign.has("tenant")
                ? new SignatureCodec(
                        sign.path("tenant").asText(INSTANCE),
                        List.of(sign.path("key").asText("this year's key")))
                : signatures();
        String answers = sign.path("answers").asText();
        return codec.sign(
                text,
                new Signature(
                        Kind.valueOf(sign.path("kind").asText("ANSWER")),
                        sign.path("bubble").asInt(0),
                        sign.path("last").asBoolean(true),
                        sign.path("stage").asInt(0),
                        answers.isEmpty() ? 0 : Hashes.ofMessage(answers),
                        Hashes.ofConfig(sign.path("config").asText("persona v7")),
                        Hashes.tokenStep(900)));
    }

    private Duration length(String field, Duration otherwise) {
        return settings.has(field) ? Clock24.length(settings.get(field).asText()) : otherwise;
    }
}
