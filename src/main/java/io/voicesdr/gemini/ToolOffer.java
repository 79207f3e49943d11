package io.voicesdr.gemini;

import io.voicesdr.conversation.tool.Tool;
import io.voicesdr.conversation.tool.Toolbox;
import io.voicesdr.gemini.GenerateContentRequest.FunctionCallingConfig;
import io.voicesdr.gemini.GenerateContentRequest.FunctionDeclaration;
import io.voicesdr.gemini.GenerateContentRequest.ToolConfig;
import io.voicesdr.gemini.GenerateContentRequest.Tools;
import java.util.List;

/**
 * How tools stand in a request (gemini/CONTRACT.md §1.2). Pure.
 *
 * @param tools what may be called
 * @param closed no further call is wanted: the declarations stay, because the steps before refer to them
 */
record ToolOffer(List<Tool> tools, boolean closed) {

    static ToolOffer of(Toolbox box, boolean closed) {
        return new ToolOffer(box.tools(), closed);
    }

    /** {@code request} with the offer in it and {@code steps} behind the conversation. */
    GenerateContentRequest in(GenerateContentRequest request, String model, ToolSteps steps) {
        if (tools.isEmpty() || (closed && steps.isEmpty())) {
            return request;
        }
        GenerateContentRequest offered = request.with(
                List.of(new Tools(tools.stream().map(ToolOffer::declaration).toList())),
                new ToolConfig(new FunctionCallingConfig(closed ? "NONE" : "AUTO")),
                steps.contents(model));
        return takesSchemaAndTools(model) ? offered : offered.withoutSchema();
    }

    /** Gemini 3 and newer (§1.2); older ones answer in plain text, which is read too. */
    private static boolean takesSchemaAndTools(String model) {
        return !model.startsWith("gemini-2") && !model.startsWith("gemini-1");
    }

    private static FunctionDeclaration declaration(Tool tool) {
        return new FunctionDeclaration(tool.name(), tool.description(), tool.parameters());
    }
}
