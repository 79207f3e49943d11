package io.voicesdr.conversations;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.voicesdr.core.Rows;
import io.voicesdr.core.message.Message;
import io.voicesdr.evolution.MessageMapper;
import io.voicesdr.evolution.Samples;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What Evolution does with the steps of a case: webhooks it sends, rows it keeps. Not thread-safe. */
final class Database {
    private final CaseTenant tenant;
    private final Map<String, ObjectNode> rows = new LinkedHashMap<>();
    private final Map<String, String> rowIds = new HashMap<>();
    private final Map<String, Message> heard = new LinkedHashMap<>();
    private final List<Message> versions = new ArrayList<>();
    private final Map<String, Instant> news = new HashMap<>();
    private boolean lost;

    Database(CaseTenant tenant) {
        this.tenant = tenant;
    }

    /** Takes what {@code step} tells and returns what everybody can know afterwards. */
    Known take(Step step) {
        if (step.vanishes()) {
            rows.remove(rowIds.get(step.id()));
            lost = true;
        } else {
            write(step);
        }
        List<Message> stored = rows.values().stream().map(Database::mapped).toList();
        return new Known(step, Map.copyOf(news), stored, List.copyOf(heard.values()), List.copyOf(versions), lost);
    }

    private void write(Step step) {
        if (step.isLive()) {
            heard.put(step.id(), live(step));
        }
        if (step.isStored()) {
            ObjectNode row = row(step).object();
            rows.put(row.path("id").asText(), row);
            versions.add(mapped(row));
        }
        if (step.isNews(heard)) {
            news.put(step.id(), step.arrives());
        }
    }

    private Message live(Step step) {
        ObjectNode body = filled(Body.of(step.sample().orElseThrow()), step)
                .address(step.json())
                .live()
                .object();
        Optional<Message> message = step.origin(body)
                .map(origin -> MessageMapper.map(body, origin))
                .orElseGet(() -> MessageMapper.map(body));
        return message.orElseThrow(() -> new AssertionError("not mapped: " + body));
    }

    private Body row(Step step) {
        String rowId = rowId(step);
        if (step.sample().isEmpty()) {
            Body before = Body.copyOf(rows.get(rowId));
            return (step.json().has("at") ? filled(before, step) : before.content(step.json()))
                    .updated(step.json().path("update"));
        }
        Body body = step.storedAs()
                .map(Body::of)
                .orElseGet(() -> Body.of(step.sample().orElseThrow()));
        filled(body, step);
        return (step.storedAs().isPresent() ? body : body.address(step.json()))
                .stored(rowId)
                .updated(step.json().path("update"));
    }

    private Body filled(Body body, Step step) {
        body.id(step.id()).at(step.at()).content(step.json());
        JsonNode json = step.json();
        if (json.has("text") || json.has("sign")) {
            String text = json.path("text").asText(body.text());
            body.text(json.has("sign") ? tenant.signed(text, json.get("sign")) : text);
        }
        return body;
    }

    private String rowId(Step step) {
        String generated = Rows.cuid(step.arrives().plus(tenant.hostClockOff()), versions.size());
        return switch (step.row()) {
            case "" -> rowIds.computeIfAbsent(step.id(), id -> generated);
            case "again" -> generated;
            default -> rowIds.computeIfAbsent(step.id(), id -> step.row());
        };
    }

    private static Message mapped(ObjectNode row) {
        return MessageMapper.map(Samples.json(row.toString()))
                .orElseThrow(() -> new AssertionError("not mapped: " + row));
    }

    /**
     * What can be known after a step.
     *
     * @param news by message, when something was heard of it that wakes its chat's lane
     * @param stored the rows as they stand
     * @param heard what webhooks and sends' answers carried, the last copy of each
     * @param versions every row as it has ever stood
     * @param lost whether a row has gone for good
     */
    record Known(
            Step step,
            Map<String, Instant> news,
            List<Message> stored,
            List<Message> heard,
            List<Message> versions,
            boolean lost) {

        /** What the process knows: a pull and the memo of what it has heard. */
        List<Message> all() {
            List<Message> all = new ArrayList<>(stored);
            all.addAll(heard);
            return all;
        }
    }
}
