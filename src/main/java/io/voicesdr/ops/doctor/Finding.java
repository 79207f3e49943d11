package io.voicesdr.ops.doctor;

/**
 * One thing that was looked at.
 *
 * @param code stable, to search for
 * @param detail what was seen; no secret, no customer
 * @param remedy what the operator does about it; empty when all is well
 */
public record Finding(String code, Level level, String detail, String remedy) {

    /** How bad it is. */
    public enum Level {
        OK,
        /** It can't be told now. */
        UNKNOWN,
        /** It works, but not as it should. */
        WARN,
        /** Customers are not answered, or not all. */
        FAIL
    }

    static Finding ok(String code, String detail) {
        return new Finding(code, Level.OK, detail, "");
    }

    static Finding warn(String code, String detail, String remedy) {
        return new Finding(code, Level.WARN, detail, remedy);
    }

    static Finding fail(String code, String detail, String remedy) {
        return new Finding(code, Level.FAIL, detail, remedy);
    }

    /** Whether somebody should do something. */
    public boolean isBad() {
        return level == Level.WARN || level == Level.FAIL;
    }

    /** The level as the API and the pages write it. */
    public String word() {
        return level.name().toLowerCase(java.util.Locale.ROOT);
    }
}
