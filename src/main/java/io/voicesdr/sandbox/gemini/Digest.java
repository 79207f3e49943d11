package io.voicesdr.sandbox.gemini;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;

/** Stands in for a model that is asked to sum a conversation up: it only says what it was about. Pure. */
final class Digest {

    private static final int CHARS = 300;

    private Digest() {}

    /** Whether {@code request} wants that, by the schema of its answer. */
    static boolean isWanted(JsonNode request) {
        return request.at("/generationConfig/responseJsonSchema/description")
                .asText()
                .equals("The summary of a conversation.");
    }

    static Reply of(Conversation conversation) {
        String said = String.join(" / ", conversation.owed());
        String text = said.length() <= CHARS ? said : said.substring(0, CHARS - 1) + "…";
        return new Reply(List.of(text), "summary", "summary", Tongue.of(said), Optional.empty(), List.of(), "");
    }
}
