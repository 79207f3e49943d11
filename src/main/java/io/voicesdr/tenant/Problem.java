package io.voicesdr.tenant;

/**
 * One thing that is wrong in a tenant's file.
 *
 * @param line counted from 1; 0 when no line can be named
 * @param key dotted path of the setting; empty when the whole file is meant
 * @param message what is wrong and what is allowed; never a secret's value
 */
record Problem(int line, String key, String message) {}
