package io.voicesdr.sandbox.past;

/** How a conversation goes. */
enum Plot {
    /** The customer answers all there is to answer. */
    GOES_THROUGH(46),
    /** The customer falls silent in the middle. */
    LEAVES(22),
    /** The customer wants somebody real. */
    ASKS_FOR_PERSON(6),
    /** The customer wants somebody real, and nobody came. */
    WAITS_FOR_PERSON(3),
    /** The customer answers beside the question until the flow gives up. */
    TALKS_PAST(5),
    /** Somebody of the company takes over in the middle. */
    TAKEN_OVER(8),
    /** Somebody of the company wrote first. */
    BEGUN_BY_PERSON(3),
    /** No model answered what the customer wanted to know. */
    MODEL_DOWN(4),
    /** The bot was not running, and nobody looked. */
    UNANSWERED(3);

    private static final int ALL = 100;

    private final int percent;

    Plot(int percent) {
        this.percent = percent;
    }

    static Plot any(Dice dice) {
        int thrown = dice.between(0, ALL - 1);
        for (Plot plot : values()) {
            thrown -= plot.percent;
            if (thrown < 0) {
                return plot;
            }
        }
        return GOES_THROUGH;
    }
}
