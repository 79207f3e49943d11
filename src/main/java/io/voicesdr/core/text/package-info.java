/** The few sentences of our own that customers read, in every language we speak. */
@org.jspecify.annotations.NullMarked
package io.voicesdr.core.text;
