package io.voicesdr.cep;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.quarkus.rest.client.reactive.QuarkusRestClientBuilder;
import io.smallrye.faulttolerance.api.Guard;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.WebApplicationException;
import java.io.Closeable;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.eclipse.microprofile.faulttolerance.exceptions.CircuitBreakerOpenException;
import org.jboss.logging.Logger;

/**
 * Looks up postal codes: BrasilAPI, then ViaCEP, whose word alone counts as "there is no such code" (gemini/CONTRACT.md
 * §8: BrasilAPI's 404 is an outage as often). Found ones are remembered. Thread-safe.
 */
@Singleton
class CepGateway {

    private static final Logger LOG = Logger.getLogger(CepGateway.class);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final CepRestClient brasilApi;
    private final CepRestClient viaCep;
    private final Guard brasilApiGuard = guard();
    private final Guard viaCepGuard = guard();
    private final Cache<String, Address> known;

    CepGateway(CepConfig config) {
        this.brasilApi = client(config.brasilapiUrl(), config.timeout());
        this.viaCep = client(config.viacepUrl(), config.timeout());
        this.known = Caffeine.newBuilder()
                .maximumSize(5_000)
                .expireAfterWrite(config.remember())
                .build();
    }

    /** What came of looking. */
    sealed interface Looked {
        record Found(Address address) implements Looked {}

        /** There is no such code. */
        record Unknown() implements Looked {}

        /** Nobody could tell. */
        record Down() implements Looked {}
    }

    /** @param cep eight digits */
    Looked look(String cep) {
        Address before = known.getIfPresent(cep);
        if (before != null) {
            return new Looked.Found(before);
        }
        Looked looked = ask("brasilapi", brasilApiGuard, () -> brasilApi.brasilApi(cep), json -> first(cep, json));
        if (!(looked instanceof Looked.Found)) {
            looked = ask("viacep", viaCepGuard, () -> viaCep.viaCep(cep), json -> second(cep, json));
        }
        if (looked instanceof Looked.Found found) {
            known.put(cep, found.address());
        }
        return looked;
    }

    @PreDestroy
    void close() throws IOException {
        for (CepRestClient client : new CepRestClient[] {brasilApi, viaCep}) {
            if (client instanceof Closeable closeable) {
                closeable.close();
            }
        }
    }

    private static Looked first(String cep, JsonNode json) {
        return Address.ofBrasilApi(cep, json).<Looked>map(Looked.Found::new).orElseGet(Looked.Down::new);
    }

    /** {@code erro} was a boolean once and is a text now. */
    private static Looked second(String cep, JsonNode json) {
        if (json.path("erro").asBoolean(false)) {
            return new Looked.Unknown();
        }
        return Address.ofViaCep(cep, json).<Looked>map(Looked.Found::new).orElseGet(Looked.Down::new);
    }

    /** The service's body. */
    @FunctionalInterface
    private interface Call {
        String body();
    }

    private static Looked ask(String service, Guard guard, Call call, Function<JsonNode, Looked> reading) {
        try {
            return reading.apply(JSON.readTree(guard.get(call::body, String.class)));
        } catch (CepHttpException e) {
            if (e.status() != 404) {
                LOG.warnf("CEP_REFUSED service=%s http=%d: the other service is asked", service, e.status());
            }
        } catch (ProcessingException | WebApplicationException e) {
            LOG.warnf(
                    "CEP_UNREACHABLE service=%s (%s): check DNS and firewall",
                    service, e.getClass().getSimpleName());
        } catch (CircuitBreakerOpenException e) {
            LOG.debugf("CEP_UNREACHABLE service=%s: left alone for a while", service);
        } catch (JsonProcessingException e) {
            LOG.warnf("CEP_UNREADABLE service=%s: the answer is no JSON; check its address", service);
        }
        return new Looked.Down();
    }

    private static CepRestClient client(String url, Duration timeout) {
        return QuarkusRestClientBuilder.newBuilder()
                .baseUri(URI.create(url))
                .connectTimeout(timeout.toMillis(), TimeUnit.MILLISECONDS)
                .readTimeout(timeout.toMillis(), TimeUnit.MILLISECONDS)
                .build(CepRestClient.class);
    }

    /** A code that is unknown is no failure of the service. */
    private static Guard guard() {
        return Guard.create()
                .withCircuitBreaker()
                .requestVolumeThreshold(10)
                .failureRatio(0.6)
                .delay(20, ChronoUnit.SECONDS)
                .skipOn(CepHttpException.class)
                .done()
                .build();
    }

    /** Eight digits out of what people write; empty when there are not exactly eight. */
    static Optional<String> digits(String written) {
        String digits = written.replaceAll("[\\s.-]", "");
        return digits.matches("[0-9]{8}") ? Optional.of(digits) : Optional.empty();
    }
}
