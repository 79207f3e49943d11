/** A model that needs no network: rules that find their facts in the prompt they are given (gemini/CONTRACT.md §1). */
@org.jspecify.annotations.NullMarked
package io.voicesdr.sandbox.gemini;
