/** The pages of the company's people: dashboard, conversations, and why the bot said what it said. */
@org.jspecify.annotations.NullMarked
package io.voicesdr.inbox;
