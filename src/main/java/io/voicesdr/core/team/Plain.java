package io.voicesdr.core.team;

import io.voicesdr.core.prompt.Untrusted;

/** What others wrote, fit to stand on one line of a card: it can neither begin a line of ours nor end a quote. Pure. */
final class Plain {

    private Plain() {}

    static String line(String written, int maxChars) {
        String line = Untrusted.line(written, maxChars).replace('“', '"').replace('”', '"');
        return line.length() < written.strip().length() && line.length() >= maxChars - 1
                ? line.substring(0, line.length() - 1) + "…"
                : line;
    }
}
