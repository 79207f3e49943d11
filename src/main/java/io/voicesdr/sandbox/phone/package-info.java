/** A phone on a page: write as a customer, and as a person of the company. */
@org.jspecify.annotations.NullMarked
package io.voicesdr.sandbox.phone;
