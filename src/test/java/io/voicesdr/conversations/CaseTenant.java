package io.voicesdr.conversations;

import com.fasterxml.jackson.databind.JsonNode;
import io.voicesdr.core.signature.Hashes;
import io.voicesdr.core.signature.Kind;
import io.voicesdr.core.signature.Signature;
import io.voicesdr.core.signature.SignatureCodec;
import io.voicesdr.core.tenant.BusinessHours;
import io.voicesdr.core.tenant.BusinessHours.Outside;
import io.voicesdr.core.tenant.ConversationRules;
import io.voicesdr.core.tenant.FollowUpRules;
import io.voicesdr.core.tenant.Holidays;
import io.voicesdr.core.tenant.Lgpd;
import io.voicesdr.core.tenant.OpenHours;
import io.voicesdr.core.tenant.Tenant;
import java.time.DayOfWeek;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The company of a case: the defaults of docs/tenant.md, and what {@code tenant.json} says otherwise, in the words of
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
            "open",
            "outside",
            "consent_for_follow_up",
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
                .businessHours(hours())
                .followUp(new FollowUpRules(
                        true,
                        Duration.ofHours(24),
                        20,
                        List.of(new FollowUpRules.Stage(Duration.ofHours(1), Optional.of("Oi?"), Optional.empty()))))
                .lgpd(new Lgpd(
                        true,
                        Optional.empty(),
                        Duration.ofDays(180),
                        settings.path("consent_for_follow_up").asBoolean(false),
                        false))
                .configHash("persona v7")
                .build();
    }

    /** {@code open}: hours of every day in São Paulo, for example {@code [8, 18]}; without it always. */
    private BusinessHours hours() {
        if (!settings.has("open")) {
            return BusinessHours.ALWAYS;
        }
        OpenHours open = new OpenHours(
                settings.at("/open/0").asInt() * 60, settings.at("/open/1").asInt() * 60);
        return new BusinessHours(
                Arrays.stream(DayOfWeek.values()).collect(Collectors.toMap(Function.identity(), day -> List.of(open))),
                Holidays.NONE,
                Outside.valueOf(settings.path("outside").asText("answer").toUpperCase(Locale.ROOT)));
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
