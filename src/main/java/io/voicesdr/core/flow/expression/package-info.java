/** Conditions over variables: read with positions in errors, evaluated without running any code. */
@org.jspecify.annotations.NullMarked
package io.voicesdr.core.flow.expression;
