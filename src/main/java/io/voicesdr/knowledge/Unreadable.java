package io.voicesdr.knowledge;

/** A file can't be read. */
final class Unreadable extends Exception {
    private static final long serialVersionUID = 1L;

    private final int line;
    private final String reason;

    Unreadable(int line, String reason) {
        super(reason);
        this.line = line;
        this.reason = reason;
    }

    KnowledgeProblem problem() {
        return new KnowledgeProblem(line, reason);
    }
}
