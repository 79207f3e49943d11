package io.voicesdr.http;

import io.vertx.core.Vertx;

/** One Vert.x for the lines of all tests that run without Quarkus; its threads are daemons. */
public final class TestVertx {

    public static final Vertx SHARED = Vertx.vertx();

    private TestVertx() {}
}
