/** Flows: what one is, and where a conversation stands in it. Knows histories, not who asks for them. */
@org.jspecify.annotations.NullMarked
package io.voicesdr.core.flow;
