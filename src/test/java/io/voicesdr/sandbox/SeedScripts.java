package io.voicesdr.sandbox;

import io.voicesdr.sandbox.past.Script;

/** The scripts of the seed file, for tests elsewhere. */
public final class SeedScripts {

    private SeedScripts() {}

    public static Script of(String instance) {
        return Seeds.read().company(instance).orElseThrow().past().orElseThrow();
    }
}
