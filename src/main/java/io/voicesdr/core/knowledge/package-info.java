/** What a company has written down, cut into passages that can be found and named. */
@org.jspecify.annotations.NullMarked
package io.voicesdr.core.knowledge;
