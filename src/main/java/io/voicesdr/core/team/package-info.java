/** The team chat as a ledger that people can read: cards, commands, and what they amount to. */
@org.jspecify.annotations.NullMarked
package io.voicesdr.core.team;
