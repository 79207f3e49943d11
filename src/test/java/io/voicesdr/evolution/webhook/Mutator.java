package io.voicesdr.evolution.webhook;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** Damages webhooks, by meaning and by bytes, the same way for the same seed. */
final class Mutator {
    static final String OWN = "5511988880000@s.whatsapp.net";

    private static final List<String> ADDRESSES = List.of(
            "120363000000000001@g.us",
            "status@broadcast",
            "5511999990001@broadcast",
            "123@newsletter",
            "0@s.whatsapp.net",
            "@s.whatsapp.net",
            "@lid",
            "@",
            ":@lid",
            "",
            " ",
            "5511999990001",
            "5511999990001@c.us",
            "5511999990001:7@s.whatsapp.net",
            "5511999990001@S.WHATSAPP.NET",
            "5511999990001@s.whatsapp.net@g.us",
            "5511999990001@hosted.lid",
            "777@bot",
            "maria@s.whatsapp.net",
            "٥٥١١٩٩٩٩٩٠٠٠١@s.whatsapp.net",
            "../../etc@lid",
            "188877766655544@lid",
            OWN,
            "5511988880000:3@s.whatsapp.net");

    private static final List<String> EVENTS = List.of(
            "messages.upsert",
            "MESSAGES_UPSERT",
            "send.message",
            "messages.edited",
            "messages.delete",
            "messages.update",
            "connection.update",
            "something.new",
            "");

    private final Random random;

    Mutator(long seed) {
        this.random = new Random(seed);
    }

    /** A damaged copy of {@code body}. */
    byte[] mutate(JsonNode body) {
        ObjectNode copy = body.deepCopy();
        for (int i = random.nextInt(4); i >= 0; i--) {
            change(copy);
        }
        byte[] bytes = Samples.bytes(copy);
        return random.nextInt(4) == 0 ? damage(bytes) : bytes;
    }

    private void change(ObjectNode root) {
        switch (random.nextInt(8)) {
            case 0 -> root.put("event", pick(EVENTS));
            case 1, 2 -> key(root).put("remoteJid", pick(ADDRESSES));
            case 3 -> key(root).put("remoteJidAlt", pick(ADDRESSES));
            case 4 -> {
                JsonNode data = root.path("data").deepCopy();
                root.putArray("data").add(data).add(data).add(odd());
            }
            default -> anywhere(root);
        }
    }

    private static ObjectNode key(ObjectNode root) {
        return root.at("/data/key") instanceof ObjectNode key ? key : root;
    }

    private void anywhere(ObjectNode root) {
        List<JsonNode> containers = new ArrayList<>();
        collect(root, containers);
        JsonNode container = pick(containers);
        if (container instanceof ObjectNode object && !object.isEmpty()) {
            List<String> names = new ArrayList<>();
            object.fieldNames().forEachRemaining(names::add);
            String name = pick(names);
            switch (random.nextInt(3)) {
                case 0 -> object.remove(name);
                case 1 -> object.set(name, odd());
                default -> object.set(name, pick(containers).deepCopy());
            }
        } else if (container instanceof ArrayNode array) {
            array.add(odd());
        }
    }

    private static void collect(JsonNode node, List<JsonNode> containers) {
        if (node.isContainerNode()) {
            containers.add(node);
            node.forEach(child -> collect(child, containers));
        }
    }

    private JsonNode odd() {
        JsonNodeFactory nodes = JsonNodeFactory.instance;
        return switch (random.nextInt(14)) {
            case 0 -> nodes.nullNode();
            case 1 -> nodes.textNode("");
            case 2 -> nodes.textNode("\u0000\uD800 \u202E\uFEFF");
            case 3 -> nodes.textNode("x".repeat(random.nextInt(100_000)));
            case 4 -> nodes.numberNode(random.nextLong());
            case 5 -> nodes.numberNode(-1);
            case 6 -> nodes.numberNode(1e300);
            case 7 -> nodes.booleanNode(random.nextBoolean());
            case 8 -> nodes.arrayNode();
            case 9 -> nodes.objectNode();
            case 10 -> nested(random.nextInt(120));
            case 11 -> nodes.textNode(pick(ADDRESSES));
            case 12 -> nodes.textNode("ERROR");
            default -> nodes.numberNode(new java.math.BigInteger("9".repeat(1 + random.nextInt(120))));
        };
    }

    private static JsonNode nested(int depth) {
        JsonNode node = JsonNodeFactory.instance.objectNode();
        for (int i = 0; i < depth; i++) {
            node = JsonNodeFactory.instance.objectNode().set("message", node);
        }
        return node;
    }

    private byte[] damage(byte[] bytes) {
        int at = random.nextInt(bytes.length);
        return switch (random.nextInt(4)) {
            case 0 -> Arrays.copyOf(bytes, at);
            case 1 -> {
                byte[] changed = bytes.clone();
                changed[at] = (byte) random.nextInt(256);
                yield changed;
            }
            case 2 -> {
                byte[] twice = Arrays.copyOf(bytes, bytes.length + at);
                System.arraycopy(bytes, 0, twice, bytes.length, at);
                yield twice;
            }
            default -> {
                byte[] shorter = Arrays.copyOf(bytes, bytes.length - 1);
                System.arraycopy(bytes, at + 1, shorter, at, bytes.length - at - 1);
                yield shorter;
            }
        };
    }

    private <T> T pick(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }
}
