/** The ordered, de-duplicated history of one chat, and who said what in it. */
@org.jspecify.annotations.NullMarked
package io.voicesdr.core.history;
