/** What tables used to give, computed from the chats at the moment of asking: JSON, CSV and JSON Lines under {@code /api}. */
@org.jspecify.annotations.NullMarked
package io.voicesdr.api;
