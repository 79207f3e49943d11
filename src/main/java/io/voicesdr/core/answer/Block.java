package io.voicesdr.core.answer;

/**
 * A piece of a bubble.
 *
 * @param gap what stands between it and the piece before: an empty line, a line break or a blank
 * @param text never blank
 * @param cut how it may be divided when it is too long
 */
record Block(String gap, String text, Cut cut) {

    static final String PARAGRAPH = "\n\n";
    static final String LINE = "\n";
    static final String BLANK = " ";

    enum Cut {
        /** Running text: between lines, then between sentences. */
        SENTENCES,
        /** A list, a table, code: whole as long as it fits into a message at all. */
        LINES,
        /** Stands alone, never divided. */
        ALONE
    }

    Block with(String otherGap, String otherText) {
        return new Block(otherGap, otherText, cut);
    }
}
