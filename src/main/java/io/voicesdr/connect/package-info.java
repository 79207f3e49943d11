/** The page on which a company's phone is paired and its connection looked over. */
@org.jspecify.annotations.NullMarked
package io.voicesdr.connect;
