package io.voicesdr.core.grounding;

import io.voicesdr.core.grounding.Claim.Kind;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;

/**
 * Checks that what an answer claims stands somewhere (law 8): money, percentages, quantities, days, hours,
 * benefits, delivery, links and telephone numbers. It compares values, not words: "mil e duzentos" stands where
 * {@code R$ 1.200,00} does. Pure.
 *
 * <p>What the company has said (its files, tool results, people and the bot before) grounds anything. What only the
 * customer has said grounds an echo ("até R$ 80 mil, certo") and a refusal ("não consigo por R$ 80 mil"), never an offer
 * ("fica por R$ 80 mil") nor a bare price ("o Onix, R$ 80 mil"): else whoever asks for a discount would get it.
 */
public final class Grounding {

    /** What may be the year of a car or a birth binds nobody as a price would. */
    private static final BigDecimal FIRST_YEAR = BigDecimal.valueOf(1_900);

    private static final BigDecimal LAST_YEAR = BigDecimal.valueOf(2_100);

    private final Facts company;
    private final Facts customer;
    private final LocalDate today;

    /**
     * @param company what stands in prompt, catalogue, knowledge, tool results and the company's messages
     * @param customer what stands in the customer's messages
     * @param today where the company is
     */
    public Grounding(Facts company, Facts customer, LocalDate today) {
        this.company = company;
        this.customer = customer;
        this.today = today;
    }

    /** Whether {@code bubbles} claim anything at all: most answers don't, and need no ground looked up. */
    public static boolean isNeededFor(List<String> bubbles) {
        return bubbles.stream().anyMatch(bubble -> !Claims.in(bubble).isEmpty());
    }

    /** What of {@code bubbles} stands nowhere, in order; empty when all does. */
    public List<Finding> check(List<String> bubbles) {
        // a model that runs away makes the same claim a thousand times
        List<Claim> claims = bubbles.stream()
                .flatMap(bubble -> Claims.in(bubble).stream())
                .distinct()
                .toList();
        List<BigDecimal> known = Stream.concat(
                        claims.stream()
                                .filter(claim -> claim.kind() == Kind.MONEY && stands(claim))
                                .map(Claim::value),
                        company.fewAmounts().stream())
                .distinct()
                .toList();
        List<Claim> missing = claims.stream().filter(claim -> !stands(claim)).toList();
        if (missing.isEmpty()) {
            return List.of();
        }
        List<BigDecimal> counts = counts(claims);
        List<BigDecimal> percents = percents(claims);
        return missing.stream()
                .filter(claim ->
                        claim.kind() != Kind.MONEY || !Reckoning.follows(claim.value(), known, counts, percents))
                .map(claim -> new Finding(claim.kind().name(), claim.quote()))
                .distinct()
                .toList();
    }

    private boolean stands(Claim claim) {
        return stands(claim, company)
                || mayEcho(claim) && (customer.hasUnknown() || stands(claim, customer))
                || isHarmless(claim);
    }

    private static boolean stands(Claim claim, Facts facts) {
        return switch (claim.kind()) {
            case MONEY -> facts.hasMoney(claim.value());
            case PERCENT -> facts.hasPercent(claim.value());
            case QUANTITY -> facts.hasQuantity(claim.value(), Unit.valueOf(claim.key()));
            case NUMBER -> facts.hasNumber(claim.value());
            case DATE -> facts.hasDay(claim.value().intValue());
            case TIME -> facts.hasHour(claim.value().intValue());
            case PROMISE -> facts.hasPromise(Promise.valueOf(claim.key()));
            case LINK -> facts.hasLink(claim.key());
            case PHONE -> facts.hasPhone(claim.key());
        };
    }

    private static boolean mayEcho(Claim claim) {
        return switch (claim.kind()) {
            case MONEY, PERCENT -> claim.sentence().isEcho() || claim.sentence().leavesOpen(claim.quote());
            case NUMBER ->
                isYear(claim) || claim.sentence().isEcho() || claim.sentence().leavesOpen(claim.quote());
            case QUANTITY ->
                switch (Unit.valueOf(claim.key())) {
                    case STOCK -> false;
                    case INSTALMENTS ->
                        claim.sentence().isEcho() || claim.sentence().leavesOpen(claim.quote());
                    case DAYS, HOURS, MONTHS, DISTANCE, WEIGHT, ROOM, POWER ->
                        !claim.sentence().isAboutDelivery();
                };
            case DATE, TIME, LINK, PHONE -> true;
            case PROMISE -> false;
        };
    }

    private static boolean isYear(Claim claim) {
        return claim.value().compareTo(FIRST_YEAR) >= 0 && claim.value().compareTo(LAST_YEAR) <= 0;
    }

    /** A day or an hour that is only asked about binds nobody; today's date is no invention. */
    private boolean isHarmless(Claim claim) {
        return switch (claim.kind()) {
            case DATE -> claim.sentence().isQuestion() || isNow(claim.value().intValue());
            case TIME -> claim.sentence().isQuestion();
            case QUANTITY -> claim.sentence().isQuestion() && !claim.sentence().isAboutDelivery();
            case MONEY, PERCENT, NUMBER, PROMISE, LINK, PHONE -> false;
        };
    }

    private boolean isNow(int day) {
        return Stream.of(today, today.plusDays(1)).anyMatch(known -> Calendar.fits(day, Calendar.key(known)));
    }

    private List<BigDecimal> counts(List<Claim> claims) {
        return Stream.concat(
                        claims.stream()
                                .filter(other -> other.kind() == Kind.QUANTITY && stands(other))
                                .map(Claim::value),
                        customer.counts().stream())
                .filter(count -> count.signum() > 0)
                .distinct()
                .toList();
    }

    private List<BigDecimal> percents(List<Claim> claims) {
        return claims.stream()
                .filter(other -> other.kind() == Kind.PERCENT && stands(other))
                .map(Claim::value)
                .toList();
    }
}
