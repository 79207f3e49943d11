/** Catalogue files (CSV, XLSX, YAML) as values. */
@org.jspecify.annotations.NullMarked
package io.voicesdr.catalogue;
