package io.voicesdr.core.team;

import io.voicesdr.core.history.Author;
import io.voicesdr.core.history.Entry;
import io.voicesdr.core.signature.Hashes;
import io.voicesdr.core.signature.Kind;
import io.voicesdr.core.signature.Signature;
import io.voicesdr.core.state.BotTurn;
import io.voicesdr.core.state.ConversationState;
import io.voicesdr.core.state.Permission;
import io.voicesdr.core.text.Words;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * How content a customer was: asked by a notice of ours, answered in the customer's next message, replayed from both. Pure.
 *
 * @param stars 1 to 5
 * @param at when the customer said it
 */
public record Rating(int stars, Instant at) {

    /** Who is asked much later does not know any more what it is about. */
    private static final Duration STILL_FRESH = Duration.ofMinutes(30);

    /** Stands in the mark of the question. */
    public static final int PLACE = Hashes.ofNode("#rating");

    private static final Pattern NUMBER = Pattern.compile(
            "(?:(?:nota|dou|minha nota e|e|eh|seria|rating|i give|it s a|le doy|doy|un|um|a|it is) ){0,6}([1-5])"
                    + "(?: (?:de|of|out of|sobre)? ?5)?(?: (?:estrelas?|stars?|estrellas?))?"
                    + "(?: (?:obrigad[oa]|muito bom|otimo|excelente|thanks|thank you|gracias))?");
    private static final Map<String, Integer> WORDS = Map.ofEntries(
            Map.entry("um", 1),
            Map.entry("uma", 1),
            Map.entry("dois", 2),
            Map.entry("duas", 2),
            Map.entry("tres", 3),
            Map.entry("quatro", 4),
            Map.entry("cinco", 5),
            Map.entry("one", 1),
            Map.entry("two", 2),
            Map.entry("three", 3),
            Map.entry("four", 4),
            Map.entry("five", 5),
            Map.entry("uno", 1),
            Map.entry("dos", 2),
            Map.entry("cuatro", 4));

    /** The rating that {@code text} is as a whole: a number, a word for one, or so many stars. */
    public static Optional<Integer> in(String text) {
        int stars = stars(text);
        if (stars > 0) {
            return stars <= 5 ? Optional.of(stars) : Optional.empty();
        }
        String digits = text.replaceAll("([1-5])\\x{FE0F}?\\x{20E3}", "$1");
        String words = String.join(" ", Words.of(digits).words());
        Matcher number = NUMBER.matcher(words);
        return number.matches()
                ? Optional.of(Integer.parseInt(number.group(1)))
                : Optional.ofNullable(WORDS.get(words.replaceFirst("^nota ", "")));
    }

    private static int stars(String text) {
        String rest = text.replaceAll("[⭐🌟★\\x{FE0F}\\s]", "");
        return rest.isEmpty()
                ? (int) text.codePoints()
                        .filter(point -> "⭐🌟★".indexOf(point) >= 0)
                        .count()
                : 0;
    }

    /** Whether what is owed is nothing but the answer to our question. */
    public static boolean isAnswering(ConversationState state) {
        if (state.owed().size() != 1
                || state.turns().isEmpty()
                || !isQuestion(state.turns().getLast())) {
            return false;
        }
        return after(state, state.turns().getLast())
                .filter(said -> said.id().equals(state.owed().getFirst().id()))
                .flatMap(said -> in(said.text()))
                .isPresent();
    }

    /**
     * Whether the customer is to be asked now: people have just given back a conversation in which one of them wrote, and
     * nothing waits for an answer.
     */
    public static boolean isDue(ConversationState state, Standing standing) {
        Optional<Instant> person = state.lastFromPerson()
                .filter(said -> state.session().entries().contains(said))
                .map(Entry::at);
        return state.owed().isEmpty()
                && !Permission.of(state.entries()).stopped()
                && person.filter(standing::givenBackAfter).isPresent()
                && standing.givenBackAfter(state.now().minus(STILL_FRESH))
                && !wasAskedSince(state, person.get());
    }

    /** Whether the customer was asked at or after {@code moment}. */
    public static boolean wasAskedSince(ConversationState state, Instant moment) {
        return state.turns().stream()
                .anyMatch(turn -> isQuestion(turn) && !turn.at().isBefore(moment));
    }

    /** Every rating the customer gave, oldest first. */
    public static List<Rating> all(ConversationState state) {
        return state.turns().stream()
                .filter(Rating::isQuestion)
                .flatMap(turn -> after(state, turn).stream())
                .flatMap(said -> in(said.text()).stream().map(stars -> new Rating(stars, said.at())))
                .collect(Collectors.toList());
    }

    private static boolean isQuestion(BotTurn turn) {
        return turn.kind() == Kind.NOTICE
                && turn.bubbles().stream()
                        .flatMap(bubble -> bubble.signature().stream())
                        .map(Signature::place)
                        .anyMatch(place -> place == PLACE);
    }

    /** The customer's first words after that turn, if nobody of the company spoke in between. */
    private static Optional<Entry> after(ConversationState state, BotTurn turn) {
        int asked = state.entries().indexOf(turn.bubbles().getLast());
        return state.entries().stream()
                .skip(asked + 1L)
                .filter(Entry::isSpeech)
                .findFirst()
                .filter(entry -> entry.isFrom(Author.CUSTOMER));
    }
}
