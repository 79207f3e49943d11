package io.voicesdr.sandbox.evolution;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.TreeSet;

/** What the real Evolution answered, and how to compare shapes. */
public final class Samples {

    private Samples() {}

    /** The recording {@code name}. */
    public static JsonNode read(String name) {
        try (InputStream file = Samples.class.getResourceAsStream("/evolution/samples/" + name + ".json")) {
            if (file == null) {
                throw new IOException("no sample " + name);
            }
            return Wire.read(new String(file.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Every path of {@code node} with the kind of its value; array positions count as one. */
    public static Set<String> shape(JsonNode node) {
        Set<String> shape = new TreeSet<>();
        collect("", node, shape);
        return shape;
    }

    private static void collect(String path, JsonNode node, Set<String> shape) {
        if (node.isObject()) {
            node.properties().forEach(field -> collect(path + "." + field.getKey(), field.getValue(), shape));
        } else if (node.isArray()) {
            shape.add(path + "[]");
            node.forEach(element -> collect(path + "[]", element, shape));
        } else {
            shape.add(path + ":" + node.getNodeType());
        }
    }
}
