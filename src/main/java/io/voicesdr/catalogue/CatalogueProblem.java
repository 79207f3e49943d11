package io.voicesdr.catalogue;

/**
 * One thing that is wrong in a catalogue file.
 *
 * @param line of the file, of a spreadsheet the row; counted from 1, 0 when none can be named
 * @param column as its heading has it; empty when the whole line is meant
 * @param message what is wrong and what to write instead
 */
public record CatalogueProblem(int line, String column, String message) {}
