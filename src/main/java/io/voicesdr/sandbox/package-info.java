/** Dev only, absent from production builds: an in-memory Evolution, an offline model and a phone on a page. */
@org.jspecify.annotations.NullMarked
package io.voicesdr.sandbox;
