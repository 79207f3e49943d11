package io.voicesdr.core.message;

import java.util.List;

/**
 * An address of WhatsApp, for example {@code 5511999990001@s.whatsapp.net}, {@code 188877766655544@lid} or {@code
 * 1203630@g.us} (evolution/CONTRACT.md §3, §7). The device part ({@code 5511…:12@…}) names a phone or a browser of the
 * same account and is dropped. Immutable; never empty.
 */
public record Jid(String value) implements Comparable<Jid> {

    private static final int FEWEST_DIGITS = 5;
    private static final int MOST_DIGITS = 20;

    /** What an address stands for. */
    public enum Kind {
        /** A person under a phone number. */
        PHONE("s.whatsapp.net", "c.us"),
        /** A person under the number-less identity that WhatsApp calls LID. */
        LID("lid"),
        GROUP("g.us"),
        /** Status updates and broadcast lists. */
        BROADCAST("broadcast"),
        NEWSLETTER("newsletter"),
        /** A bare number (Evolution and Meta channels) or a server not known yet. */
        OTHER;

        private static final List<Kind> ALL = List.of(values());

        private final List<String> servers;

        Kind(String... servers) {
            this.servers = List.of(servers);
        }
    }

    /** @throws IllegalArgumentException when {@code value} is blank: a pull with an empty jid would return every chat */
    public Jid {
        value = withoutDevice(value.strip());
        if (value.isEmpty()) {
            throw new IllegalArgumentException("a jid must not be empty");
        }
    }

    /** The address written as {@code value}; see the constructor. */
    public static Jid of(String value) {
        return new Jid(value);
    }

    /** What this address stands for, told by its server part. */
    public Kind kind() {
        int at = value.indexOf('@');
        if (at < 0) {
            return Kind.OTHER;
        }
        for (Kind kind : Kind.ALL) {
            for (String server : kind.servers) {
                if (value.length() == at + 1 + server.length()
                        && value.regionMatches(true, at + 1, server, 0, server.length())) {
                    return kind;
                }
            }
        }
        return Kind.OTHER;
    }

    /**
     * Whether a single person can stand behind this address: a phone number, a LID, or a bare number. Phone numbers have at
     * most 15 digits, LIDs as many; {@code 0@s.whatsapp.net} is WhatsApp itself.
     */
    public boolean isPerson() {
        return switch (kind()) {
            case PHONE, LID -> isNumber(user());
            case OTHER -> isNumber(value);
            case GROUP, BROADCAST, NEWSLETTER -> false;
        };
    }

    private static boolean isNumber(String text) {
        return text.length() >= FEWEST_DIGITS
                && text.length() <= MOST_DIGITS
                && text.chars().allMatch(digit -> digit >= '0' && digit <= '9');
    }

    /** The part before the {@code @}: the digits of a phone number, or the digits of a LID. */
    public String user() {
        int at = value.indexOf('@');
        return at < 0 ? value : value.substring(0, at);
    }

    /** The address as logs may show it: the last four characters of the user part, the rest starred. */
    public String masked() {
        String user = user();
        String tail = user.length() <= 4 ? "" : user.substring(user.length() - 4);
        return "*".repeat(user.length() - tail.length()) + tail + value.substring(user.length());
    }

    @Override
    public int compareTo(Jid other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }

    private static String withoutDevice(String value) {
        int colon = value.indexOf(':');
        int at = value.indexOf('@');
        return colon >= 0 && colon < at ? value.substring(0, colon) + value.substring(at) : value;
    }
}
