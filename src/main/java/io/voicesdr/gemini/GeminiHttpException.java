package io.voicesdr.gemini;

/** A status from 400 up, inside this package only: {@link GeminiLine} makes a {@link Reply.Failure} of it. */
final class GeminiHttpException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int status;
    private final String body;

    GeminiHttpException(int status, String body) {
        super("HTTP " + status + " from Gemini");
        this.status = status;
        this.body = body;
    }

    int status() {
        return status;
    }

    String body() {
        return body;
    }
}
