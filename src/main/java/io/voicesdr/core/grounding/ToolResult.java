package io.voicesdr.core.grounding;

/**
 * One call of a tool while an answer was made: what was looked up stands behind what the answer says.
 *
 * @param name of the tool; the model's word, which may name none
 * @param arguments as the model gave them, JSON
 * @param text what the model was told, at most a few thousand characters
 * @param ok whether the tool did its work; false when {@code text} only says why not
 */
public record ToolResult(String name, String arguments, String text, boolean ok) {}
