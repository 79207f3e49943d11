package io.voicesdr.sandbox;

import io.voicesdr.core.signature.SignatureCodec;
import io.voicesdr.core.tenant.Tenant;
import io.voicesdr.sandbox.evolution.Instance;
import io.voicesdr.sandbox.past.Company;
import io.voicesdr.sandbox.past.PastChats;
import io.voicesdr.sandbox.past.Script;
import java.time.Instant;

/** The scripts of the seed file, for tests elsewhere. */
public final class SeedScripts {

    private SeedScripts() {}

    public static Script of(String instance) {
        return Seeds.read().company(instance).orElseThrow().past().orElseThrow();
    }

    /** Lets {@code tenant} live through so many chats of its script by {@code now}. */
    public static void play(
            Tenant tenant, SignatureCodec signatures, Instance instance, long seed, int chats, Instant now) {
        Script script = of(tenant.instance());
        Script shorter = new Script(chats, script.openers(), script.questions(), script.person(), script.answers());
        new PastChats(seed).fill(instance, new Company(tenant, signatures, shorter), now);
    }
}
