/** Who is written to again, when, and why not. */
@org.jspecify.annotations.NullMarked
package io.voicesdr.core.followup;
