/** Addresses by postal code (gemini/CONTRACT.md §8). */
@org.jspecify.annotations.NullMarked
package io.voicesdr.cep;
