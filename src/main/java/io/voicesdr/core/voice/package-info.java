/** Speaking: whether an answer is spoken or written, and how a text becomes words that can be heard. */
@org.jspecify.annotations.NullMarked
package io.voicesdr.core.voice;
