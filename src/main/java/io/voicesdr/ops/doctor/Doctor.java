package io.voicesdr.ops.doctor;

import io.voicesdr.conversation.LanguageModel;
import io.voicesdr.conversation.UpstreamException;
import io.voicesdr.core.tenant.Secret;
import io.voicesdr.core.tenant.Tenant;
import io.voicesdr.evolution.EvolutionSetup;
import io.voicesdr.gemini.GeminiGateway;
import io.voicesdr.ops.SdrConfig;
import io.voicesdr.ops.doctor.Finding.Seen;
import io.voicesdr.tenant.TenantProblem;
import io.voicesdr.tenant.TenantProblems;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Looks one company over: its files, Evolution, the phone, the webhook, what is stored, the clocks, the model. Asks Evolution
 * at most seven times and Gemini never. Thread-safe.
 */
@ApplicationScoped
public class Doctor {
    private static final long SMALL = 20_000;

    private final EvolutionSetup evolution;
    private final TenantProblems problems;
    private final GeminiGateway gemini;
    private final SdrConfig settings;
    private final DoctorConfig config;
    private final InstantSource clock;

    Doctor(
            EvolutionSetup evolution,
            TenantProblems problems,
            GeminiGateway gemini,
            SdrConfig settings,
            DoctorConfig config,
            InstantSource clock) {
        this.evolution = evolution;
        this.problems = problems;
        this.gemini = gemini;
        this.settings = settings;
        this.config = config;
        this.clock = clock;
    }

    /** Everything, in the order in which it should be mended. Never throws for what upstream does. */
    public List<Finding> examine(Tenant tenant) {
        List<Finding> findings = new ArrayList<>();
        findings.addAll(files(problems.current(), tenant.instance()));
        findings.add(model(gemini.blocked()));
        findings.add(secretOf(tenant)
                .map(secret -> Finding.ok("WEBHOOK_SECRET", Seen.of("secret_set", "set")))
                .orElseGet(() -> Finding.warn(
                        "WEBHOOK_SECRET",
                        Seen.of("secret_missing", "not set"),
                        "Set SDR_WEBHOOK_SECRET, or token in tenant.yaml: without it nothing in a"
                                + " webhook is believed.")));
        Optional<EvolutionSetup.Server> server = server(tenant, findings);
        if (server.isEmpty()) {
            return findings;
        }
        findings.add(skew(server.get(), clock.instant(), config.clockSkew()));
        if (!phone(tenant, findings)) {
            return findings;
        }
        findings.add(tried(
                "WEBHOOK",
                () -> WebhookFinding.of(
                        evolution.webhook(tenant), webhookUrl(tenant), secretOf(tenant), tenant.instance())));
        tenant.team()
                .group()
                .ifPresent(group -> findings.add(tried("TEAM_GROUP", () -> team(evolution.settings(tenant)))));
        findings.addAll(storage(tenant));
        return findings;
    }

    /** Where the tenant's webhook should go; empty when nobody has said how Evolution reaches us. */
    public Optional<String> webhookUrl(Tenant tenant) {
        return config.webhookBase().map(base -> base.replaceAll("/+$", "") + "/webhook/" + tenant.instance());
    }

    /** What the tenant's webhooks must bring. */
    public Optional<String> secretOf(Tenant tenant) {
        return tenant.token().map(Secret::value).or(settings::webhookSecret);
    }

    /** What is wrong with the company's files, or with the whole folder; others' problems are theirs. */
    static List<Finding> files(List<TenantProblem> problems, String instance) {
        List<TenantProblem> own = problems.stream()
                .filter(problem -> problem.instance().equals(instance)
                        || problem.instance().isEmpty())
                .toList();
        return own.isEmpty()
                ? List.of(Finding.ok("TENANT_FILES", Seen.of("files_read", "read")))
                : own.stream()
                        .map(problem -> Finding.fail(
                                "TENANT_FILES",
                                Seen.of("files_problem", "%s", problem.text()),
                                "Correct the file: it is read again by itself."))
                        .toList();
    }

    /** @param blocked what keeps every company from an answer, as the last ask found it */
    static Finding model(Optional<LanguageModel.Outcome.Failed> blocked) {
        return blocked.map(failed ->
                        Finding.fail("MODEL", Seen.of("model_blocked", "%s", failed.code()), failed.nextAction()))
                .orElseGet(() -> Finding.ok("MODEL", Seen.of("model_free", "nothing speaks against it")));
    }

    private Optional<EvolutionSetup.Server> server(Tenant tenant, List<Finding> findings) {
        try {
            EvolutionSetup.Server server = evolution.server(tenant);
            findings.add(Versions.of(server.version()));
            return Optional.of(server);
        } catch (UpstreamException failure) {
            findings.add(Finding.fail("EVOLUTION", failure));
            return Optional.empty();
        }
    }

    static Finding skew(EvolutionSetup.Server server, Instant now, Duration allowed) {
        if (server.clock().isEmpty()) {
            return Finding.unknown(
                    "CLOCK",
                    Seen.of("clock_unknown", "Evolution does not tell its time"),
                    "Compare the clocks of both machines by hand.");
        }
        Duration apart = Duration.between(server.clock().get(), now).abs();
        Seen seen = Seen.of("clock_apart", "%s s apart", apart.toSeconds());
        // the header has whole seconds
        return apart.compareTo(allowed.plusSeconds(1)) <= 0
                ? Finding.ok("CLOCK", seen)
                : Finding.fail(
                        "CLOCK",
                        seen,
                        "Switch time synchronisation (NTP) on, on both machines: Evolution's clock stamps what the bot"
                                + " says.");
    }

    /** Whether there is an instance to look into. */
    private boolean phone(Tenant tenant, List<Finding> findings) {
        try {
            Optional<String> state = evolution.state(tenant);
            findings.add(phone(state, tenant.instance()));
            return state.isPresent();
        } catch (UpstreamException failure) {
            findings.add(Finding.fail("PHONE", failure));
            return false;
        }
    }

    /** @param state of the instance; empty when Evolution has none of the name */
    static Finding phone(Optional<String> state, String instance) {
        if (state.isEmpty()) {
            return Finding.fail(
                    "PHONE",
                    Seen.of("phone_missing", "Evolution has no instance %s", instance),
                    "Create it on the page Connection.");
        }
        return state.get().equals("open")
                ? Finding.ok("PHONE", Seen.of("phone_open", "open"))
                : Finding.fail(
                        "PHONE",
                        Seen.of("phone_" + state.get(), "%s", state.get()),
                        "Pair the phone on the page Connection.");
    }

    /** What is written in an ignored group is neither told nor stored: commands and cards there are lost on us. */
    static Finding team(Map<String, Boolean> settings) {
        return settings.getOrDefault(EvolutionSetup.IGNORES_GROUPS, false)
                ? Finding.warn(
                        "TEAM_GROUP",
                        Seen.of("groups_ignored", "team.group is set, and Evolution ignores groups (groupsIgnore)"),
                        "Set the webhook again on the page Connection: it switches groupsIgnore off.")
                : Finding.ok("TEAM_GROUP", Seen.of("groups_heard", "Evolution hears groups"));
    }

    private List<Finding> storage(Tenant tenant) {
        EvolutionSetup.Storage storage;
        try {
            storage = evolution.storage(tenant, clock.instant());
        } catch (UpstreamException failure) {
            return List.of(Finding.fail("STORAGE", failure));
        }
        return List.of(stored(storage), searched(storage, config.slowSearch()));
    }

    static Finding stored(EvolutionSetup.Storage storage) {
        if (storage.messages() == 0) {
            return Finding.unknown(
                    "STORAGE",
                    Seen.of("storage_empty", "no message is stored yet"),
                    "Write to the number from another phone and look again: if it stays empty, set"
                            + " DATABASE_SAVE_DATA_NEW_MESSAGE=true in Evolution.");
        }
        return storage.own() > 0 && storage.ownWithUpdates() == 0
                ? Finding.warn(
                        "STORAGE",
                        Seen.of("storage_no_status", "%s messages, no delivery status", storage.messages()),
                        "Set DATABASE_SAVE_MESSAGE_UPDATE=true in Evolution: else nobody sees what was not delivered.")
                : Finding.ok("STORAGE", Seen.of("storage_kept", "%s messages", storage.messages()));
    }

    /** @param slow a search that takes longer speaks for missing indexes */
    static Finding searched(EvolutionSetup.Storage storage, Duration slow) {
        boolean small = storage.messages() < SMALL;
        Seen seen = Seen.of(
                small ? "search_small" : "search",
                "%s ms among %s messages",
                storage.indexed().toMillis(),
                storage.messages());
        if (storage.indexed().compareTo(slow) <= 0) {
            return Finding.ok("INDEXES", seen);
        }
        return Finding.warn(
                "INDEXES",
                seen,
                small
                        ? "So few messages should be found at once: look at Evolution's load and its database."
                        : "Create the indexes of deploy/postgres in Evolution's database.");
    }

    private static Finding tried(String code, Supplier<Finding> look) {
        try {
            return look.get();
        } catch (UpstreamException failure) {
            return Finding.fail(code, failure);
        }
    }
}
