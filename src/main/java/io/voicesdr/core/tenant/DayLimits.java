package io.voicesdr.core.tenant;

/**
 * What one day may cost, from midnight to midnight in the tenant's time zone.
 *
 * @param tokens of the model, as the marks tell them (to some 10 %); 0 for no limit
 * @param answers of the bot; 0 for no limit
 */
public record DayLimits(long tokens, long answers) {

    /** What holds where the file says nothing. */
    public static final DayLimits DEFAULTS = new DayLimits(2_000_000, 5_000);
}
