package io.voicesdr.gemini;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;

/**
 * An error of Google, or of a gateway in front of it (gemini/CONTRACT.md §1.5). A value.
 *
 * @param http status of the reply
 * @param status Google's word, for example {@code RESOURCE_EXHAUSTED}; empty when the body isn't Google's
 * @param reason of google.rpc.ErrorInfo; empty when absent
 * @param quotaIds what was exceeded
 * @param retryDelay of google.rpc.RetryInfo
 */
record GeminiError(int http, String status, String reason, List<String> quotaIds, Optional<Duration> retryDelay) {

    GeminiError {
        quotaIds = List.copyOf(quotaIds);
    }

    /** Reads any body: HTML and nonsense give an error without details. */
    static GeminiError of(int http, String body) {
        JsonNode root = GeminiJson.lenient(body).orElse(MissingNode.getInstance());
        JsonNode error = (root.isArray() ? root.path(0) : root).path("error");
        List<String> quotaIds = new ArrayList<>();
        Optional<Duration> retryDelay = Optional.empty();
        String reason = "";
        for (JsonNode detail : error.path("details")) {
            switch (typeOf(detail)) {
                case "google.rpc.ErrorInfo" -> reason = detail.path("reason").asText("");
                case "google.rpc.QuotaFailure" -> quotaIds.addAll(quotaIdsOf(detail));
                case "google.rpc.RetryInfo" ->
                    retryDelay = duration(detail.path("retryDelay").asText(""));
                default -> {} // Help, LocalizedMessage, BadRequest: nothing to act on
            }
        }
        return new GeminiError(http, error.path("status").asText(""), reason, quotaIds, retryDelay);
    }

    /** Whether today's quota is gone, so that waiting seconds is of no use. */
    boolean isOfTheDay() {
        return quotaIds.stream().anyMatch(id -> id.contains("PerDay"));
    }

    /** For a log line: no text of Google's, which may quote what a customer wrote. */
    String describe() {
        return "http=" + http + " status=" + status + " reason=" + reason + " quota=" + quotaIds;
    }

    private static String typeOf(JsonNode detail) {
        String type = detail.path("@type").asText("");
        return type.substring(type.lastIndexOf('/') + 1);
    }

    private static List<String> quotaIdsOf(JsonNode quotaFailure) {
        return StreamSupport.stream(quotaFailure.path("violations").spliterator(), false)
                .map(violation -> violation.path("quotaId").asText(""))
                .filter(id -> !id.isEmpty())
                .toList();
    }

    /** proto-JSON writes a duration as decimal seconds: {@code 34.4s}. */
    private static Optional<Duration> duration(String text) {
        if (!text.matches("\\d{1,9}(\\.\\d{1,9})?s")) {
            return Optional.empty();
        }
        BigDecimal seconds = new BigDecimal(text.substring(0, text.length() - 1));
        return Optional.of(Duration.ofNanos(seconds.movePointRight(9).longValueExact()));
    }
}
