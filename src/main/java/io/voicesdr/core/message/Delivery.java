package io.voicesdr.core.message;

/** What became of a message: the {@code status} of MessageUpdate rows and of {@code messages.update} (§8.3). */
public enum Delivery {
    ERROR,
    PENDING,
    SERVER_ACK,
    DELIVERY_ACK,
    READ,
    PLAYED,
    EDITED,
    DELETED,
    OTHER;

    /** The status named {@code name}, {@link #OTHER} for null and for names not known yet. */
    public static Delivery of(@org.jspecify.annotations.Nullable String name) {
        for (Delivery delivery : values()) {
            if (delivery.name().equalsIgnoreCase(name)) {
                return delivery;
            }
        }
        return OTHER;
    }
}
