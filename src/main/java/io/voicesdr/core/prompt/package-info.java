/** What the model is told. */
@org.jspecify.annotations.NullMarked
package io.voicesdr.core.prompt;
