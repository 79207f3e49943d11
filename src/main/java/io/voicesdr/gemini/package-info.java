/** The Gemini edge: answers, speech, embeddings and documents kept at Google, over its REST API (gemini/CONTRACT.md). */
@org.jspecify.annotations.NullMarked
package io.voicesdr.gemini;
