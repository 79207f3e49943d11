package io.voicesdr.core.grounding;

import io.voicesdr.core.flow.value.Figure;
import io.voicesdr.core.flow.value.Figures;
import io.voicesdr.core.grounding.Claim.Kind;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Reads out of a text what a customer could hold the company to. */
final class Claims {

    /** From here on a bare number is a claim: a year, a street number, a distance. */
    private static final BigDecimal BARE = BigDecimal.valueOf(1_000);

    /** Where a price is spoken of, a smaller one is one too. */
    private static final BigDecimal BARE_PRICE = BigDecimal.valueOf(100);

    private static final Pattern NUMBERING = Pattern.compile("^\\s*\\d{1,2}[.)-](?=\\s)");

    private Claims() {}

    /** Every claim in {@code text}, in order of its sentences. */
    static List<Claim> in(String text) {
        return Sentence.of(text).stream().flatMap(Claims::in).toList();
    }

    private static Stream<Claim> in(Sentence sentence) {
        List<Claim> claims = new ArrayList<>();
        String plain = sentence.plain();
        Contacts.links(plain).forEach((key, quote) -> claims.add(named(Kind.LINK, key, quote, sentence)));
        Contacts.phones(plain).forEach((key, quote) -> claims.add(named(Kind.PHONE, key, quote, sentence)));
        Calendar.days(plain).forEach((day, quote) -> claims.add(at(Kind.DATE, day, quote, sentence)));
        Calendar.hours(plain).forEach((hour, quote) -> claims.add(at(Kind.TIME, hour, quote, sentence)));
        for (Promise promise : Promise.values()) {
            if (promise.isMadeIn(sentence)) {
                claims.add(named(Kind.PROMISE, promise.name(), promise.quoteIn(sentence), sentence));
            }
        }
        figures(plain).forEach(figure -> of(figure, sentence).ifPresent(claims::add));
        return claims.stream();
    }

    /** The figures in {@code plain} that are neither days nor hours, telephone numbers, links, codes or numbering. */
    static List<Figure> figures(String plain) {
        String bare = NUMBERING.matcher(plain).replaceFirst(" ");
        return Figures.in(Calendar.without(Contacts.without(bare)));
    }

    private static Optional<Claim> of(Figure figure, Sentence sentence) {
        if (figure.article() && !figure.currency() && !isPercent(figure)) {
            return Optional.empty();
        }
        BigDecimal value = figure.price().orElse(BigDecimal.ZERO).abs().stripTrailingZeros();
        if (figure.currency()) {
            return Optional.of(new Claim(Kind.MONEY, value, "", figure.quote(), sentence));
        }
        if (isPercent(figure)) {
            return Optional.of(new Claim(Kind.PERCENT, value, "", figure.quote() + "%", sentence));
        }
        Optional<Unit> unit = unit(figure);
        if (unit.isPresent()) {
            return Optional.of(new Claim(
                    Kind.QUANTITY,
                    value,
                    unit.get().name(),
                    figure.quote() + " " + figure.after().getFirst(),
                    sentence));
        }
        return value.compareTo(sentence.isOffer() ? BARE_PRICE : BARE) >= 0
                ? Optional.of(new Claim(Kind.NUMBER, value, "", figure.quote(), sentence))
                : Optional.empty();
    }

    static boolean isPercent(Figure figure) {
        List<String> after = figure.after();
        return !after.isEmpty()
                && (after.getFirst().equals("%")
                        || after.size() > 1
                                && (after.getFirst().equals("por")
                                        || after.getFirst().equals("per"))
                                && after.get(1).startsWith("cent"));
    }

    private static Optional<Unit> unit(Figure figure) {
        return figure.after().isEmpty()
                ? Optional.empty()
                : Unit.of(figure.after().getFirst());
    }

    private static Claim named(Kind kind, String key, String quote, Sentence sentence) {
        return new Claim(kind, BigDecimal.ZERO, key, quote, sentence);
    }

    private static Claim at(Kind kind, int moment, String quote, Sentence sentence) {
        return new Claim(kind, Calendar.number(moment), "", quote, sentence);
    }
}
