package io.voicesdr.knowledge.pdf;

/**
 * Letters with their places, in the order in which they are drawn, as text: a step down is a new line, a wide one a new
 * paragraph, a gap a blank. Not thread-safe.
 */
final class Layout {

    /** As shares of the letters' height. */
    private static final double SAME_LINE = 0.5;

    private static final double PARAGRAPH = 1.9;
    private static final double GAP = 0.18;
    private static final double COLUMN = 3;

    private final StringBuilder text = new StringBuilder();
    private boolean begun;
    private double endX;
    private double endY;
    private double height = 1;
    private int letters;
    private int unknown;

    /** A letter from one place to another. Turned pages and texts that run upwards read right, too. */
    void put(String letter, double x, double y, double toX, double toY, double letterHeight) {
        double tall = Math.max(0.1, Math.abs(letterHeight));
        double length = Math.hypot(toX - x, toY - y);
        double dirX = length == 0 ? 1 : (toX - x) / length;
        double dirY = length == 0 ? 0 : (toY - y) / length;
        if (begun) {
            double along = (x - endX) * dirX + (y - endY) * dirY;
            double across = Math.abs((y - endY) * dirX - (x - endX) * dirY);
            if (across > SAME_LINE * Math.max(tall, height)) {
                text.append(across > PARAGRAPH * Math.max(tall, height) ? "\n\n" : "\n");
            } else if (along > COLUMN * tall || along < -COLUMN * tall) {
                text.append("  ");
            } else if (along > GAP * tall) {
                text.append(' ');
            }
        }
        boolean blank = letter.isBlank();
        letters += blank ? 0 : 1;
        unknown += letter.equals(Font.UNKNOWN) ? 1 : 0;
        text.append(blank ? " " : letter);
        begun = true;
        endX = toX;
        endY = toY;
        height = tall;
    }

    /** Letters that are no blanks. */
    int letters() {
        return letters;
    }

    /** Those of them that the file does not tell. */
    int unknown() {
        return unknown;
    }

    /** Words that were divided at the end of a line are put together again. */
    String text() {
        return text.toString()
                .replaceAll("(?<=\\p{Ll})[-\u00AD][ ]*\\n[ ]*(?=\\p{Ll})", "")
                .replace("\u00AD", "")
                .replace("\uFB00", "ff")
                .replace("\uFB01", "fi")
                .replace("\uFB02", "fl")
                .replace("\uFB03", "ffi")
                .replace("\uFB04", "ffl")
                .replaceAll("[ \\t]{3,}", "  ")
                .replaceAll("[ \\t]+\\n", "\n")
                .replaceAll("\\n{3,}", "\n\n")
                .strip();
    }
}
