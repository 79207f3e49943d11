/** Where a conversation stands, replayed from its history. */
@org.jspecify.annotations.NullMarked
package io.voicesdr.core.view;
