package io.voicesdr.http;

import java.io.IOException;

/** All connections of a line were taken for too long: what was to be asked has not been sent, and never will be. */
public final class NoConnection extends IOException {
    private static final long serialVersionUID = 1L;

    NoConnection() {
        super("no free connection in time");
    }
}
