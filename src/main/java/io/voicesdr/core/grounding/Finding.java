package io.voicesdr.core.grounding;

/**
 * A claim that stands nowhere.
 *
 * @param kind a stable word for logs and metrics
 * @param quote what the answer says, in lower case without accents
 */
public record Finding(String kind, String quote) {}
