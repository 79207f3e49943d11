package io.voicesdr.gemini;

import io.micrometer.core.instrument.MeterRegistry;
import io.voicesdr.conversation.LanguageModel.Usage;
import io.voicesdr.conversation.SpeechMaker;
import io.voicesdr.core.answer.Media;
import io.voicesdr.core.tenant.Tenant;
import io.voicesdr.core.tenant.VoiceSettings;
import io.voicesdr.core.text.Language;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jboss.logging.Logger;

/** Gemini as a {@link SpeechMaker} (gemini/CONTRACT.md §3.1): at most two requests a note. Thread-safe. */
@ApplicationScoped
public class GeminiSpeech implements SpeechMaker {

    private static final Logger LOG = Logger.getLogger(GeminiSpeech.class);

    private static final int MAX_REQUESTS = 2;

    private final GeminiLine line;
    private final GeminiSpeechConfig config;
    private final GeminiMeters meters;
    private final MeterRegistry registry;
    private final InstantSource clock;
    private final Sleeper sleeper;
    private final AsideModels aside = new AsideModels();

    @Inject
    GeminiSpeech(
            GeminiLine line,
            GeminiSpeechConfig config,
            GeminiConfig gemini,
            MeterRegistry registry,
            InstantSource clock) {
        this(line, config, new GeminiMeters(registry, new Prices(prices(gemini))), registry, clock, Thread::sleep);
    }

    GeminiSpeech(
            GeminiLine line,
            GeminiSpeechConfig config,
            GeminiMeters meters,
            MeterRegistry registry,
            InstantSource clock,
            Sleeper sleeper) {
        this.line = line;
        this.config = config;
        this.meters = meters;
        this.registry = registry;
        this.clock = clock;
        this.sleeper = sleeper;
    }

    @Override
    public VoiceSettings.Provider provider() {
        return VoiceSettings.Provider.GEMINI;
    }

    @Override
    public Outcome speak(Tenant tenant, String words) {
        Instant begin = clock.instant();
        Outcome outcome = make(tenant, words);
        registry.timer(
                        "voicesdr.speech.make",
                        "provider",
                        "gemini",
                        "outcome",
                        outcome instanceof Outcome.Made ? "made" : "failed",
                        "instance",
                        tenant.instance())
                .record(Duration.between(begin, clock.instant()));
        return outcome;
    }

    private Outcome make(Tenant tenant, String words) {
        String model = model(tenant);
        if (!line.hasKey()) {
            return failed(Trouble.NO_KEY, Usage.none());
        }
        Optional<Trouble> setAside = aside.why(model, clock.instant());
        if (setAside.isPresent()) {
            return failed(setAside.get(), Usage.none());
        }
        SpeechRequest request = SpeechRequest.of(model, words, voice(tenant), style(tenant), tenant.language());
        Tokens tokens = Tokens.NONE;
        for (int number = 1; ; number++) {
            Reply reply = line.send(model, request, config.timeout());
            if (reply instanceof Reply.Ok ok) {
                Tokens more = Tokens.of(ok.response().usageMetadata());
                meters.spent(tenant.instance(), model, clock.instant(), more);
                tokens = tokens.plus(more);
            }
            Usage usage = new Usage(model, number, tokens.input(), tokens.cached(), tokens.output());
            Heard heard = SpeechReading.of(reply, clock.instant(), config.maxWait());
            meters.requested(tenant.instance(), word(heard));
            switch (heard) {
                case Heard.Sound sound -> {
                    return new Outcome.Made(sound.audio(), usage);
                }
                case Heard.Nothing nothing -> {
                    LOG.warnf(
                            "%s instance=%s model=%s speech %s",
                            nothing.trouble().code(), tenant.instance(), model, reply.describe());
                    nothing.asideUntil().ifPresent(until -> aside.put(model, until, nothing.trouble()));
                    if (nothing.retryAfter().isEmpty()
                            || number == MAX_REQUESTS
                            || !pause(nothing.retryAfter().get())) {
                        return failed(nothing.trouble(), usage);
                    }
                }
            }
        }
    }

    /** What one reply comes to. */
    sealed interface Heard {
        record Sound(Media.Inline audio) implements Heard {}

        /**
         * No recording.
         *
         * @param retryAfter empty when asking again is of no use
         * @param asideUntil nobody needs to ask this model before
         */
        record Nothing(Trouble trouble, Optional<Duration> retryAfter, Optional<Instant> asideUntil) implements Heard {}
    }

    private String model(Tenant tenant) {
        VoiceSettings voice = tenant.voice();
        return voice.provider() == VoiceSettings.Provider.GEMINI
                ? voice.model().orElseGet(config::model)
                : config.model();
    }

    private String voice(Tenant tenant) {
        return tenant.voice().provider() == VoiceSettings.Provider.GEMINI
                ? tenant.voice().voice()
                : config.voice();
    }

    private static String style(Tenant tenant) {
        return tenant.voice()
                .style()
                .orElseGet(() -> Language.of(tenant.language())
                        .choose(
                                "simpática e natural, português do Brasil",
                                "friendly and natural",
                                "simpática y natural, español latinoamericano"));
    }

    private boolean pause(Duration time) {
        try {
            sleeper.sleep(time);
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static Outcome failed(Trouble trouble, Usage usage) {
        return new Outcome.Failed(trouble.code(), trouble.nextAction(), usage);
    }

    private static String word(Heard heard) {
        return switch (heard) {
            case Heard.Sound sound -> "spoken";
            case Heard.Nothing nothing -> nothing.trouble().name().toLowerCase(Locale.ROOT);
        };
    }

    private static Map<String, List<GeminiConfig.Price>> prices(GeminiConfig config) {
        Map<String, List<GeminiConfig.Price>> prices = new HashMap<>();
        config.models().forEach((name, model) -> model.prices().ifPresent(own -> prices.put(name, own)));
        return prices;
    }
}
