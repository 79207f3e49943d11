/** The manners of the API: who may ask, for which period, in which format, and how refusals look. */
@org.jspecify.annotations.NullMarked
package io.voicesdr.api.http;
