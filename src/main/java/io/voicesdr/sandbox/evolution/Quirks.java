package io.voicesdr.sandbox.evolution;

/** How unpleasant the in-memory Evolution is, changeable while it runs. Thread-safe. */
public final class Quirks {
    /** What a newcomer gets: now and then a webhook comes twice or overtakes another. */
    public static final Settings GENTLE = new Settings(0.1, 0.2, 0.0, Version.V2_3_6, false);

    private volatile Settings settings;

    public Quirks(Settings settings) {
        this.settings = settings;
    }

    public Settings now() {
        return settings;
    }

    public void set(Settings next) {
        settings = next;
    }

    /**
     * Shares of webhooks, from 0 to 1.
     *
     * @param duplicated delivered a second time
     * @param reordered held back so long that later ones overtake it
     * @param lost never delivered, as when Evolution restarts in the middle of its retries
     * @param down every call ends at a proxy that finds no Evolution behind it
     */
    public record Settings(double duplicated, double reordered, double lost, Version version, boolean down) {
        /** @throws IllegalArgumentException when a share is none */
        public Settings {
            if (!isShare(duplicated) || !isShare(reordered) || !isShare(lost)) {
                throw new IllegalArgumentException("a share of webhooks must be from 0 to 1");
            }
        }

        /** Evolution is there. */
        public Settings(double duplicated, double reordered, double lost, Version version) {
            this(duplicated, reordered, lost, version, false);
        }

        /** Nothing odd at all. */
        public static Settings none() {
            return new Settings(0, 0, 0, Version.V2_3_6);
        }

        private static boolean isShare(double value) {
            return value >= 0 && value <= 1;
        }
    }
}
