package io.voicesdr.knowledge.pdf;

/** How coordinates change (ISO 32000-1, 8.3.3); {@code x} and {@code y} is where the origin goes. */
record Matrix(double a, double b, double c, double d, double x, double y) {

    static final Matrix SAME = new Matrix(1, 0, 0, 1, 0, 0);

    /** First this, then {@code next}. */
    Matrix then(Matrix next) {
        return new Matrix(
                a * next.a + b * next.c,
                a * next.b + b * next.d,
                c * next.a + d * next.c,
                c * next.b + d * next.d,
                x * next.a + y * next.c + next.x,
                x * next.b + y * next.d + next.y);
    }

    /** How tall something of height 1 becomes. */
    double height() {
        return Math.hypot(c, d);
    }
}
