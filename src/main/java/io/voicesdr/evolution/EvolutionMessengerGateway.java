package io.voicesdr.evolution;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.voicesdr.conversation.Messenger;
import io.voicesdr.core.answer.Bubble;
import io.voicesdr.core.answer.Media;
import io.voicesdr.core.message.Jid;
import io.voicesdr.core.message.Message;
import io.voicesdr.core.message.Origin;
import io.voicesdr.core.tenant.Tenant;
import io.voicesdr.evolution.EvolutionClients.Patience;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jboss.logging.Logger;

/** Sends by sendText, sendWhatsAppAudio, sendMedia and sendPresence (evolution/CONTRACT.md §4.2). Nothing here is ever repeated. Thread-safe. */
@ApplicationScoped
class EvolutionMessengerGateway implements Messenger {
    private static final Logger LOG = Logger.getLogger(EvolutionMessengerGateway.class);

    private final EvolutionCall call;
    private final InstanceTraits traits;
    private final EvolutionConfig config;
    private final InstantSource clock;
    private final Set<String> changing = ConcurrentHashMap.newKeySet();

    EvolutionMessengerGateway(EvolutionCall call, InstanceTraits traits, EvolutionConfig config, InstantSource clock) {
        this.call = call;
        this.traits = traits;
        this.config = config;
        this.clock = clock;
    }

    @Override
    public Sent sendText(Tenant tenant, Jid to, String text) {
        Endpoint endpoint = Endpoint.of(tenant, config);
        String sendable = SendableText.of(text);
        var body = new EvolutionRequest.SendText(to.value(), sendable, false);
        return send(endpoint, to, Operation.SEND_TEXT, body, answer -> written(endpoint, sendable, answer));
    }

    /** Told once an instance: what changes one text changes them all. */
    private Optional<Message> written(Endpoint endpoint, String sent, JsonNode answer) {
        Optional<Message> stored = MessageMapper.map(answer, Origin.API);
        stored.filter(message -> !message.content().text().equals(sent) && changing.add(endpoint.instance()))
                .ifPresent(message -> LOG.warnf(
                        "EVOLUTION_TEXT_CHANGED instance=%s keyId=%s: Evolution has other words than it was sent. When the mark at"
                                + " their end is lost, the bot takes them for a person's and keeps silent: look for what"
                                + " changes texts between bot and Evolution (a proxy, another program).",
                        endpoint.instance(), message.id()));
        return stored;
    }

    @Override
    public Sent sendVoice(Tenant tenant, Jid to, Media audio) {
        Endpoint endpoint = Endpoint.of(tenant, config);
        var body = MediaBodies.voice(to, audio);
        return send(endpoint, to, Operation.SEND_AUDIO, body, answer -> spoken(endpoint, answer));
    }

    /** The origin is left to the row's shape: not every channel leaves a fingerprint by which the note is known later (§10). */
    private static Optional<Message> spoken(Endpoint endpoint, JsonNode answer) {
        if (MediaBodies.isSilent(answer)) {
            throw EvolutionCall.failure(
                    EvolutionCode.VOICE_EMPTY, endpoint, Operation.SEND_AUDIO.toString(), "fileLength is 0", null);
        }
        return MessageMapper.map(answer);
    }

    @Override
    public Sent sendMedia(Tenant tenant, Jid to, Bubble.Attached attached) {
        Endpoint endpoint = Endpoint.of(tenant, config);
        var body = MediaBodies.attached(to, attached);
        return send(endpoint, to, Operation.SEND_MEDIA, body, answer -> MessageMapper.map(answer, Origin.API));
    }

    private Sent send(
            Endpoint endpoint,
            Jid to,
            Operation operation,
            EvolutionRequest request,
            Function<JsonNode, Optional<Message>> mapper) {
        try {
            return judge(endpoint, to, operation, call.once(endpoint, operation, Patience.SEND, request), mapper);
        } catch (EvolutionException failure) {
            return judge(to, failure);
        }
    }

    /** A Graph error of Meta's channel comes as 201 without a key (§11). */
    private Sent judge(
            Endpoint endpoint,
            Jid to,
            Operation operation,
            JsonNode answer,
            Function<JsonNode, Optional<Message>> mapper) {
        if (Json.text(answer.path("key"), "id").isBlank()) {
            boolean refused = answer.hasNonNull("error");
            return judge(
                    to,
                    EvolutionCall.failure(
                            refused ? EvolutionCode.GRAPH_REFUSED : EvolutionCode.UNREADABLE,
                            endpoint,
                            operation.toString(),
                            refused ? Json.text(answer.path("error"), "code") : "an answer without key",
                            null));
        }
        return mapper.apply(completed(answer, to))
                .<Sent>map(Sent.Accepted::new)
                .orElseGet(() -> judge(
                        to,
                        EvolutionCall.failure(
                                EvolutionCode.UNREADABLE,
                                endpoint,
                                operation.toString(),
                                "an answer with an odd key",
                                null)));
    }

    private static Sent judge(Jid to, EvolutionException failure) {
        LOG.warnf("%s to=%s: %s", failure.code(), to.masked(), failure.getMessage());
        return switch (failure.evolutionCode().sent()) {
            case NO -> new Sent.NotSent(failure);
            case UNCLEAR -> new Sent.Unclear(failure, failure.evolutionCode().stillAtWork());
        };
    }

    /** With an id the message went out; a missing address or time must not turn that into a failure. */
    private JsonNode completed(JsonNode answer, Jid to) {
        ObjectNode complete = answer.deepCopy();
        if (Json.text(answer.path("key"), "remoteJid").isBlank()) {
            ((ObjectNode) complete.path("key")).put("remoteJid", to.value());
        }
        if (!Json.has(answer, "messageTimestamp")) {
            complete.put("messageTimestamp", clock.instant().getEpochSecond());
        }
        return complete;
    }

    @Override
    public void showTyping(Tenant tenant, Jid to, Duration time) {
        show(tenant, to, "composing", time);
    }

    @Override
    public void showRecording(Tenant tenant, Jid to, Duration time) {
        show(tenant, to, "recording", time);
    }

    private void show(Tenant tenant, Jid to, String presence, Duration time) {
        Endpoint endpoint = Endpoint.of(tenant, config);
        long millis = Math.min(time.toMillis(), config.maxTyping().toMillis());
        if (millis <= 0 || traits.lacksPresence(endpoint.instance())) {
            return;
        }
        var body = new EvolutionRequest.SendPresence(to.value(), presence, millis);
        onlyLogged(endpoint, () -> call.once(endpoint, Operation.SEND_PRESENCE, Patience.TYPING, body));
    }

    private void onlyLogged(Endpoint endpoint, Runnable courtesy) {
        try {
            courtesy.run();
        } catch (EvolutionException failure) {
            if (failure.evolutionCode() == EvolutionCode.METHOD_NOT_AVAILABLE) {
                traits.foundToLackPresence(endpoint.instance());
            }
            LOG.debugf("%s %s", failure.code(), failure.getMessage());
        }
    }
}
