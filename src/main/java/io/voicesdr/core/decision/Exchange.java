package io.voicesdr.core.decision;

import io.voicesdr.core.history.Author;
import io.voicesdr.core.history.Chronology;
import io.voicesdr.core.history.Entry;
import java.text.Normalizer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What a customer said between two turns of the bot.
 *
 * @param before the bot's last bubble before it; empty when the bot had not spoken yet
 * @param messages at least one, in order
 */
record Exchange(Optional<Entry> before, List<Entry> messages) {

    /** Nobody reads a bubble and types {@link #LONG_TEXT} characters in this time. */
    static final Duration REACTION = Duration.ofSeconds(3);

    /** Shorter texts a person can have ready: a yes, a greeting, the number of a choice. */
    static final int LONG_TEXT = 40;

    /** A machine has said its piece by then; whoever speaks again later, and says something new, is a person. */
    static final Duration PIECE_SAID = Duration.ofSeconds(30);

    /** How long a text is remembered for being repeated. */
    static final Duration REPEATED_WITHIN = Duration.ofMinutes(10);

    /** Texts of so few characters ("oi", "sim", "1") are said again by people too. */
    static final int SHORT_TEXT = 3;

    /** How often a short text must have come before to count as repeated: the fifth time does. */
    static final int SHORT_TEXT_BEFORE = 4;

    Exchange {
        messages = List.copyOf(messages);
    }

    /** The exchanges in {@code entries}, oldest first. */
    static List<Exchange> in(List<Entry> entries) {
        List<Exchange> exchanges = new ArrayList<>();
        List<Entry> run = new ArrayList<>();
        Optional<Entry> before = Optional.empty();
        for (Entry entry : asStored(entries)) {
            if (entry.isFrom(Author.CUSTOMER)) {
                run.add(entry);
            } else if (entry.isFrom(Author.BOT)) {
                close(exchanges, before, run);
                before = Optional.of(entry);
            }
        }
        close(exchanges, before, run);
        return exchanges;
    }

    /** In the order Evolution stored them, if it has stored all: who spoke after whom, whatever their clocks say. */
    private static List<Entry> asStored(List<Entry> entries) {
        return entries.stream()
                        .allMatch(entry -> Chronology.storedAt(entry.message()).isPresent())
                ? entries.stream()
                        .sorted(Comparator.comparing(entry -> entry.message().rowId()))
                        .toList()
                : entries;
    }

    private static void close(List<Exchange> exchanges, Optional<Entry> before, List<Entry> run) {
        if (!run.isEmpty()) {
            exchanges.add(new Exchange(before, run));
            run.clear();
        }
    }

    /** Whether this looks like a machine's doing, after what came before. */
    boolean isMechanical(List<Exchange> earlier) {
        return isRepeated(earlier) || before.filter(this::isReflexTo).isPresent();
    }

    private boolean isReflexTo(Entry bubble) {
        return messages.stream().anyMatch(message -> isInstant(bubble, message) && isLong(message))
                && delay(bubble, messages.getLast()).compareTo(PIECE_SAID) <= 0;
    }

    private static boolean isLong(Entry message) {
        return message.text().length() > LONG_TEXT;
    }

    private static boolean isInstant(Entry bubble, Entry message) {
        Duration delay = delay(bubble, message);
        return !delay.isNegative() && delay.compareTo(REACTION) <= 0;
    }

    /** By one clock where there is one: questions and answers carry different ones, rows are stored by one host. */
    private static Duration delay(Entry bubble, Entry message) {
        return isStored(bubble) && isStored(message)
                ? Duration.between(storedAt(bubble), storedAt(message))
                : Duration.between(bubble.at(), message.at());
    }

    private static boolean isStored(Entry entry) {
        return Chronology.storedAt(entry.message()).isPresent();
    }

    private static Instant storedAt(Entry entry) {
        return Chronology.storedAt(entry.message()).orElse(entry.at());
    }

    /** Whether the newest text had been said, and answered, before. */
    private boolean isRepeated(List<Exchange> earlier) {
        Entry newest = messages.getLast();
        String said = normalised(newest);
        if (said.isEmpty()) {
            return false;
        }
        long times = earlier.stream()
                .flatMap(exchange -> exchange.messages().stream())
                .filter(message -> !message.at().plus(REPEATED_WITHIN).isBefore(newest.at()))
                .filter(message -> normalised(message).equals(said))
                .count();
        return times >= (said.length() <= SHORT_TEXT ? SHORT_TEXT_BEFORE : 1);
    }

    /** Letters and digits only, without case and accents: machines vary emoji and punctuation, not words. */
    private static String normalised(Entry message) {
        return Normalizer.normalize(message.text(), Normalizer.Form.NFD)
                .replaceAll("\\p{M}+", "")
                .replaceAll("[^\\p{L}\\p{N}]+", " ")
                .strip()
                .toLowerCase(Locale.ROOT);
    }
}
