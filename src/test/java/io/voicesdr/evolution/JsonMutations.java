package io.voicesdr.evolution;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/** Damages trees in the ways that versions, channels and strangers do. The same seed damages in the same way. */
public final class JsonMutations {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private JsonMutations() {}

    /** A copy of {@code tree} with one to four fields dropped, replaced, retyped, nested, renamed or cut. */
    public static JsonNode damaged(JsonNode tree, RandomGenerator random) {
        JsonNode copy = tree.deepCopy();
        for (int i = random.nextInt(1, 5); i > 0; i--) {
            List<Spot> spots = new ArrayList<>();
            collect(copy, spots);
            if (!spots.isEmpty()) {
                spots.get(random.nextInt(spots.size())).damage(random);
            }
        }
        return copy;
    }

    private static void collect(JsonNode node, List<Spot> spots) {
        if (node instanceof ObjectNode object) {
            object.properties().forEach(field -> {
                spots.add(new Spot(object, field.getKey(), -1));
                collect(field.getValue(), spots);
            });
        } else if (node instanceof ArrayNode array) {
            for (int i = 0; i < array.size(); i++) {
                spots.add(new Spot(array, "", i));
                collect(array.get(i), spots);
            }
        }
    }

    private record Spot(JsonNode parent, String name, int index) {

        void damage(RandomGenerator random) {
            JsonNode old = index < 0 ? parent.path(name) : parent.path(index);
            switch (random.nextInt(12)) {
                case 0 -> drop();
                case 1 -> set(NODES.nullNode());
                case 2 -> set(NODES.textNode(""));
                case 3 -> set(NODES.textNode(cut(old.toString(), random)));
                case 4 -> set(NODES.numberNode(random.nextLong()));
                case 5 -> set(NODES.numberNode(BigInteger.TWO.pow(random.nextInt(2000))));
                case 6 -> set(NODES.numberNode(random.nextBoolean() ? Double.NaN : Double.MAX_VALUE));
                case 7 -> set(NODES.booleanNode(random.nextBoolean()));
                case 8 -> set(NODES.arrayNode().add(old));
                case 9 -> set(NODES.objectNode().set("message", old));
                case 10 -> set(nested(old, random.nextInt(200)));
                default -> rename(old, random);
            }
        }

        private void set(JsonNode value) {
            if (parent instanceof ObjectNode object) {
                object.set(name, value);
            } else {
                ((ArrayNode) parent).set(index, value);
            }
        }

        private void drop() {
            if (parent instanceof ObjectNode object) {
                object.remove(name);
            } else {
                ((ArrayNode) parent).remove(index);
            }
        }

        private void rename(JsonNode old, RandomGenerator random) {
            if (parent instanceof ObjectNode object) {
                object.remove(name);
                object.set(cut(name, random) + (random.nextBoolean() ? "" : "V9"), old);
            }
        }

        private static JsonNode nested(JsonNode old, int depth) {
            JsonNode nested = old;
            for (int i = 0; i < depth; i++) {
                nested = NODES.objectNode()
                        .set("ephemeralMessage", NODES.objectNode().set("message", nested));
            }
            return nested;
        }

        /** May halve a surrogate pair, on purpose. */
        private static String cut(String text, RandomGenerator random) {
            return text.substring(0, random.nextInt(text.length() + 1));
        }
    }
}
