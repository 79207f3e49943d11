/** What Evolution tells us by webhook: authenticated, parsed, filtered, and handed to the inbox within milliseconds. */
@org.jspecify.annotations.NullMarked
package io.voicesdr.evolution.webhook;
