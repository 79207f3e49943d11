package io.voicesdr.gemini;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.voicesdr.conversation.Embeddings;
import io.voicesdr.gemini.GoogleApi.Answer;
import io.voicesdr.gemini.GoogleApi.Unavailable;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;

/** Gemini's embeddings, a hundred texts a request (gemini/CONTRACT.md §4.3). Thread-safe. */
@ApplicationScoped
public class GeminiEmbeddings implements Embeddings {

    private static final Logger LOG = Logger.getLogger(GeminiEmbeddings.class);

    private static final int BATCH = 100;

    /** After a failure nobody is asked for so long. */
    private static final Duration PAUSE = Duration.ofMinutes(1);

    private final GoogleApi google;
    private final GeminiEmbeddingConfig config;
    private final InstantSource clock;
    private volatile Instant notBefore = Instant.MIN;

    GeminiEmbeddings(GoogleApi google, GeminiEmbeddingConfig config, InstantSource clock) {
        this.google = google;
        this.config = config;
        this.clock = clock;
    }

    @Override
    public String space() {
        return config.model() + "/" + config.dimensions();
    }

    @Override
    public Optional<List<float[]>> of(List<String> texts) {
        if (!google.hasKey() || clock.instant().isBefore(notBefore)) {
            return Optional.empty();
        }
        try {
            List<float[]> points = new ArrayList<>();
            for (int from = 0; from < texts.size(); from += BATCH) {
                points.addAll(batch(texts.subList(from, Math.min(texts.size(), from + BATCH))));
            }
            return Optional.of(points);
        } catch (Unavailable e) {
            notBefore = clock.instant().plus(PAUSE);
            LOG.warnf(
                    "GEMINI_EMBEDDING model=%s %s: conversations are searched by words; asked again after %s. If it stays,"
                            + " check the key and sdr.gemini-embedding.model",
                    config.model(), e.reason(), PAUSE);
            return Optional.empty();
        }
    }

    private List<float[]> batch(List<String> texts) throws Unavailable {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        ArrayNode requests = body.putArray("requests");
        for (String text : texts) {
            ObjectNode request = requests.addObject();
            request.put("model", "models/" + config.model());
            request.putObject("content")
                    .put("role", "user")
                    .putArray("parts")
                    .addObject()
                    .put("text", text);
            request.put("outputDimensionality", config.dimensions());
        }
        Answer answer = google.post("/v1beta/models/" + config.model() + ":batchEmbedContents", body);
        JsonNode embeddings = answer.body().path("embeddings");
        if (!answer.isOk() || embeddings.size() != texts.size()) {
            throw Unavailable.of("embeddings were refused", answer);
        }
        List<float[]> points = new ArrayList<>();
        embeddings.forEach(embedding -> points.add(point(embedding.path("values"))));
        return points;
    }

    /** Of length 1: what older models cut off at the end they leave to us (§4.3). */
    private static float[] point(JsonNode values) {
        float[] point = new float[values.size()];
        double square = 0;
        for (int i = 0; i < point.length; i++) {
            point[i] = (float) values.path(i).asDouble();
            square += point[i] * point[i];
        }
        double length = Math.sqrt(square);
        for (int i = 0; length > 0 && i < point.length; i++) {
            point[i] = (float) (point[i] / length);
        }
        return point;
    }
}
