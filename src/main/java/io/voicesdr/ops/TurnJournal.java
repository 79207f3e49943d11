package io.voicesdr.ops;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.voicesdr.conversation.TurnObserver;
import io.voicesdr.conversation.TurnReport;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jboss.logging.Logger;

/**
 * Keeps account of turns: one JSON line each under the category {@code voicesdr.turn}, and the metrics. No message text,
 * numbers masked. Turns that only wait are counted, not logged: the line comes with the turn that decides.
 */
@ApplicationScoped
public class TurnJournal implements TurnObserver {

    static final Logger LOG = Logger.getLogger("voicesdr.turn");

    private final MeterRegistry metrics;
    private final ObjectMapper json;

    TurnJournal(MeterRegistry metrics, ObjectMapper json) {
        this.metrics = metrics;
        this.json = json;
    }

    @Override
    public void turnEnded(TurnReport report) {
        count(report);
        if (report.outcome() == TurnReport.Outcome.WAITING) {
            LOG.debug(line(report));
        } else {
            LOG.info(line(report));
        }
    }

    private void count(TurnReport report) {
        String instance = report.chat().instance();
        String outcome = word(report.outcome());
        metrics.counter("voicesdr.turns", "instance", instance, "outcome", outcome)
                .increment();
        report.stages()
                .forEach((stage, duration) -> Timer.builder("voicesdr.turn.stage")
                        .tags("instance", instance, "stage", word(stage))
                        .publishPercentileHistogram()
                        .register(metrics)
                        .record(duration));
        if (report.mediaRequests() > 0) {
            metrics.summary("voicesdr.turn.media.bytes", "instance", instance).record((double) report.mediaBytes());
        }
        metrics.summary("voicesdr.turn.upstream.requests", "instance", instance, "outcome", outcome)
                .record(report.historyRequests()
                        + report.mediaRequests()
                        + report.usage().requests()
                        + report.bubbles());
    }

    private String line(TurnReport report) {
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("event", "turn");
        line.put("turn", report.turn());
        line.put("instance", report.chat().instance());
        line.put("chat", report.chat().jid().masked());
        line.put("outcome", word(report.outcome()));
        line.put("detail", report.detail());
        line.put("answers", report.answers());
        line.put("owed", report.owed());
        line.put("bubbles", report.bubbles());
        line.put("historyRequests", report.historyRequests());
        line.put("mediaRequests", report.mediaRequests());
        line.put("mediaBytes", report.mediaBytes());
        line.put("model", report.usage().model());
        line.put("modelRequests", report.usage().requests());
        line.put("inputTokens", report.usage().inputTokens());
        line.put("cachedTokens", report.usage().cachedTokens());
        line.put("outputTokens", report.usage().outputTokens());
        line.put("tools", String.join(",", report.tools()));
        line.put("node", report.node());
        line.put("intent", report.intent());
        report.confidence().ifPresent(confidence -> line.put("confidence", confidence));
        report.stages().forEach((stage, duration) -> line.put(word(stage) + "Millis", duration.toMillis()));
        try {
            return json.writeValueAsString(line);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a map of strings and numbers is always JSON", e);
        }
    }

    private static String word(Enum<?> name) {
        return name.name().toLowerCase(Locale.ROOT);
    }
}
