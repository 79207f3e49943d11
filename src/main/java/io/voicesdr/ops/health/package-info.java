/**
 * Readiness that names what is wrong and what to do next, as data beside each check. No check costs a model call, none
 * tells a secret, a text or a customer's number.
 */
@org.jspecify.annotations.NullMarked
package io.voicesdr.ops.health;
