package io.voicesdr.sandbox.gemini;

/** How the model can fail on demand, in the shapes of gemini/CONTRACT.md §1.4 and §1.5. */
public enum Fault {
    /** 429 with RetryInfo. */
    QUOTA(429, "quota.429.json"),
    /** 503. */
    OVERLOADED(503, "overloaded.503.json"),
    /** 200 without content, finishReason SAFETY. */
    SAFETY(200, "safety.200.json"),
    /** The right answer, late. */
    SLOW(200, "");

    private final int status;
    private final String file;

    Fault(int status, String file) {
        this.status = status;
        this.file = file;
    }

    int status() {
        return status;
    }

    /** File under {@code sandbox/gemini/}; empty when the real answer follows. */
    String file() {
        return file;
    }
}
