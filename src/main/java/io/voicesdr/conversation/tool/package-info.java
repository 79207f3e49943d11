/** What the model may look up or do while it makes an answer: the port that tools come through. */
@org.jspecify.annotations.NullMarked
package io.voicesdr.conversation.tool;
