/** An Evolution API in memory, with the quirks of the real one (evolution/CONTRACT.md §3 to §8, §10). Depends on nothing of ours. */
@org.jspecify.annotations.NullMarked
package io.voicesdr.sandbox.evolution;
