/** One company's configuration as values; files are read elsewhere. */
@org.jspecify.annotations.NullMarked
package io.voicesdr.core.tenant;
