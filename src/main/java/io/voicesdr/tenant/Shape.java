package io.voicesdr.tenant;

import java.util.LinkedHashMap;
import java.util.Map;

/** What may stand at one place of a settings file. */
sealed interface Shape {

    /** A single value; which ones are allowed is checked where it is read. */
    record Text() implements Shape {}

    /** Anything at all, for example the JSON Schema of a tenant's own tool. */
    record Anything() implements Shape {}

    /** A list, each item of one shape. */
    record Items(Shape item) implements Shape {}

    /**
     * Keys, each at most once and none but the known.
     *
     * @param known in the order in which they are documented
     * @param allowed what to tell somebody who wrote another key
     */
    record Keys(Map<String, Shape> known, String allowed) implements Shape {}

    /** Keys that all hold a single value. */
    static Keys texts(String... names) {
        return new KeysBuilder().texts(names).build();
    }

    static KeysBuilder keys() {
        return new KeysBuilder();
    }

    /** Collects {@link Keys} in order. */
    final class KeysBuilder {
        private final Map<String, Shape> known = new LinkedHashMap<>();

        KeysBuilder texts(String... names) {
            for (String name : names) {
                known.put(name, new Text());
            }
            return this;
        }

        KeysBuilder with(String name, Shape shape) {
            known.put(name, shape);
            return this;
        }

        Keys build() {
            return build(String.join(", ", known.keySet()));
        }

        Keys build(String allowed) {
            return new Keys(known, allowed);
        }
    }
}
