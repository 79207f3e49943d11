package io.voicesdr.tenant;

import io.voicesdr.core.tenant.Secret;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How single values are read; each refusal says what is allowed. Pure. */
final class Values {

    private static final Pattern VARIABLE = Pattern.compile("\\$\\{([A-Za-z_][A-Za-z0-9_]*)}");
    private static final Pattern MODEL = Pattern.compile("[a-z0-9][a-z0-9.-]{0,79}");

    private Values() {}

    /** Understands the text of one value. */
    interface Parse<T> {
        T of(String text) throws Wrong;
    }

    /** The value is refused; the message says what is allowed. */
    static final class Wrong extends Exception {
        private static final long serialVersionUID = 1L;

        Wrong(String message) {
            super(message);
        }

        @Override
        public String getMessage() {
            return String.valueOf(super.getMessage());
        }
    }

    static Parse<String> text(int maxCharacters) {
        return text -> {
            String stripped = text.strip();
            if (stripped.isEmpty()) {
                throw new Wrong("is empty");
            }
            if (stripped.length() > maxCharacters) {
                throw new Wrong(
                        "has %d characters; at most %d are allowed".formatted(stripped.length(), maxCharacters));
            }
            return stripped;
        };
    }

    static Parse<Duration> duration(Duration min, Duration max) {
        return text -> {
            Duration duration = Durations.parse(text.strip())
                    .orElseThrow(() -> new Wrong(
                            quoted(text) + " is not a duration; write for example 500ms, 4s, 10m, 2h or 180d"));
            if (duration.compareTo(min) < 0 || duration.compareTo(max) > 0) {
                throw outOfRange(text, Durations.format(min), Durations.format(max));
            }
            return duration;
        };
    }

    static Parse<Integer> wholeNumber(int min, int max) {
        return text -> {
            if (!text.strip().matches("[+-]?\\d{1,18}")) {
                throw new Wrong(quoted(text) + " is not a whole number; write " + min + " to " + max);
            }
            long number = Long.parseLong(text.strip());
            if (number < min || number > max) {
                throw outOfRange(text, Integer.toString(min), Integer.toString(max));
            }
            return (int) number;
        };
    }

    static Parse<Boolean> flag() {
        return text -> switch (text.strip().toLowerCase(Locale.ROOT)) {
            case "true", "yes", "on" -> true;
            case "false", "no", "off" -> false;
            default -> throw new Wrong(quoted(text) + " is neither true nor false");
        };
    }

    static Parse<String> oneOf(String... words) {
        return text -> {
            List<String> allowed = List.of(words);
            if (!allowed.contains(text)) {
                String meant = DidYouMean.of(text, allowed)
                        .map(word -> "did you mean " + word + "? ")
                        .orElse("");
                throw new Wrong(
                        quoted(text) + " is not known here; " + meant + "allowed are " + String.join(", ", allowed));
            }
            return text;
        };
    }

    static Parse<ZoneId> timeZone() {
        return text -> {
            var zones = ZoneId.getAvailableZoneIds();
            if (!zones.contains(text)) {
                String remedy = DidYouMean.of(text, zones)
                        .map(zone -> "did you mean " + zone + "?")
                        .orElse("write for example America/Sao_Paulo, America/Manaus or America/Rio_Branco");
                throw new Wrong(quoted(text) + " is not a time zone; " + remedy);
            }
            return ZoneId.of(text);
        };
    }

    /** The address of a server; without the slash at its end, so that paths can be added. */
    static Parse<String> url() {
        return text -> {
            if (text.contains("@")) {
                throw new Wrong("the address must not hold a user or password; the key belongs under whatsapp.key");
            }
            Wrong wrong = new Wrong(
                    quoted(text) + " is not the address of a server; write for example https://evolution.example.com");
            try {
                URI uri = new URI(text.strip());
                boolean http = "http".equalsIgnoreCase(uri.getScheme()) || "https".equalsIgnoreCase(uri.getScheme());
                if (!http || uri.getHost() == null || uri.getRawQuery() != null || uri.getRawFragment() != null) {
                    throw wrong;
                }
                return text.strip().replaceAll("/+$", "");
            } catch (URISyntaxException e) {
                throw wrong;
            }
        };
    }

    static Parse<String> model() {
        return text -> {
            String name = text.strip();
            if (name.startsWith("models/")) {
                throw new Wrong(quoted(text) + " is not a model's name; write " + name.substring("models/".length()));
            }
            if (!MODEL.matcher(name).matches()) {
                throw new Wrong(quoted(text) + " is not a model's name; write for example gemini-3.8-flash");
            }
            return name;
        };
    }

    /**
     * A secret as it stands, or the environment's value for {@code ${NAME}}. No refusal repeats the value.
     *
     * @param environment the variables' values
     */
    static Parse<Secret> secret(Function<String, Optional<String>> environment) {
        return text -> {
            Matcher variable = VARIABLE.matcher(text.strip());
            if (variable.matches()) {
                return new Secret(environment
                        .apply(variable.group(1))
                        .map(String::strip)
                        .filter(value -> !value.isEmpty())
                        .orElseThrow(() -> new Wrong("the environment variable " + variable.group(1) + " is not set")));
            }
            if (text.contains("${")) {
                throw new Wrong("a variable must stand alone and be a name, as in ${LOJA_KEY}");
            }
            if (text.isBlank() || text.chars().anyMatch(Character::isWhitespace)) {
                throw new Wrong("must not be empty or have spaces in it");
            }
            return new Secret(text);
        };
    }

    private static Wrong outOfRange(String text, String min, String max) {
        return new Wrong(quoted(text) + " is out of range; write " + min + " to " + max);
    }

    /** The value as a message can show it: its first line, shortened. */
    private static String quoted(String text) {
        String line = text.strip().lines().findFirst().orElse("");
        return '"' + (line.length() <= 60 ? line : line.substring(0, 59) + "…") + '"';
    }
}
