package io.voicesdr.web;

/** Where one plays customer; only the sandbox of dev mode has such a page. */
public interface Playground {

    /** Path of its page. */
    String path();
}
