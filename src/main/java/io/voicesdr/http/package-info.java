/** HTTP as turns need it: small requests, answers taken as they come, an end to everything. */
@org.jspecify.annotations.NullMarked
package io.voicesdr.http;
