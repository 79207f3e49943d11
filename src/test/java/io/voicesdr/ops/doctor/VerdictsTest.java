package io.voicesdr.ops.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import io.voicesdr.conversation.LanguageModel.Outcome;
import io.voicesdr.conversation.LanguageModel.Usage;
import io.voicesdr.evolution.EvolutionSetup;
import io.voicesdr.evolution.EvolutionSetup.Server;
import io.voicesdr.evolution.EvolutionSetup.Storage;
import io.voicesdr.evolution.EvolutionSetup.Webhook;
import io.voicesdr.ops.doctor.Finding.Level;
import io.voicesdr.tenant.TenantProblem;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the doctor makes of what Evolution, Gemini and the files say. */
class VerdictsTest {
    private static final Instant NOW = Instant.parse("2026-11-21T18:30:00Z");
    private static final String URL = "http://bot:8081/webhook/loja";

    @ParameterizedTest
    @CsvSource(textBlock = """
                    0, 0, 0, UNKNOWN, storage_empty, DATABASE_SAVE_DATA_NEW_MESSAGE=true
                    40, 9, 0, WARN, storage_no_status, DATABASE_SAVE_MESSAGE_UPDATE=true
                    40, 9, 1, OK, storage_kept, ''
                    40, 0, 0, OK, storage_kept, ''
                    """)
    void whatIsNotStored_namesItsSetting(
            long messages, int own, int withStatus, Level level, String word, String setting) {
        isSeen(Doctor.stored(new Storage(messages, own, withStatus, Duration.ZERO)), "STORAGE", level, word, setting);
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
                    20000, 150, OK, search, ''
                    20000, 151, WARN, search, deploy/postgres
                    19999, 150, OK, search_small, ''
                    19999, 151, WARN, search_small, load
                    """)
    void slowSearch_speaksForMissingIndexes_onlyAmongMany(
            long messages, long millis, Level level, String word, String remedy) {
        Storage storage = new Storage(messages, 1, 1, Duration.ofMillis(millis));
        isSeen(Doctor.searched(storage, Duration.ofMillis(150)), "INDEXES", level, word, remedy);
    }

    /** Six seconds are five and the one that the header's whole seconds may hide. */
    @ParameterizedTest
    @CsvSource({"0, OK", "6, OK", "-6, OK", "7, FAIL", "-7, FAIL"})
    void clocksApart_areNamed_whicheverIsAhead(long seconds, Level level) {
        Finding finding =
                Doctor.skew(new Server("2.3.7", Optional.of(NOW.plusSeconds(seconds))), NOW, Duration.ofSeconds(5));

        isSeen(finding, "CLOCK", level, "clock_apart", level == Level.OK ? "" : "NTP");
        assertThat(finding.detail()).isEqualTo(Math.abs(seconds) + " s apart");
    }

    @Test
    void clockThatIsNotTold_isUnknown() {
        Finding finding = Doctor.skew(new Server("2.3.7", Optional.empty()), NOW, Duration.ofSeconds(5));

        isSeen(finding, "CLOCK", Level.UNKNOWN, "clock_unknown", "by hand");
    }

    @ParameterizedTest
    @CsvSource({
        ", FAIL, phone_missing, Create it",
        "close, FAIL, phone_close, Pair the phone",
        "connecting, FAIL, phone_connecting, Pair the phone",
        "open, OK, phone_open, ''"
    })
    void phone_isOpenOrHasToBePaired(String state, Level level, String word, String remedy) {
        isSeen(Doctor.phone(Optional.ofNullable(state), "loja"), "PHONE", level, word, remedy);
    }

    @ParameterizedTest
    @CsvSource({
        "true, false, s, OK, webhook_set",
        "false, false, s, FAIL, webhook_off",
        "true, true, s, FAIL, webhook_base64",
        "true, false, old, FAIL, webhook_secret",
        "true, false, , FAIL, webhook_secret"
    })
    void webhookThatDrifted_isToBeSetAgain(boolean enabled, boolean base64, String secret, Level level, String word) {
        Map<String, String> headers = secret == null ? Map.of() : Map.of("X-Webhook-Secret", secret);
        Webhook webhook = new Webhook(enabled, URL, headers, EvolutionSetup.EVENTS, false, base64);
        Finding finding = WebhookFinding.of(Optional.of(webhook), Optional.of(URL), Optional.of("s"), "loja");

        isSeen(finding, "WEBHOOK", level, word, level == Level.OK ? "" : "page Connection");
    }

    @Test
    void files_areTheCompanysOwn_andTheWholeFolders() {
        assertThat(Doctor.files(List.of(problem("outra")), "loja"))
                .singleElement()
                .satisfies(finding -> isSeen(finding, "TENANT_FILES", Level.OK, "files_read", ""));
        assertThat(Doctor.files(List.of(problem("loja"), problem("outra"), problem("")), "loja"))
                .hasSize(2)
                .allSatisfy(finding -> isSeen(finding, "TENANT_FILES", Level.FAIL, "files_problem", "Correct the file"))
                .extracting(Finding::detail)
                .containsExactly("tenants/loja/tenant.yaml:3: flow: unknown", "tenants//tenant.yaml:3: flow: unknown");
    }

    @Test
    void modelThatIsBlocked_saysWhatToDo() {
        Finding blocked =
                Doctor.model(Optional.of(new Outcome.Failed("GEMINI_NO_KEY", "Set GEMINI_API_KEY.", Usage.none())));

        isSeen(blocked, "MODEL", Level.FAIL, "model_blocked", "Set GEMINI_API_KEY.");
        assertThat(blocked.detail()).isEqualTo("GEMINI_NO_KEY");
        isSeen(Doctor.model(Optional.empty()), "MODEL", Level.OK, "model_free", "");
    }

    private static TenantProblem problem(String instance) {
        return new TenantProblem(
                instance, "tenants/" + instance + "/tenant.yaml", 3, "flow", "unknown", Instant.EPOCH, true);
    }

    /** @param remedy what it must speak of; empty: there is nothing to do */
    private static void isSeen(Finding finding, String code, Level level, String word, String remedy) {
        assertThat(finding.code()).isEqualTo(code);
        assertThat(finding.level()).isEqualTo(level);
        assertThat(finding.seen()).extracting(Finding.Seen::word).containsExactly(word);
        if (remedy.isEmpty()) {
            assertThat(finding.remedy()).isEmpty();
        } else {
            assertThat(finding.remedy()).contains(remedy);
        }
    }
}
