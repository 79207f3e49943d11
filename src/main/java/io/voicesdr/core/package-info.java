/** The pure core: what a conversation is and what it asks for. Imports only {@code java.*} and JSpecify's annotations. */
@org.jspecify.annotations.NullMarked
package io.voicesdr.core;
