package io.voicesdr.sandbox.evolution;

/** Which Evolution the sandbox behaves like where they differ (evolution/CONTRACT.md §1). */
public enum Version {
    /** Filters are AND-ed, webhooks show the LID. */
    V2_3_6("2.3.6"),
    /** {@code remoteJid} and {@code remoteJidAlt} are OR-ed, webhooks show the phone jid twice. */
    V2_3_7("2.3.7");

    private final String number;

    Version(String number) {
        this.number = number;
    }

    /** As Evolution writes it: {@code 2.3.6}. */
    public String number() {
        return number;
    }

    /**
     * The version written {@code number}.
     *
     * @throws IllegalArgumentException for a version the sandbox can't play
     */
    public static Version of(String number) {
        for (Version version : values()) {
            if (version.number.equals(number)) {
                return version;
            }
        }
        throw new IllegalArgumentException("the sandbox plays 2.3.6 or 2.3.7, not " + number);
    }
}
