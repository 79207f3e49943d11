package io.voicesdr.gemini;

import io.voicesdr.conversation.tool.Tool;
import io.voicesdr.conversation.tool.Toolbox;
import io.voicesdr.core.knowledge.Library;
import io.voicesdr.gemini.GenerateContentRequest.FileSearch;
import io.voicesdr.gemini.GenerateContentRequest.FunctionCallingConfig;
import io.voicesdr.gemini.GenerateContentRequest.FunctionDeclaration;
import io.voicesdr.gemini.GenerateContentRequest.ToolConfig;
import io.voicesdr.gemini.GenerateContentRequest.Tools;
import java.util.ArrayList;
import java.util.List;

/**
 * How tools stand in a request (gemini/CONTRACT.md §1.2). Pure.
 *
 * @param tools what may be called
 * @param library what the model reads by itself: files before the conversation, or a store that Google searches
 * @param closed no further call is wanted: the declarations stay, because the steps before refer to them
 */
record ToolOffer(List<Tool> tools, Library library, boolean closed) {

    static ToolOffer of(Toolbox box, boolean closed) {
        return new ToolOffer(box.tools(), box.library(), closed);
    }

    /** {@code request} with the offer in it and {@code steps} behind the conversation. */
    GenerateContentRequest in(GenerateContentRequest asked, String model, ToolSteps steps) {
        GenerateContentRequest request = withFiles(asked);
        boolean functions = !tools.isEmpty() && (!closed || !steps.isEmpty());
        List<Tools> offers = new ArrayList<>();
        if (functions) {
            offers.add(new Tools(tools.stream().map(ToolOffer::declaration).toList(), null));
        }
        library.store().ifPresent(store -> offers.add(new Tools(null, new FileSearch(List.of(store)))));
        if (offers.isEmpty()) {
            return request;
        }
        ToolConfig config = new ToolConfig(
                new FunctionCallingConfig(closed ? "NONE" : "AUTO"), offers.size() > 1 ? Boolean.TRUE : null);
        GenerateContentRequest offered = request.with(offers, functions ? config : null, steps.contents(model));
        return takesSchemaAndTools(model) ? offered : offered.withoutSchema();
    }

    /** Files stand before everything else of the conversation, where the cache finds them (§4.4). */
    private GenerateContentRequest withFiles(GenerateContentRequest request) {
        if (library.files().isEmpty()) {
            return request;
        }
        List<Content.Part> parts = new ArrayList<>();
        library.files().forEach(file -> parts.add(Content.Part.ofFile(file)));
        parts.add(Content.Part.ofText(library.note()));
        List<Content> contents = new ArrayList<>(request.contents());
        Content first = contents.getFirst(); // the user's, see RequestMapper
        if (first.parts() != null) {
            parts.addAll(first.parts());
        }
        contents.set(0, new Content(first.role(), parts));
        return request.with(contents);
    }

    /** Gemini 3 and newer (§1.2); older ones answer in plain text, which is read too. */
    static boolean takesSchemaAndTools(String model) {
        return !model.startsWith("gemini-2") && !model.startsWith("gemini-1");
    }

    private static FunctionDeclaration declaration(Tool tool) {
        return new FunctionDeclaration(tool.name(), tool.description(), tool.parameters());
    }
}
