package io.voicesdr.gemini;

import com.fasterxml.jackson.databind.JsonNode;
import io.voicesdr.core.answer.Answer;
import io.voicesdr.core.answer.Answer.Handover;
import io.voicesdr.core.answer.Answer.LeadFact;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The fields of the answer's JSON, each forgiven by itself: a wrong type costs that field, not the answer. Pure. */
final class AnswerFields {

    private AnswerFields() {}

    /** Empty when the object has neither something to say nor a call for a person: it isn't our answer. */
    static Optional<Answer> ofObject(JsonNode json) {
        Handover handover = handover(json.path("handover"));
        boolean transcribed = json.path("transcripts").isArray();
        if (!json.hasNonNull("bubbles") && !handover.needed() && !transcribed) {
            return Optional.empty();
        }
        return Optional.of(new Answer(
                bubbles(json.path("bubbles")),
                text(json.path("transcript")),
                transcripts(json.path("transcripts")),
                text(json.path("language")),
                text(json.path("intent")),
                text(json.path("sentiment")),
                confidence(json.path("confidence")),
                entities(json.path("entities")),
                facts(json.path("lead")),
                handover,
                items(json.path("items"))));
    }

    /** Bubbles without anything around them; empty when the list holds no text. */
    static Optional<Answer> ofList(JsonNode json) {
        List<String> bubbles = bubbles(json);
        if (bubbles.isEmpty() && !json.isEmpty()) {
            return Optional.empty();
        }
        Answer bare = Answer.ofText("");
        return Optional.of(new Answer(
                bubbles,
                bare.transcript(),
                bare.language(),
                bare.intent(),
                bare.sentiment(),
                bare.confidence(),
                bare.entities(),
                bare.leadFacts(),
                bare.handover()));
    }

    /** By position, so one that can't be read stays as an empty text. */
    private static List<String> transcripts(JsonNode node) {
        return node.valueStream().map(item -> text(item).orElse("")).toList();
    }

    private static List<String> bubbles(JsonNode node) {
        List<String> bubbles = new ArrayList<>();
        if (node.isArray()) {
            node.forEach(item -> bubble(item).ifPresent(bubbles::add));
        } else {
            bubble(node).ifPresent(bubbles::add);
        }
        return bubbles;
    }

    /** Ids, each alone or in an object of its own. */
    private static List<String> items(JsonNode node) {
        List<String> items = new ArrayList<>();
        node.forEach(item -> text(item.isObject() ? item.path("id") : item).ifPresent(items::add));
        return items;
    }

    /** A text, or an object around one. */
    private static Optional<String> bubble(JsonNode node) {
        return text(node.isObject() ? node.path("text") : node);
    }

    private static Optional<String> text(JsonNode node) {
        return node.isTextual() || node.isNumber()
                ? Optional.of(node.asText().strip()).filter(text -> !text.isEmpty())
                : Optional.empty();
    }

    private static Optional<Double> confidence(JsonNode node) {
        double value = node.asDouble(-1);
        return value >= 0 && value <= 1 ? Optional.of(value) : Optional.empty();
    }

    /** A list of {@code {name, value}} as the schema has it, or an object of names. The first of a name wins. */
    private static Map<String, String> entities(JsonNode node) {
        Map<String, String> entities = new LinkedHashMap<>();
        if (node.isArray()) {
            node.forEach(item -> put(entities, item.path("name"), item.path("value")));
        } else {
            node.properties()
                    .forEach(field ->
                            text(field.getValue()).ifPresent(value -> entities.putIfAbsent(field.getKey(), value)));
        }
        return entities;
    }

    private static void put(Map<String, String> entities, JsonNode name, JsonNode value) {
        text(name).ifPresent(key -> text(value).ifPresent(word -> entities.putIfAbsent(key, word)));
    }

    private static List<LeadFact> facts(JsonNode lead) {
        List<LeadFact> facts = new ArrayList<>();
        JsonNode list = lead.isArray() ? lead : lead.path("facts");
        list.forEach(item -> fact(item).ifPresent(facts::add));
        return facts;
    }

    /** A fact needs its evidence, and its evidence needs a fact. */
    private static Optional<LeadFact> fact(JsonNode node) {
        return text(node.path("criterion"))
                .flatMap(criterion -> text(node.path("value"))
                        .flatMap(value ->
                                text(node.path("evidence")).map(evidence -> new LeadFact(criterion, value, evidence))));
    }

    private static Handover handover(JsonNode node) {
        boolean needed = (node.isObject() ? node.path("needed") : node).asBoolean(false);
        return needed ? new Handover(true, text(node.path("reason")).orElse("")) : Handover.notNeeded();
    }
}
