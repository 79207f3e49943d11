/** The invisible mark that makes the chat our database: what the bot writes down, and how it is read back. */
@org.jspecify.annotations.NullMarked
package io.voicesdr.core.signature;
