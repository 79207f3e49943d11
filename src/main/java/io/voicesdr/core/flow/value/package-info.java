/** Typed answers: how customers write amounts, dates, documents and choices, and what they mean. */
@org.jspecify.annotations.NullMarked
package io.voicesdr.core.flow.value;
