/** What was written in a chat, whoever wrote it and however it reached us. Our words begin here; the vendor's end at the mapper. */
@org.jspecify.annotations.NullMarked
package io.voicesdr.core.message;
