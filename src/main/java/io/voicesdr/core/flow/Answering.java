package io.voicesdr.core.flow;

import io.voicesdr.core.flow.value.Understanding;
import io.voicesdr.core.flow.value.Value;
import io.voicesdr.core.flow.value.VariableType;
import io.voicesdr.core.text.Words;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Finds the answer to a question in what a customer wrote at one go, which may be several messages. Pure. */
final class Answering {

    private static final int MAX_TEXT = 1_000;

    /** "Meu nome é Ana" means Ana, whatever was asked. */
    private static final Pattern INTRODUCTION = Pattern.compile(
            "^(?iu:(?:oi|olá|ola)?[,!.]? ?(?:o )?(?:meu nome (?:é|e)|(?:eu )?me chamo|pode me chamar de)) (?=\\S)");

    /** "Ana." is called Ana; what trails off keeps its dots. */
    private static final Pattern FULL_STOP = Pattern.compile("(?<![.,;])[.,;]$");

    private final Variable variable;
    private final ZoneId zone;

    Answering(Variable variable, ZoneId zone) {
        this.variable = variable;
        this.zone = zone;
    }

    /** @param said the message that answered; of several that together did, the last */
    record Found(Value value, Said said) {}

    Optional<Found> in(List<Said> batch) {
        return switch (variable.type()) {
            case TEXT -> text(batch);
            case NAME -> name(batch);
            case CHOICE, NUMBER, MONEY, DATE, CEP, CPF, CNPJ, EMAIL, PHONE, YES_NO -> typed(batch);
        };
    }

    /** "Ana", "Lima", "quero um site": one name, up to what says something else. */
    private Optional<Found> name(List<Said> batch) {
        Optional<Found> name = Optional.empty();
        for (Said said : batch) {
            Optional<Found> more = understood(said.answer(), said);
            if (more.isEmpty() && name.isPresent()) {
                break;
            }
            name = name.map(known -> together(known, more.orElseThrow())).or(() -> more);
        }
        return name;
    }

    /** Who says more of the name says it all again, or goes on. */
    private Found together(Found known, Found more) {
        String before = known.value().plain();
        String after = more.value().plain();
        return Words.of(after).contain(Words.of(before))
                ? more
                : understood(before + " " + after, more.said()).orElse(known);
    }

    /** All that is neither question nor greeting, in the order it was written. */
    private Optional<Found> text(List<Said> batch) {
        List<Said> words = batch.stream()
                .filter(said -> !said.answer().isBlank() && !said.isGreeting())
                .toList();
        if (words.isEmpty()) {
            return Optional.empty();
        }
        String text = INTRODUCTION
                .matcher(words.stream().map(Said::answer).collect(Collectors.joining(" ")))
                .replaceFirst("");
        text = FULL_STOP.matcher(text).replaceFirst("");
        return understood(text.substring(0, Math.min(text.length(), MAX_TEXT)), words.getLast());
    }

    /**
     * All together when that makes one answer ("15" and "mil"); else the newest counts, for who corrects themselves means
     * the correction; else together without spaces ("01310" and "-100").
     */
    private Optional<Found> typed(List<Said> batch) {
        return tapped(batch)
                .or(() -> joined(batch, " "))
                .or(() -> newest(batch))
                .or(() -> joined(batch, ""));
    }

    private Optional<Found> newest(List<Said> batch) {
        return batch.reversed().stream()
                .flatMap(said -> understood(words(said), said).stream())
                .findFirst();
    }

    /** A yes may begin a question: "sim, mas quanto custa?". */
    private String words(Said said) {
        return variable.type() == VariableType.YES_NO ? said.text() : said.answer();
    }

    private Optional<Found> tapped(List<Said> batch) {
        return batch.reversed().stream()
                .flatMap(said -> said
                        .tapped()
                        .flatMap(id -> Understanding.ofTap(id, variable.options()))
                        .map(value -> new Found(value, said))
                        .stream())
                .findFirst();
    }

    private Optional<Found> joined(List<Said> batch, String glue) {
        List<Said> answers =
                batch.stream().filter(said -> !words(said).isBlank()).toList();
        return answers.size() < 2
                ? Optional.empty()
                : understood(answers.stream().map(this::words).collect(Collectors.joining(glue)), answers.getLast());
    }

    private Optional<Found> understood(String text, Said said) {
        LocalDate today = said.at().atZone(zone).toLocalDate();
        boolean past = variable.time() == Variable.Time.PAST;
        return Understanding.of(variable.type(), text, variable.options(), today, past)
                .filter(value -> isAllowed(value, today))
                .map(value -> new Found(value, said));
    }

    private boolean isAllowed(Value value, LocalDate today) {
        return switch (value) {
            case Value.Amount amount -> isWithin(amount.number());
            case Value.Money money -> isWithin(money.reais());
            case Value.Text text ->
                isWithin(BigDecimal.valueOf(
                        text.text().codePointCount(0, text.text().length())));
            case Value.Day day -> isOnTime(day.day(), today);
            case Value.Choice ignored -> true;
            case Value.Code ignored -> true;
            case Value.YesNo ignored -> true;
        };
    }

    private boolean isWithin(BigDecimal number) {
        return variable.min().filter(min -> number.compareTo(min) < 0).isEmpty()
                && variable.max().filter(max -> number.compareTo(max) > 0).isEmpty();
    }

    private boolean isOnTime(LocalDate day, LocalDate today) {
        return switch (variable.time()) {
            case ANY -> true;
            case FUTURE -> !day.isBefore(today);
            case PAST -> !day.isAfter(today);
        };
    }
}
