package io.voicesdr.core.team;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What somebody told the bot in the team chat.
 *
 * @param digits of the customer, as written; empty: the customer of the card that the message replies to
 * @param length of a pause; empty when none is named
 * @param criterion and {@code value} of a correction; empty for every other verb
 */
public record Command(Verb verb, Optional<String> digits, Optional<Duration> length, String criterion, String value) {
    private static final Pattern LINE = Pattern.compile("/\\s?(\\p{L}+)(?:\\s+(.*))?", Pattern.DOTALL);
    private static final Pattern LENGTH = Pattern.compile("(\\d{1,5})\\s?(m|min|h|d)", Pattern.CASE_INSENSITIVE);
    private static final Pattern LENGTH_AT_END =
            Pattern.compile("(?:^|\\s)(\\d{1,5}\\s?(?:m|min|h|d))$", Pattern.CASE_INSENSITIVE);
    private static final Pattern FACT = Pattern.compile("([^=:\\n]{1,40})[=:]\\s*([^\\n]{1,200})");
    private static final Duration LONGEST = Duration.ofDays(180);

    /** A command without anything but whom it is about. */
    public static Command of(Verb verb, String digits) {
        return new Command(verb, Optional.of(digits), Optional.empty(), "", "");
    }

    /** A pause of a given length. */
    public static Command pause(String digits, Optional<Duration> length) {
        return new Command(Verb.PAUSE, Optional.of(digits), length, "", "");
    }

    /** The command that {@code text} is; empty when it is none, or one that lacks a part or says more than it may. */
    public static Optional<Command> in(String text) {
        Matcher line = LINE.matcher(text.strip());
        if (!line.matches()) {
            return Optional.empty();
        }
        String rest = line.group(2) == null ? "" : line.group(2).strip();
        return Verb.of(line.group(1)).flatMap(verb -> with(verb, rest));
    }

    private static Optional<Command> with(Verb verb, String rest) {
        Optional<CustomerNumber.Found> number = CustomerNumber.leading(rest);
        Optional<String> digits = number.map(CustomerNumber.Found::digits);
        String tail = number.map(CustomerNumber.Found::rest).orElse(rest);
        return switch (verb) {
            case PAUSE -> pause(rest);
            case FACT -> fact(digits, tail);
            case GIVE_BACK, TAKE, CONTACTED, WON, LOST ->
                tail.isEmpty() ? Optional.of(new Command(verb, digits, Optional.empty(), "", "")) : Optional.empty();
        };
    }

    /** The length is looked for first: "5511999990001 30m" could be a number of fifteen digits. */
    private static Optional<Command> pause(String rest) {
        Matcher end = LENGTH_AT_END.matcher(rest);
        Optional<Duration> length = end.find() ? length(end.group(1)) : Optional.empty();
        String number = length.isPresent() ? rest.substring(0, end.start()).strip() : rest;
        if (number.isEmpty()) {
            return Optional.of(new Command(Verb.PAUSE, Optional.empty(), length, "", ""));
        }
        return CustomerNumber.leading(number)
                .filter(found -> found.rest().isEmpty())
                .map(found -> pause(found.digits(), length));
    }

    /** {@code 2h}, {@code 30 min}, {@code 3d}: more than nothing, at most 180 days. */
    public static Optional<Duration> length(String text) {
        Matcher length = LENGTH.matcher(text.strip());
        if (!length.matches()) {
            return Optional.empty();
        }
        long number = Long.parseLong(length.group(1));
        Duration duration = switch (length.group(2).toLowerCase(Locale.ROOT)) {
            case "h" -> Duration.ofHours(number);
            case "d" -> Duration.ofDays(number);
            default -> Duration.ofMinutes(number);
        };
        return Optional.of(duration).filter(time -> time.isPositive() && time.compareTo(LONGEST) <= 0);
    }

    private static Optional<Command> fact(Optional<String> digits, String tail) {
        Matcher fact = FACT.matcher(tail);
        return fact.matches()
                ? Optional.of(new Command(
                        Verb.FACT,
                        digits,
                        Optional.empty(),
                        fact.group(1).strip(),
                        fact.group(2).strip()))
                : Optional.empty();
    }

    /** As it stands in the team chat; {@link #in} reads it back. */
    public String written() {
        StringBuilder text = new StringBuilder(verb.written());
        digits.ifPresent(number -> text.append(' ').append(number));
        length.ifPresent(time -> text.append(' ').append(time.toMinutes()).append('m'));
        if (verb == Verb.FACT) {
            text.append(' ').append(criterion).append(" = ").append(value);
        }
        return text.toString();
    }
}
