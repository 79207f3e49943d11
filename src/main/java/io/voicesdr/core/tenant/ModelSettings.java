package io.voicesdr.core.tenant;

/**
 * Which model answers for a tenant.
 *
 * @param chat the model asked first
 * @param thinking level for {@code chat}: minimal, low, medium, high or xhigh, as far as the model allows
 * @param fallback the model asked when the first is overloaded, retired or out of quota
 * @param maxOutputTokens cap on thinking and answer together, 2,048 to 8,192 (gemini/CONTRACT.md §1.2, §1.4)
 */
public record ModelSettings(String chat, String thinking, String fallback, int maxOutputTokens) {

    /** What holds where the file says nothing. */
    public static final ModelSettings DEFAULTS =
            new ModelSettings("gemini-3.8-flash", "low", "gemini-3.5-flash-lite", 4096);
}
