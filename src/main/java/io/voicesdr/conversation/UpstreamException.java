package io.voicesdr.conversation;

/** A foreign system failed us. The code is stable: documents, alerts and searches point at it. */
public class UpstreamException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String code;

    /**
     * @param code stable, upper case, for example {@code EVOLUTION_KEY_REFUSED}
     * @param message what happened, which ids to search for, and what to do next; never a customer's text or a key
     */
    public UpstreamException(String code, String message, @org.jspecify.annotations.Nullable Throwable cause) {
        super(message, cause);
        this.code = code;
    }

    public String code() {
        return code;
    }
}
