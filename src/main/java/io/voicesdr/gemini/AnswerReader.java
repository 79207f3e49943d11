package io.voicesdr.gemini;

import com.fasterxml.jackson.databind.JsonNode;
import io.voicesdr.core.answer.Answer;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads what the model said: the JSON of {@code gemini/answer-schema.json}, in a fence or behind some prose if need be,
 * or plain text. Text that looks like JSON and can't be read is never taken for plain text: a customer must not see it.
 * Pure.
 */
final class AnswerReader {

    private static final Pattern FENCE = Pattern.compile("```[a-zA-Z]*\\s*(.*?)\\s*```", Pattern.DOTALL);

    /** A brace or a list of quoted things at the start; an opened object or our own key anywhere. */
    private static final Pattern JSON_LOOKS = Pattern.compile("^\\s*(?:```[a-zA-Z]*\\s*)?(?:\\{|\\[\\s*[\"'{\\[])"
            + "|\\{\\s*[\"']\\w*(?:[\"']\\s*:|$)|\\bbubbles[\"']?\\s*:");

    private AnswerReader() {}

    /** What {@link #read} found. */
    sealed interface Reading {
        /** Whole JSON. */
        record Structured(Answer answer) implements Reading {}

        /** Plain text, taken as one bubble. */
        record Plain(Answer answer) implements Reading {}

        /** JSON, but broken or not ours. */
        record Unreadable() implements Reading {}

        /** Nothing to say. */
        record Nothing() implements Reading {}
    }

    static Reading read(String text) {
        String trimmed = text.strip();
        if (trimmed.isEmpty()) {
            return new Reading.Nothing();
        }
        return json(trimmed).map(AnswerReader::ofJson).orElseGet(() -> ofPlain(trimmed));
    }

    /** Whether a customer would see data instead of words. */
    static boolean looksLikeJson(String text) {
        return JSON_LOOKS.matcher(text).find();
    }

    private static Reading ofPlain(String text) {
        return looksLikeJson(text) ? new Reading.Unreadable() : new Reading.Plain(Answer.ofText(text));
    }

    private static Reading ofJson(JsonNode json) {
        Optional<Answer> answer = switch (json.getNodeType()) {
            case OBJECT -> AnswerFields.ofObject(json);
            case ARRAY -> AnswerFields.ofList(json);
            default -> Optional.of(Answer.ofText(json.asText().strip()));
        };
        boolean toBeSaid = json.has("bubbles");
        return answer.map(whole -> checked(whole, toBeSaid)).orElseGet(Reading.Unreadable::new);
    }

    /** @param toBeSaid false for what a transcription comes back as: it says nothing and is whole */
    private static Reading checked(Answer answer, boolean toBeSaid) {
        List<String> bubbles = answer.bubbles();
        if (bubbles.stream().anyMatch(AnswerReader::looksLikeJson)) {
            return new Reading.Unreadable();
        }
        boolean silent = bubbles.stream().allMatch(String::isBlank);
        boolean heard = !toBeSaid && !answer.transcripts().isEmpty();
        return silent && !heard && !answer.handover().needed() ? new Reading.Nothing() : new Reading.Structured(answer);
    }

    /** The JSON in {@code text}: all of it, the inside of a fence, or from the first to the last brace. */
    private static Optional<JsonNode> json(String text) {
        return whole(text).or(() -> fenced(text)).or(() -> braced(text));
    }

    private static Optional<JsonNode> whole(String text) {
        // a bare 10 or true is JSON too, but here it is what the model says
        return GeminiJson.lenient(text).filter(node -> node.isContainerNode() || node.isTextual());
    }

    private static Optional<JsonNode> fenced(String text) {
        Matcher fence = FENCE.matcher(text);
        return fence.find() ? GeminiJson.lenient(fence.group(1)).filter(JsonNode::isContainerNode) : Optional.empty();
    }

    private static Optional<JsonNode> braced(String text) {
        int from = text.indexOf('{');
        int to = text.lastIndexOf('}');
        return from >= 0 && to > from
                ? GeminiJson.lenient(text.substring(from, to + 1)).filter(node -> node.has("bubbles"))
                : Optional.empty();
    }
}
