/** Words: the few sentences of our own that customers read, in every language we speak, and how texts are compared. */
@org.jspecify.annotations.NullMarked
package io.voicesdr.core.text;
