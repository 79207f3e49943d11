/** The Gemini edge: generateContent over its REST API (gemini/CONTRACT.md §1). */
@org.jspecify.annotations.NullMarked
package io.voicesdr.gemini;
