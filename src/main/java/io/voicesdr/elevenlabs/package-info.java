/** The ElevenLabs edge: text to speech over its REST API (gemini/CONTRACT.md §3.3). */
@org.jspecify.annotations.NullMarked
package io.voicesdr.elevenlabs;
