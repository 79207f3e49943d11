package io.voicesdr.core.flow.value;

import io.voicesdr.core.text.Words;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Yes and no in the ways people write them. What is neither, or both, is no answer. Pure. */
final class YesOrNo {

    private static final Pattern YES_SIGNS = Pattern.compile("[👍👌✅✔☑🙌🙏💯😍🤝]");
    private static final Pattern NO_SIGNS = Pattern.compile("[👎❌✖🚫⛔🙅]");

    private static final Pattern STRETCHED = Pattern.compile("(.)\\1+");

    private static final Set<List<String>> YES = phrases(
            "s",
            "ss",
            "sss",
            "sim",
            "si",
            "simm",
            "siim",
            "sim sim",
            "claro",
            "claro que sim",
            "com certeza",
            "isso",
            "isso mesmo",
            "isso ai",
            "exato",
            "exatamente",
            "pode ser",
            "pode",
            "pode sim",
            "quero",
            "quero sim",
            "aceito",
            "ok",
            "okay",
            "okey",
            "blz",
            "beleza",
            "bora",
            "vamos",
            "positivo",
            "afirmativo",
            "certo",
            "correto",
            "perfeito",
            "tenho",
            "tenho sim",
            "tem",
            "tem sim",
            "uhum",
            "aham",
            "yes",
            "yep",
            "fechado",
            "combinado",
            "ta bom",
            "tá",
            "ta",
            "por favor",
            "gostaria",
            "gostaria sim",
            "acho que sim",
            "sou",
            "sou sim",
            "confirmo",
            "confirmado",
            "sem duvida",
            "obvio",
            "show",
            "top",
            "de acordo",
            "concordo",
            "vou querer",
            "com ctz",
            "ctz",
            "certeza",
            "vdd",
            "verdade",
            "de boa",
            "tranquilo",
            "sem problema",
            "sem problemas",
            "manda",
            "pode mandar",
            "bora sim",
            "yes please");

    private static final Set<List<String>> NO = phrases(
            "n",
            "nn",
            "nao",
            "naum",
            "nop",
            "no",
            "nope",
            "nao nao",
            "negativo",
            "nunca",
            "jamais",
            "claro que nao",
            "de jeito nenhum",
            "nao quero",
            "nao obrigado",
            "nao obrigada",
            "nao valeu",
            "nem",
            "nem pensar",
            "agora nao",
            "ainda nao",
            "nao tenho",
            "nao precisa",
            "dispenso",
            "deixa",
            "deixa pra la",
            "deixa quieto",
            "acho que nao",
            "nao sou",
            "nao e",
            "errado",
            "incorreto",
            "de modo algum",
            "nada",
            "prefiro nao",
            "hoje nao");

    /** "Não sei" answers nothing. */
    private static final Set<String> DOUBTS =
            Set.of("sei", "entendi", "lembro", "certeza", "tenho certeza", "faco ideia", "decidi");

    private static final Set<String> YES_FIRST = Set.of("sim", "s", "claro", "iso", "ok", "quero", "aceito");
    private static final Set<String> NO_FIRST = Set.of("nao", "n", "negativo", "naum");

    /** "Por que não?" and "sim ou não" refuse nothing; "quero não" and "também não" do. */
    private static final Set<String> BEFORE_NO =
            Set.of("sim", "s", "sei", "se", "ou", "por", "pq", "porque", "entendi");

    private YesOrNo() {}

    /** Whether {@code text} says yes; empty when it says neither. */
    static Optional<Boolean> find(String text) {
        List<String> words = words(text);
        if (words.isEmpty()) {
            return ofSigns(text);
        }
        if (YES.contains(words)) {
            return Optional.of(true);
        }
        return NO.contains(words) ? Optional.of(false) : ofFirst(words);
    }

    private static Optional<Boolean> ofSigns(String text) {
        return one(YES_SIGNS.matcher(text).find(), NO_SIGNS.matcher(text).find());
    }

    /** "Sim, quero o prata" and "não, obrigado mesmo" begin with their answer. */
    private static Optional<Boolean> ofFirst(List<String> words) {
        String rest = String.join(" ", words.subList(1, words.size()));
        boolean doubtful = DOUBTS.stream().anyMatch(rest::startsWith);
        boolean yes = YES_FIRST.contains(words.getFirst());
        boolean no = NO_FIRST.contains(words.getFirst());
        boolean refused = words.stream().skip(1).anyMatch(NO_FIRST::contains);
        if (words.size() == 2 && refused && !no) {
            return BEFORE_NO.contains(words.getFirst()) ? Optional.empty() : Optional.of(false);
        }
        boolean both = yes && refused || no && words.contains("sim");
        return doubtful || both ? Optional.empty() : one(yes, no);
    }

    /** As they are compared: "simmm" and "nãooo" are long, not different. */
    private static List<String> words(String text) {
        return Words.of(text).words().stream()
                .map(word -> STRETCHED.matcher(word).replaceAll("$1"))
                .toList();
    }

    private static Optional<Boolean> one(boolean yes, boolean no) {
        return yes == no ? Optional.empty() : Optional.of(yes);
    }

    private static Set<List<String>> phrases(String... phrases) {
        return Stream.of(phrases).map(YesOrNo::words).collect(Collectors.toUnmodifiableSet());
    }
}
