/** Tools of the tenants' own: HTTP requests that a model may ask for. */
@org.jspecify.annotations.NullMarked
package io.voicesdr.httptool;
