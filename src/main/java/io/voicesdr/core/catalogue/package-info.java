/** What a company sells, as its file says it, and how something is found in it. */
@org.jspecify.annotations.NullMarked
package io.voicesdr.core.catalogue;
