package io.voicesdr.tenant;

import static io.voicesdr.tenant.Shape.keys;
import static io.voicesdr.tenant.Shape.texts;

import io.voicesdr.tenant.Shape.Anything;
import io.voicesdr.tenant.Shape.Items;
import io.voicesdr.tenant.Shape.Keys;
import java.util.List;

/** Every key of tenant.yaml (docs/tenant.md). */
final class TenantShape {

    /** Keys that this version accepts, so that files can be written ahead of it, and does nothing with. */
    static final List<String> INACTIVE = List.of();

    static final Keys ROOT = keys().texts("name", "token", "system_prompt", "language", "time_zone")
            .with("whatsapp", texts("url", "key"))
            .with("model", texts("chat", "thinking", "fallback", "max_output_tokens"))
            .with(
                    "conversation",
                    texts(
                            "session_ttl",
                            "history_limit",
                            "burst_window",
                            "max_answers_per_minute",
                            "human_pause",
                            "recover_within",
                            "typing",
                            "other_software"))
            .with("business_hours", businessHours())
            .with("voice", texts("reply", "provider", "voice", "style", "model"))
            .with("tools_config", toolsConfig())
            .texts("flow")
            .with("follow_up", followUp())
            .with("team", texts("group", "daily_report", "call_again_after", "rating", "confidence"))
            .with("lead", lead())
            .with("lgpd", texts("notice", "privacy_url", "retention", "consent_for_follow_up", "mask_for_model"))
            .with("limits", texts("tokens_per_day", "answers_per_day"))
            .build();

    private TenantShape() {}

    private static Keys businessHours() {
        List<String> days = HoursReader.DAYS;
        var keys = keys().texts("outside");
        for (String from : days) {
            keys.texts(from);
            days.stream().filter(to -> !to.equals(from)).forEach(to -> keys.texts(from + "-" + to));
        }
        return keys.build("days such as mon, sat or mon-fri, and outside");
    }

    private static Keys toolsConfig() {
        Keys tool = keys().texts("name", "description", "url", "method")
                .with("parameters", new Anything())
                .with("headers", new Anything())
                .texts("timeout")
                .with("private_hosts", new Items(new Shape.Text()))
                .build();
        return keys().texts("ai_active", "start_upper")
                .with("consultar_cep", texts("active"))
                .with("transferir_para_pessoa", texts("active"))
                .with("registrar_interesse", texts("active"))
                .with("catalogo", texts("active", "mode", "shown"))
                .with("knowledge", texts("active", "mode"))
                .with("http", new Items(tool))
                .build();
    }

    private static Keys followUp() {
        return keys().texts("active", "window", "per_hour")
                .with("stages", new Items(texts("after", "text", "prompt")))
                .build();
    }

    private static Keys lead() {
        return keys().with("criteria", new Items(texts("name", "weight", "ask")))
                .texts("qualified_at", "priority_at")
                .build();
    }
}
