package io.voicesdr.evolution;

import com.fasterxml.jackson.databind.JsonNode;
import io.voicesdr.core.message.Message;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jboss.logging.Logger;

/**
 * Lets through only what was asked for: a filter that Evolution does not understand is ignored by it and brings the
 * messages of all chats (evolution/CONTRACT.md §2). What is held back is counted. Thread-safe.
 */
@ApplicationScoped
class RecordCheck {
    private static final Logger LOG = Logger.getLogger(RecordCheck.class);

    private final InstanceTraits traits;
    private final UpstreamMetrics metrics;

    RecordCheck(InstanceTraits traits, UpstreamMetrics metrics) {
        this.traits = traits;
        this.metrics = metrics;
    }

    /** The page's messages that {@code belongs} accepts, of this instance, with id, address and time; order kept. */
    List<Message> messages(String instance, Page page, Predicate<Message> belongs) {
        Optional<String> instanceId = traits.instanceId(instance, page.instanceIds());
        List<Message> messages = new ArrayList<>();
        int foreign = 0;
        int unusable = 0;
        for (JsonNode record : page.records()) {
            Optional<Message> message = MessageMapper.map(record);
            if (message.isEmpty()) {
                unusable++;
            } else if (isOfInstance(record, instanceId) && belongs.test(message.get())) {
                messages.add(message.get());
            } else {
                foreign++;
            }
        }
        report(instance, foreign, unusable);
        return messages;
    }

    private static boolean isOfInstance(JsonNode record, Optional<String> instanceId) {
        String id = Json.text(record, "instanceId");
        return id.isEmpty() || instanceId.isEmpty() || instanceId.get().equals(id);
    }

    private void report(String instance, int foreign, int unusable) {
        if (foreign > 0) {
            metrics.foreign(instance, foreign);
            LOG.warnf(
                    "EVOLUTION_FOREIGN_RECORDS instance=%s records=%d: dropped, never shown to the model",
                    instance, foreign);
        }
        if (unusable > 0) {
            metrics.unusable(instance, unusable);
            LOG.debugf(
                    "EVOLUTION_UNUSABLE_RECORDS instance=%s records=%d: without id, address or time",
                    instance, unusable);
        }
    }
}
