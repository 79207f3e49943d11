package io.voicesdr.sandbox;

import io.quarkus.arc.profile.IfBuildProfile;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.vertx.http.HttpServer;
import io.voicesdr.conversation.FollowUpJob;
import io.voicesdr.conversation.Tenants;
import io.voicesdr.sandbox.evolution.EvolutionResource;
import io.voicesdr.sandbox.evolution.Instances;
import io.voicesdr.sandbox.evolution.Quirks;
import io.voicesdr.sandbox.evolution.WhatsApp;
import io.voicesdr.sandbox.gemini.ModelFaults;
import io.voicesdr.sandbox.gemini.Trail;
import io.voicesdr.sandbox.past.Company;
import io.voicesdr.sandbox.past.PastChats;
import io.voicesdr.web.Playground;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Alternative;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Puts the sandbox together, in dev and test builds only. Its parts are plain objects that know nothing of the product:
 * the product talks to them over loopback HTTP like to the real systems. Only what happened before the start is played by
 * the product's own core, or it could not be replayed.
 */
@IfBuildProfile(anyOf = {"dev", "test"})
@Singleton
public class Sandbox {

    @Produces
    @Singleton
    Quirks quirks() {
        return new Quirks(Quirks.GENTLE);
    }

    @Produces
    @Singleton
    WhatsApp whatsApp(
            Quirks quirks,
            SandboxClock clock,
            @ConfigProperty(name = "sandbox.seed", defaultValue = "2026") long seed) {
        return new WhatsApp(quirks, new Random(seed), clock, Duration.ofSeconds(1));
    }

    /** The product's clock too, in place of its own: time travel must move both. */
    @Produces
    @Singleton
    @Alternative
    @Priority(1)
    SandboxClock clock() {
        return new SandboxClock(InstantSource.system());
    }

    /** Who jumps ahead wants to see at once who is written to again. */
    void followTheClock(@Observes StartupEvent start, SandboxClock clock, FollowUpJob followUps) {
        clock.afterJumps(() -> Thread.ofVirtual().name("sandbox-jump").start(followUps::run));
    }

    void close(@Disposes WhatsApp whatsApp) {
        whatsApp.close();
    }

    @Produces
    @Singleton
    EvolutionResource.Key key(
            @ConfigProperty(name = "sandbox.evolution.api-key", defaultValue = "sandbox") String key,
            @ConfigProperty(name = "sandbox.seed", defaultValue = "2026") long seed) {
        return new EvolutionResource.Key(key, seed);
    }

    /** The product's pages lead to the phone where there is one. */
    @Produces
    @Singleton
    Playground playground() {
        return () -> "/phone";
    }

    @Produces
    @Singleton
    ModelFaults modelFaults() {
        return new ModelFaults();
    }

    @Produces
    @Singleton
    Trail trail() {
        return new Trail();
    }

    @Produces
    @Singleton
    Instances instances(
            WhatsApp whatsApp,
            HttpServer server,
            @ConfigProperty(name = "sdr.webhook-secret") Optional<String> secret,
            @ConfigProperty(name = "sdr.tenants") Optional<Path> folder,
            Tenants tenants,
            @ConfigProperty(name = "sandbox.seed", defaultValue = "2026") long seed,
            @ConfigProperty(name = "sandbox.past", defaultValue = "true") boolean wanted) {
        return new SeededInstances(
                whatsApp, Seeds.read(), folder, server::getPort, secret, past(tenants, seed, wanted));
    }

    /**
     * Beside everything else, one company after the other: to play a month takes seconds of a core, and whoever tries the
     * sandbox at once has the other cores to himself.
     */
    private static SeededInstances.Past past(Tenants tenants, long seed, boolean wanted) {
        PastChats past = new PastChats(seed);
        Executor beside = oneByOne();
        return (instance, script, now) -> tenants.find(instance.name())
                .filter(tenant -> wanted)
                .map(tenant -> new Company(tenant, tenants.signatures(tenant), script))
                .ifPresent(company -> beside.execute(() -> past.fill(instance, company, now)));
    }

    /** A thread that ends when there is nothing more to do, and keeps no process alive. */
    private static Executor oneByOne() {
        ThreadPoolExecutor thread = new ThreadPoolExecutor(
                1,
                1,
                10,
                TimeUnit.SECONDS,
                new LinkedBlockingQueue<>(),
                Thread.ofPlatform().daemon().name("sandbox-past").factory());
        thread.allowCoreThreadTimeOut(true);
        return thread;
    }
}
