package io.voicesdr.core.knowledge;

/**
 * A stretch of a document that readers would look up by one name.
 *
 * @param place the heading it stands under, or its page ({@code p. 3}); empty when the document has neither
 * @param text as it is read, without the heading
 */
public record Chapter(String place, String text) {}
