/** Files that messages carry: which of them a model can read, and how they are told apart. */
@org.jspecify.annotations.NullMarked
package io.voicesdr.core.media;
