/** What is known of a customer's interest, and what that is worth. */
@org.jspecify.annotations.NullMarked
package io.voicesdr.core.lead;
