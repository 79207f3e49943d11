package io.voicesdr.gemini;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Optional;

/**
 * Gemini's Files, File Search and embeddings over HTTP (gemini/CONTRACT.md §4). Apart from the line to the models: an upload
 * must not open a model's breaker, and where to upload to is told anew each time. Blocks; thread-safe.
 */
@Singleton
class GoogleApi {

    /** Of one request; a file of a few megabytes goes up in seconds. */
    private static final Duration TIMEOUT = Duration.ofSeconds(60);

    private final URI base;
    private final String key;
    private final HttpClient http;

    GoogleApi(GeminiConfig config) {
        this.base = URI.create(config.url());
        this.key = config.apiKey().map(String::strip).orElse("");
        this.http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(config.connectTimeout())
                .build();
    }

    /**
     * What came back.
     *
     * @param body an empty object when it was no JSON
     */
    record Answer(int status, JsonNode body) {
        boolean isOk() {
            return status >= 200 && status < 300 && !body.has("error");
        }

        /** Finalizing may tell of an error with 200 (§4.1). */
        int code() {
            return body.at("/error/code").asInt(status);
        }

        /** For a log line. */
        String describe() {
            return "http=" + status + " status=" + body.at("/error/status").asText("");
        }
    }

    boolean hasKey() {
        return !key.isEmpty();
    }

    /** Salts names that are shared by all projects of the world. */
    String key() {
        return key;
    }

    Answer get(String path) throws Unavailable {
        return send(request(path).GET().build());
    }

    Answer post(String path, JsonNode body) throws Unavailable {
        return send(request(path)
                .header("content-type", "application/json; charset=utf-8")
                .POST(BodyPublishers.ofString(body.toString()))
                .build());
    }

    Answer delete(String path) throws Unavailable {
        return send(request(path).DELETE().build());
    }

    /** Uploads {@code content} in one go. */
    Answer upload(String path, JsonNode about, String mimeType, byte[] content) throws Unavailable {
        HttpRequest start = request(path)
                .header("content-type", "application/json; charset=utf-8")
                .header("x-goog-upload-protocol", "resumable")
                .header("x-goog-upload-command", "start")
                .header("x-goog-upload-header-content-length", Integer.toString(content.length))
                .header("x-goog-upload-header-content-type", mimeType)
                .POST(BodyPublishers.ofString(about.toString()))
                .build();
        HttpResponse<String> started = exchange(start);
        Optional<String> address = started.headers().firstValue("x-goog-upload-url");
        if (started.statusCode() != 200 || address.isEmpty()) {
            throw new Unavailable("the upload was refused: " + answer(started).describe());
        }
        return send(HttpRequest.newBuilder(uploadAddress(address.get()))
                .timeout(TIMEOUT)
                .header("x-goog-api-key", key)
                .header("content-type", "application/octet-stream")
                .header("x-goog-upload-offset", "0")
                .header("x-goog-upload-command", "upload, finalize")
                .POST(BodyPublishers.ofByteArray(content))
                .build());
    }

    /** The key goes to nobody but Google. */
    private URI uploadAddress(String address) throws Unavailable {
        try {
            URI uri = URI.create(address);
            if (base.getScheme().equals(uri.getScheme())
                    && base.getHost().equals(uri.getHost())
                    && base.getPort() == uri.getPort()) {
                return uri;
            }
        } catch (IllegalArgumentException e) {
            throw new Unavailable("the upload's address is none");
        }
        throw new Unavailable("the upload's address is on another host than GEMINI_URL");
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(base.toString().replaceAll("/+$", "") + path))
                .timeout(TIMEOUT)
                .header("x-goog-api-key", key);
    }

    private Answer send(HttpRequest request) throws Unavailable {
        return answer(exchange(request));
    }

    private static Answer answer(HttpResponse<String> response) {
        JsonNode body = GeminiJson.lenient(response.body())
                .filter(JsonNode::isObject)
                .orElseGet(JsonNodeFactory.instance::objectNode);
        return new Answer(response.statusCode(), body);
    }

    private HttpResponse<String> exchange(HttpRequest request) throws Unavailable {
        try {
            return http.send(request, BodyHandlers.ofString());
        } catch (IOException e) {
            throw new Unavailable("Google can't be reached: " + e.getClass().getSimpleName());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Unavailable("the service is stopping");
        }
    }

    /** Documents can't be kept there now. */
    static final class Unavailable extends Exception {
        private static final long serialVersionUID = 1L;

        Unavailable(String reason) {
            super(reason);
        }

        static Unavailable of(String step, Answer answer) {
            return new Unavailable(step + ": " + answer.describe());
        }

        /** For a log line: holds nothing of the documents. */
        String reason() {
            return String.valueOf(getMessage());
        }
    }
}
