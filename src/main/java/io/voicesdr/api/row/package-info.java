/** The rows of the views, in the words that people script against. */
@org.jspecify.annotations.NullMarked
package io.voicesdr.api.row;
