package io.voicesdr.api.http;

import io.voicesdr.core.view.Period;
import jakarta.ws.rs.QueryParam;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/** The query of every list: which period, which page. Filled by the container; lives for one request. */
public class ListQuery {
    private static final int USUAL_LIMIT = 100;
    private static final int MAX_LIMIT = 1000;

    @QueryParam("from")
    @Parameter(
            description = "First moment of the period: ISO-8601 with offset, or a day in the tenant's time zone."
                    + " Default: sdr.api.default-period before to.",
            example = "2026-11-01")
    public @Nullable String from;

    @QueryParam("to")
    @Parameter(
            description = "End of the period: a moment (exclusive) or a day (included). The view is as it was then."
                    + " Default: now.",
            example = "2026-11-30")
    public @Nullable String to;

    @QueryParam("cursor")
    @Parameter(description = "The next of the page before. It keeps that page's period; from and to are ignored.")
    public @Nullable String cursor;

    @QueryParam("limit")
    @Parameter(description = "Items a page, 1 to 1000. Default: 100 in JSON; everything in CSV and JSON Lines.")
    public @Nullable String limit;

    /**
     * What is asked for.
     *
     * @param zone where days begin
     * @param place which list; a cursor of another one is refused
     * @throws ProblemException when a parameter can't be read
     */
    public Asked asked(String place, ZoneId zone, Duration usual, Instant now) {
        Optional<Cursor> page = Optional.ofNullable(cursor).map(text -> decoded(text, place));
        Period period = page.map(Cursor::period).orElseGet(() -> Periods.read(from, to, zone, usual, now));
        return new Asked(place, period, page.map(Cursor::after), size());
    }

    private static Cursor decoded(String text, String place) {
        return Cursor.decode(text, place)
                .orElseThrow(() -> new ProblemException(
                        Problem.badParameter("cursor", "It must be the next of a page of this very list.")));
    }

    private Optional<Integer> size() {
        if (limit == null) {
            return Optional.empty();
        }
        return Optional.of(limit)
                .filter(digits -> digits.matches("\\d{1,4}"))
                .map(Integer::valueOf)
                .filter(size -> size >= 1 && size <= MAX_LIMIT)
                .or(() -> {
                    throw new ProblemException(
                            Problem.badParameter("limit", "Allowed is a number from 1 to " + MAX_LIMIT + "."));
                });
    }

    /**
     * What the caller wants of a list, checked.
     *
     * @param after key of the item that the page comes after; empty for the first page
     * @param limit items a page; empty when not given
     */
    public record Asked(String place, Period period, Optional<String> after, Optional<Integer> limit) {

        int limitOr(boolean everything) {
            return limit.orElse(everything ? Integer.MAX_VALUE : USUAL_LIMIT);
        }
    }
}
