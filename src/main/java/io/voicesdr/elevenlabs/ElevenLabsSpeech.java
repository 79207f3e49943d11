package io.voicesdr.elevenlabs;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.rest.client.reactive.QuarkusRestClientBuilder;
import io.smallrye.faulttolerance.api.Guard;
import io.voicesdr.conversation.LanguageModel.Usage;
import io.voicesdr.conversation.SpeechMaker;
import io.voicesdr.core.answer.Media;
import io.voicesdr.core.media.FileType;
import io.voicesdr.core.media.MediaKind;
import io.voicesdr.core.tenant.Tenant;
import io.voicesdr.core.tenant.VoiceSettings;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;
import java.io.Closeable;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.eclipse.microprofile.faulttolerance.exceptions.CircuitBreakerOpenException;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.client.api.QuarkusRestClientProperties;

/** ElevenLabs as a {@link SpeechMaker}: at most two requests a note, behind a circuit breaker. Thread-safe. */
@ApplicationScoped
public class ElevenLabsSpeech implements SpeechMaker {

    private static final Logger LOG = Logger.getLogger(ElevenLabsSpeech.class);

    private static final int MAX_REQUESTS = 2;

    /** Anything smaller is no speech; a second of the smallest MP3 has four thousand bytes. */
    private static final int LEAST_BYTES = 256;

    private final ElevenLabsConfig config;
    private final MeterRegistry registry;
    private final ElevenLabsRestClient client;
    private final Guard guard;

    ElevenLabsSpeech(ElevenLabsConfig config, MeterRegistry registry) {
        this.config = config;
        this.registry = registry;
        this.client = QuarkusRestClientBuilder.newBuilder()
                .baseUri(URI.create(config.url()))
                .connectTimeout(config.connectTimeout().toMillis(), TimeUnit.MILLISECONDS)
                .readTimeout(config.timeout().toMillis(), TimeUnit.MILLISECONDS)
                .property(QuarkusRestClientProperties.CONNECTION_POOL_SIZE, config.connections())
                .disableDefaultMapper(true)
                .build(ElevenLabsRestClient.class);
        this.guard = Guard.create()
                .withCircuitBreaker()
                .requestVolumeThreshold(config.breakerWindow())
                .failureRatio(0.5)
                .delay(config.breakerDelay().toMillis(), ChronoUnit.MILLIS)
                .successThreshold(1)
                .failOn(Down.class)
                .onStateChange(state -> LOG.warnf("ELEVENLABS_BREAKER is now %s", state))
                .done()
                .build();
    }

    @Override
    public VoiceSettings.Provider provider() {
        return VoiceSettings.Provider.ELEVENLABS;
    }

    @PreDestroy
    void close() throws IOException {
        if (client instanceof Closeable closeable) {
            closeable.close();
        }
    }

    @Override
    public Outcome speak(Tenant tenant, String words) {
        long begin = System.nanoTime();
        Outcome outcome = make(tenant, words);
        registry.timer(
                        "voicesdr.speech.make",
                        "provider",
                        "elevenlabs",
                        "outcome",
                        outcome instanceof Outcome.Made ? "made" : "failed",
                        "instance",
                        tenant.instance())
                .record(Duration.ofNanos(System.nanoTime() - begin));
        return outcome;
    }

    private Outcome make(Tenant tenant, String words) {
        String key = config.apiKey().map(String::strip).orElse("");
        Optional<String> voice = voice(tenant);
        if (key.isEmpty() || voice.isEmpty()) {
            return failed(key.isEmpty() ? Trouble.NO_KEY : Trouble.NO_VOICE, 0);
        }
        TextToSpeech body = TextToSpeech.of(words, model(tenant), tenant.language());
        for (int number = 1; ; number++) {
            Answer answer = ask(voice.get(), key, body);
            count(tenant, answer);
            switch (answer) {
                case Answer.Sound sound -> {
                    charge(tenant, words);
                    return new Outcome.Made(sound.audio(), usage(number));
                }
                case Answer.Nothing nothing -> {
                    Trouble trouble = nothing.trouble();
                    LOG.warnf("%s instance=%s http=%d", trouble.code(), tenant.instance(), nothing.http());
                    if (!trouble.retryable() || number == MAX_REQUESTS || !pause()) {
                        return failed(trouble, number);
                    }
                }
            }
        }
    }

    /** What came back for one request. */
    private sealed interface Answer {
        record Sound(Media.Inline audio) implements Answer {}

        record Nothing(Trouble trouble, int http) implements Answer {}
    }

    private Answer ask(String voice, String key, TextToSpeech body) {
        try {
            return guard.get(() -> healthy(attempt(voice, key, body)), Answer.class);
        } catch (Down down) {
            return down.answer;
        } catch (CircuitBreakerOpenException e) {
            return new Answer.Nothing(Trouble.BARRED, 0);
        }
    }

    private Answer attempt(String voice, String key, TextToSpeech body) {
        try (Response response = client.textToSpeech(voice, config.format(), key, mimeType(), body)) {
            int http = response.getStatus();
            byte[] bytes = response.hasEntity() ? response.readEntity(byte[].class) : new byte[0];
            if (http < 200 || http > 299) {
                return new Answer.Nothing(Trouble.of(http, bytes), http);
            }
            if (bytes.length < LEAST_BYTES || bytes[0] == '{' || bytes[0] == '<') {
                return new Answer.Nothing(Trouble.EMPTY, http);
            }
            // Evolution makes an empty voice note of bare samples and calls it sent (evolution/CONTRACT.md §4.2)
            return FileType.of(MediaKind.AUDIO, bytes).isPresent()
                    ? new Answer.Sound(Media.Inline.of(mimeType(), bytes))
                    : new Answer.Nothing(Trouble.FORMAT, http);
        } catch (RuntimeException broken) {
            return new Answer.Nothing(why(broken), 0);
        }
    }

    private static Trouble why(Throwable broken) {
        Throwable cause = broken;
        for (int depth = 0; cause != null && depth < 12; depth++, cause = cause.getCause()) {
            if (cause instanceof TimeoutException) {
                return Trouble.TIMEOUT;
            }
        }
        return Trouble.UNREACHABLE;
    }

    /** The breaker counts exceptions. */
    private static Answer healthy(Answer answer) {
        if (answer instanceof Answer.Nothing nothing && nothing.trouble().breaks()) {
            throw new Down(nothing);
        }
        return answer;
    }

    private Optional<String> voice(Tenant tenant) {
        return tenant.voice().provider() == VoiceSettings.Provider.ELEVENLABS
                ? Optional.of(tenant.voice().voice())
                : config.voice().filter(voice -> !voice.isBlank());
    }

    private String model(Tenant tenant) {
        return tenant.voice().provider() == VoiceSettings.Provider.ELEVENLABS
                ? tenant.voice().model().orElseGet(config::model)
                : config.model();
    }

    /** The format begins with what it is: {@code mp3_44100_64}, {@code wav_24000}, {@code opus_48000_32}. */
    private String mimeType() {
        return switch (config.format().split("_", 2)[0]) {
            case "wav" -> "audio/wav";
            case "opus" -> "audio/ogg";
            default -> "audio/mpeg";
        };
    }

    private void count(Tenant tenant, Answer answer) {
        registry.counter(
                        "voicesdr.upstream.requests",
                        "system",
                        "elevenlabs",
                        "operation",
                        "text-to-speech",
                        "outcome",
                        word(answer),
                        "instance",
                        tenant.instance())
                .increment();
    }

    private static String word(Answer answer) {
        return switch (answer) {
            case Answer.Sound sound -> "spoken";
            case Answer.Nothing nothing -> nothing.trouble().name().toLowerCase(Locale.ROOT);
        };
    }

    /** ElevenLabs charges by the character. */
    private void charge(Tenant tenant, String words) {
        registry.counter("voicesdr.speech.characters", "provider", "elevenlabs", "instance", tenant.instance())
                .increment(words.length());
    }

    private boolean pause() {
        try {
            Thread.sleep(config.retryAfter());
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static Outcome failed(Trouble trouble, int requests) {
        return new Outcome.Failed(trouble.code(), trouble.nextAction(), usage(requests));
    }

    /** No tokens: it counts characters. */
    private static Usage usage(int requests) {
        return new Usage("", requests, 0, 0, 0);
    }

    private static final class Down extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final transient Answer.Nothing answer;

        Down(Answer.Nothing answer) {
            super(null, null, false, false);
            this.answer = answer;
        }
    }
}
