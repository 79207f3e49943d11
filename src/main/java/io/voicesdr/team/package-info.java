/** The company's people: what they said in the team chat, and what the bot tells them there. */
@org.jspecify.annotations.NullMarked
package io.voicesdr.team;
