package io.voicesdr.tenant;

import java.util.List;
import java.util.Optional;

/** The keys of all tenants' marks; the codec mixes in the instance. */
final class SignatureKeys {

    /**
     * Used when the operator sets none, so that the bot works at once and a restart forgets nothing. It is public: marks
     * then protect from damage and mistakes, not from somebody who may send over the account's API. Changing it would
     * orphan every mark made under it.
     */
    static final String PRODUCT = "voice-sdr signature key 1: known to everybody";

    private SignatureKeys() {}

    /** The configured keys without blanks; the product's own when none is left. */
    static List<String> of(Optional<List<String>> configured) {
        List<String> keys = configured.orElse(List.of()).stream()
                .map(String::strip)
                .filter(key -> !key.isEmpty())
                .toList();
        return keys.isEmpty() ? List.of(PRODUCT) : keys;
    }
}
