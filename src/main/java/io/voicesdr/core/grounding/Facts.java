package io.voicesdr.core.grounding;

import io.voicesdr.core.flow.value.Figure;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What texts say that an answer may repeat. Made once for a text that does not change, joined with others for a turn.
 * Immutable to its users; thread-safe.
 */
public final class Facts {

    private static final int FEW = 12;

    private final Map<BigDecimal, Set<String>> figures = new HashMap<>();
    private final Set<BigDecimal> money = new HashSet<>();
    private final Set<BigDecimal> percents = new HashSet<>();
    private final Set<Integer> days = new TreeSet<>();
    private final Set<Integer> hours = new TreeSet<>();
    private final Set<String> links = new HashSet<>();
    private final Set<String> phones = new HashSet<>();
    private final Set<Promise> promises = EnumSet.noneOf(Promise.class);

    private boolean unknown;

    private Facts() {}

    /** These and anything else: of somebody who also showed what can't be read here. */
    public Facts andUnknown() {
        Facts all = join(List.of(this));
        all.unknown = true;
        return all;
    }

    /** Whether more was said than these tell. */
    boolean hasUnknown() {
        return unknown;
    }

    /** What no text says: nothing yet. */
    static Facts empty() {
        return new Facts();
    }

    /** What {@code text} says, whenever it was said. */
    public static Facts of(String text) {
        return read(text, null);
    }

    /** What {@code text} says that was written on {@code day}: "amanhã" is the day after. */
    public static Facts of(String text, LocalDate day) {
        return read(text, day);
    }

    /** What these say together. */
    public static Facts join(Collection<Facts> parts) {
        Facts all = new Facts();
        parts.forEach(all::add);
        return all;
    }

    /** What these say less what {@code other} says; benefits stay, since {@code other} can't have promised them. */
    public Facts without(Facts other) {
        Facts rest = new Facts();
        rest.add(this);
        rest.figures.keySet().removeAll(other.figures.keySet());
        rest.money.removeAll(other.money);
        rest.percents.removeAll(other.percents);
        rest.days.removeAll(other.days);
        rest.hours.removeAll(other.hours);
        rest.links.removeAll(other.links);
        rest.phones.removeAll(other.phones);
        return rest;
    }

    private static Facts read(String text, @Nullable LocalDate day) {
        Facts facts = new Facts();
        for (Sentence sentence : Sentence.of(text)) {
            facts.add(sentence);
            if (day != null) {
                facts.days.addAll(Calendar.relativeDays(sentence.plain(), day));
            }
        }
        return facts;
    }

    private void add(Sentence sentence) {
        String plain = sentence.plain();
        days.addAll(Calendar.days(plain).keySet());
        hours.addAll(Calendar.hours(plain).keySet());
        links.addAll(Contacts.links(plain).keySet());
        phones.addAll(Contacts.phones(plain).keySet());
        for (Promise promise : Promise.values()) {
            if (promise.isMadeIn(sentence)) {
                promises.add(promise);
            }
        }
        Claims.figures(plain).forEach(this::add);
    }

    private void add(Figure figure) {
        if (figure.price().isEmpty()) {
            return;
        }
        BigDecimal value = figure.price().get().abs().stripTrailingZeros();
        Set<String> beside = figures.computeIfAbsent(value, any -> new HashSet<>());
        beside.addAll(figure.before());
        beside.addAll(figure.after());
        if (Claims.isPercent(figure)) {
            percents.add(value);
        } else if (figure.currency() || !isQuantity(figure) && isPriceLike(value)) {
            money.add(value);
        }
    }

    /** The kilometres of a car are no price of it. */
    private static boolean isQuantity(Figure figure) {
        return !figure.after().isEmpty() && Unit.of(figure.after().getFirst()).isPresent();
    }

    /** Tables have prices without a currency. */
    private static boolean isPriceLike(BigDecimal value) {
        return value.scale() > 0 || value.compareTo(BigDecimal.valueOf(100)) >= 0;
    }

    void add(Facts other) {
        other.figures.forEach((value, beside) ->
                figures.computeIfAbsent(value, any -> new HashSet<>()).addAll(beside));
        money.addAll(other.money);
        percents.addAll(other.percents);
        days.addAll(other.days);
        hours.addAll(other.hours);
        links.addAll(other.links);
        phones.addAll(other.phones);
        promises.addAll(other.promises);
    }

    boolean hasMoney(BigDecimal value) {
        return money.contains(value);
    }

    boolean hasPercent(BigDecimal value) {
        return percents.contains(value);
    }

    boolean hasNumber(BigDecimal value) {
        return figures.containsKey(value);
    }

    boolean hasQuantity(BigDecimal value, Unit unit) {
        return unit.isAmong(figures.getOrDefault(value, Set.of()));
    }

    boolean hasDay(int day) {
        return days.stream().anyMatch(known -> Calendar.fits(day, known));
    }

    boolean hasHour(int hour) {
        return hours.contains(hour);
    }

    boolean hasLink(String link) {
        return links.stream().anyMatch(known -> known.equals(link) || known.startsWith(link + "/"));
    }

    boolean hasPhone(String phone) {
        return phones.contains(phone);
    }

    boolean hasPromise(Promise promise) {
        return promises.contains(promise);
    }

    /** The whole numbers from 2 to 99: how often something may be taken. */
    List<BigDecimal> counts() {
        return figures.keySet().stream().filter(Facts::isCount).toList();
    }

    /** The amounts, as long as they are so few that one can't follow from them by chance. */
    List<BigDecimal> fewAmounts() {
        return money.size() <= FEW ? List.copyOf(money) : List.of();
    }

    private static boolean isCount(BigDecimal value) {
        return value.scale() <= 0
                && value.compareTo(BigDecimal.ONE) > 0
                && value.compareTo(BigDecimal.valueOf(100)) < 0;
    }
}
