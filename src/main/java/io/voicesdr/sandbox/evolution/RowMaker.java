package io.voicesdr.sandbox.evolution;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Makes rows as devices and the API leave them (evolution/CONTRACT.md §5 to §7, §10). Stores nothing. Thread-safe. */
final class RowMaker {
    /** Evolution's own habit: the fingerprint by which API sends are told from people (§10). */
    private static final long EPHEMERAL_OFFSET_SECONDS = 172_800;

    private final Ids ids;

    RowMaker(Ids ids) {
        this.ids = ids;
    }

    /** What a message carries. */
    record Body(String type, ObjectNode message) {}

    static Body text(String text) {
        return new Body("conversation", Wire.object().put("conversation", text));
    }

    /** The customer wrote. */
    Row inbound(Instance instance, Customer customer, Body body, Instant at) {
        boolean lid = customer.addressing().isLid(instance.nextInbound(customer));
        return device(Ids.Source.ANDROID, key(customer, lid, false), customer.name(), "DELIVERY_ACK", body, at);
    }

    /** Somebody of the company wrote on a device. */
    Row byHand(Instance instance, Customer customer, Body body, Ids.Source source, Instant at) {
        boolean lid = customer.addressing() == Customer.Addressing.LID;
        return device(source, key(customer, lid, true), instance.profileName(), "SERVER_ACK", body, at);
    }

    /** The API sent. */
    Row sent(String jid, Body body, JsonNode contextInfo, Instant at) {
        ObjectNode key = Wire.object().put("remoteJid", jid).put("fromMe", true).put("id", ids.key(Ids.Source.API));
        return new Row(
                ids.row(at),
                key,
                "Você",
                body.type(),
                body.message(),
                at.getEpochSecond(),
                Ids.Source.API.guess(),
                contextInfo,
                "PENDING",
                List.of());
    }

    /** The context that Evolution gives to what it sends: empty to groups, else with its fingerprint. */
    JsonNode apiContext(String jid, Optional<ObjectNode> quote, Version version, Instant at) {
        if (jid.endsWith("@g.us")) {
            return NullNode.getInstance();
        }
        ObjectNode context = emptyContext();
        if (version == Version.V2_3_7) {
            context.putArray("statusAttributions");
        }
        quote.ifPresent(context::setAll);
        context.putObject("ephemeralSettingTimestamp")
                .put("low", at.getEpochSecond() - EPHEMERAL_OFFSET_SECONDS)
                .put("high", 0)
                .put("unsigned", false);
        context.putObject("disappearingMode").put("initiator", 0);
        return context;
    }

    private static ObjectNode key(Customer customer, boolean lid, boolean fromMe) {
        return Wire.object()
                .put("remoteJid", lid ? customer.lid() : customer.phone())
                .put("remoteJidAlt", lid ? customer.phone() : customer.lid())
                .put("fromMe", fromMe)
                .put("id", "")
                .put("participant", "")
                .put("addressingMode", lid ? "lid" : "pn");
    }

    private Row device(Ids.Source source, ObjectNode key, String name, String status, Body body, Instant at) {
        JsonNode context = source == Ids.Source.WEB ? emptyContext() : NullNode.getInstance();
        key.put("id", ids.key(source));
        return new Row(
                ids.row(at),
                key,
                name,
                body.type(),
                body.message(),
                at.getEpochSecond(),
                source.guess(),
                context,
                status,
                List.of());
    }

    private static ObjectNode emptyContext() {
        ObjectNode context = Wire.object();
        context.putArray("mentionedJid");
        context.putArray("groupMentions");
        return context;
    }
}
