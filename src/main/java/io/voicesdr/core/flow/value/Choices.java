package io.voicesdr.core.flow.value;

import io.voicesdr.core.text.Plain;
import io.voicesdr.core.text.Spelling;
import io.voicesdr.core.text.Words;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Which option a customer means: by number, by its words, by parts of a sentence, or nearly. Pure. */
final class Choices {

    private static final Pattern NUMBERED = Pattern.compile(
            "(?:(?:a|o|opcao|numero|n|a opcao|o numero|quero a|quero o|letra)\\.? ?)?(\\d{1,2})[.)º°ªoa]{0,2}(?: ?opcao)?(?:,? por favor|,? pf)?[.!]*");
    private static final Map<String, Integer> ORDINALS = Map.ofEntries(
            Map.entry("primeira", 1),
            Map.entry("primeiro", 1),
            Map.entry("segunda", 2),
            Map.entry("segundo", 2),
            Map.entry("terceira", 3),
            Map.entry("terceiro", 3),
            Map.entry("quarta", 4),
            Map.entry("quarto", 4),
            Map.entry("quinta", 5),
            Map.entry("quinto", 5));
    private static final Map<String, Integer> CARDINALS =
            Map.of("um", 1, "uma", 1, "dois", 2, "duas", 2, "tres", 3, "quatro", 4, "cinco", 5);
    private static final Set<String> AROUND_CARDINALS = Set.of("a", "o", "opcao", "numero");
    private static final int MEANINGFUL = 4;
    private static final Set<String> LAST = Set.of("ultima", "ultimo");
    private static final Set<String> AROUND_ORDINALS = Set.of("a", "o", "opcao", "quero", "pode", "ser");

    private Choices() {}

    /** The only option that {@code text} can mean. */
    static Optional<Option> find(String text, List<Option> options) {
        Words said = Words.of(text);
        return only(options, option -> names(option).anyMatch(name -> name.equals(said)))
                .or(() -> numbered(text, options))
                .or(() -> ordinal(said.words(), options))
                .or(() -> cardinal(said.words(), options))
                .or(() -> only(options, option -> names(option).anyMatch(said::contain)))
                .or(() -> only(options, option -> names(option).anyMatch(name -> isNear(said, name))))
                .or(() -> only(options, option -> names(option).anyMatch(name -> isPart(said, name))));
    }

    /** The option whose button or list row was tapped. */
    static Optional<Option> tapped(String id, List<Option> options) {
        return only(options, option -> option.id().equals(id)).or(() -> numbered(id, options));
    }

    private static Stream<Words> names(Option option) {
        return Stream.concat(Stream.of(option.id(), option.label()), option.words().stream())
                .map(Words::of)
                .filter(name -> !name.words().isEmpty());
    }

    private static Optional<Option> numbered(String text, List<Option> options) {
        Matcher number = NUMBERED.matcher(Plain.of(keycapsPlain(text)));
        return number.matches() ? at(Integer.parseInt(number.group(1)), options) : Optional.empty();
    }

    /** Keycap emoji are a digit and two invisible signs. */
    private static String keycapsPlain(String text) {
        return text.replace("\uFE0F", "").replace("\u20E3", "").strip();
    }

    private static Optional<Option> ordinal(List<String> words, List<Option> options) {
        List<String> left =
                words.stream().filter(word -> !AROUND_ORDINALS.contains(word)).toList();
        if (left.size() != 1) {
            return Optional.empty();
        }
        return LAST.contains(left.getFirst())
                ? at(options.size(), options)
                : Optional.ofNullable(ORDINALS.get(left.getFirst())).flatMap(number -> at(number, options));
    }

    /** "Opção dois"; but "quero um" is no number. */
    private static Optional<Option> cardinal(List<String> words, List<Option> options) {
        List<String> left =
                words.stream().filter(word -> !AROUND_CARDINALS.contains(word)).toList();
        return left.size() == 1
                ? Optional.ofNullable(CARDINALS.get(left.getFirst())).flatMap(number -> at(number, options))
                : Optional.empty();
    }

    private static Optional<Option> at(int number, List<Option> options) {
        return number >= 1 && number <= options.size() ? Optional.of(options.get(number - 1)) : Optional.empty();
    }

    /** Every word of the option stands in what was said, in order, with slips at most. */
    private static boolean isNear(Words said, Words name) {
        BiPredicate<String, String> near = Spelling::isNear;
        List<String> words = said.words();
        int size = name.words().size();
        for (int start = 0; start + size <= words.size(); start++) {
            boolean all = true;
            for (int i = 0; all && i < size; i++) {
                String meant = name.words().get(i);
                all = words.get(start + i).equals(meant) || near.test(words.get(start + i), meant);
            }
            if (all) {
                return true;
            }
        }
        return false;
    }

    /** Nothing was said but words of the option: "revisão" for "Oficina e revisão". */
    private static boolean isPart(Words said, Words name) {
        return !said.words().isEmpty()
                && said.words().stream()
                        .allMatch(word ->
                                word.length() >= MEANINGFUL && name.words().contains(word));
    }

    private static Optional<Option> only(List<Option> options, java.util.function.Predicate<Option> test) {
        List<Option> found = options.stream().filter(test).toList();
        return found.size() == 1 ? Optional.of(found.getFirst()) : Optional.empty();
    }
}
