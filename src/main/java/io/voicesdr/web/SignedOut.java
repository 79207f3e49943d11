package io.voicesdr.web;

/**
 * Somebody has signed out: fired as an event, for what is still open for that session.
 *
 * @param session its {@link Sessions.Session#id()}
 */
public record SignedOut(String session) {}
