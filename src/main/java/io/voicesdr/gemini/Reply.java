package io.voicesdr.gemini;

/** What came back for one request. */
sealed interface Reply {

    /** 200 with a body in Google's shape, which may still hold no answer. */
    record Ok(GenerateContentResponse response) implements Reply {}

    /** Any status but a 2xx. */
    record Failure(GeminiError error) implements Reply {}

    /** 200 with something else: a gateway's page, a cut body. */
    record Unreadable() implements Reply {}

    /** No reply in time. */
    record TimedOut() implements Reply {}

    /** No connection, or a broken one. */
    record Unreachable() implements Reply {}

    /** Not asked: this model has failed too often lately. */
    record Barred() implements Reply {}

    /** The thread was told to stop while it waited. */
    record Interrupted() implements Reply {}

    /** Whether this counts against the model's health. Quotas and refusals don't: the model is up. */
    default boolean isDown() {
        return switch (this) {
            case Failure error -> error.error().http() >= 500 || error.error().http() == 408;
            case Unreadable unreadable -> true;
            case TimedOut timedOut -> true;
            case Unreachable unreachable -> true;
            case Ok ok -> false;
            case Barred barred -> false;
            case Interrupted interrupted -> false;
        };
    }

    /** For a log line: holds nothing that a customer or the model said. */
    default String describe() {
        return switch (this) {
            case Ok ok ->
                "finishReason="
                        + ok.response()
                                .candidate()
                                .map(GenerateContentResponse.Candidate::finishReason)
                                .orElse("")
                        + " blockReason=" + ok.response().blockReason().orElse("");
            case Failure error -> error.error().describe();
            case Unreadable unreadable -> "http=200 with a body that is not Gemini's";
            case TimedOut timedOut -> "no reply in time";
            case Unreachable unreachable -> "no connection";
            case Barred barred -> "circuit breaker open";
            case Interrupted interrupted -> "interrupted";
        };
    }
}
