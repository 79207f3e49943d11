package io.voicesdr.conversation.tool;

/**
 * The model wants a tool used.
 *
 * @param name its word for the tool
 * @param arguments parsed
 * @param json the same as written
 */
public record ToolCall(String name, Arguments arguments, String json) {}
