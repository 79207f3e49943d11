/** The shell around the core: the way of a turn, and the small interfaces that the edges implement. */
@org.jspecify.annotations.NullMarked
package io.voicesdr.conversation;
