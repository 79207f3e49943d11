/** The Evolution API edge: reads chats, sends messages, hears webhooks (evolution/CONTRACT.md). */
@org.jspecify.annotations.NullMarked
package io.voicesdr.evolution;
