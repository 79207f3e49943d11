/** Tenant folders read into values, with line-precise errors, and reloaded when they change. */
@org.jspecify.annotations.NullMarked
package io.voicesdr.tenant;
