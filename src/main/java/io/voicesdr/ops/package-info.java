/** What operators see: health, metrics, the clock, the turn's log line. */
@org.jspecify.annotations.NullMarked
package io.voicesdr.ops;
