/** Files of a company's knowledge (text, Markdown, CSV, PDF, DOCX) as values. */
@org.jspecify.annotations.NullMarked
package io.voicesdr.knowledge;
