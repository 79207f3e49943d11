/**
 * Evolution, Gemini and customers of our own, quick enough to load the packaged application: for the tests with several
 * replicas and faults, and for the benchmark ({@code bench/README.md}).
 */
package io.voicesdr.load;
