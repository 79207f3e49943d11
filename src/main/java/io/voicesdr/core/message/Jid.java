package io.voicesdr.core.message;

import java.util.Locale;

/**
 * An address of WhatsApp, for example {@code 5511999990001@s.whatsapp.net}, {@code 188877766655544@lid} or {@code
 * 1203630@g.us} (evolution/CONTRACT.md §3, §7). The device part ({@code 5511…:12@…}) names a phone or a browser of the
 * same account and is dropped. Immutable; never empty.
 */
public record Jid(String value) implements Comparable<Jid> {

    /** What an address stands for. */
    public enum Kind {
        /** A person under a phone number. */
        PHONE,
        /** A person under the number-less identity that WhatsApp calls LID. */
        LID,
        GROUP,
        /** Status updates and broadcast lists. */
        BROADCAST,
        NEWSLETTER,
        /** A bare number (Evolution and Meta channels) or a server not known yet. */
        OTHER
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
        return switch (value.substring(at + 1).toLowerCase(Locale.ROOT)) {
            case "s.whatsapp.net", "c.us" -> Kind.PHONE;
            case "lid" -> Kind.LID;
            case "g.us" -> Kind.GROUP;
            case "broadcast" -> Kind.BROADCAST;
            case "newsletter" -> Kind.NEWSLETTER;
            default -> Kind.OTHER;
        };
    }

    /** Whether a single person can stand behind this address: a phone number, a LID, or a bare number. */
    public boolean isPerson() {
        return switch (kind()) {
            case PHONE, LID -> true;
            case OTHER -> value.chars().allMatch(Character::isDigit);
            case GROUP, BROADCAST, NEWSLETTER -> false;
        };
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
