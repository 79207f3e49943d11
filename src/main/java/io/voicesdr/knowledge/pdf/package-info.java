/**
 * The words in PDF files, by ISO 32000: no more of the format than that takes, in plain Java, because the libraries for it
 * need AWT and with it shared libraries beside a native executable.
 */
@org.jspecify.annotations.NullMarked
package io.voicesdr.knowledge.pdf;
