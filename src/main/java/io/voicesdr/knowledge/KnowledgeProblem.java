package io.voicesdr.knowledge;

/**
 * Why a file can't be read.
 *
 * @param line of the file, counted from 1; 0 when none can be named
 * @param message what is wrong and what to do instead
 */
public record KnowledgeProblem(int line, String message) {}
