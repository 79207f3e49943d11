package io.voicesdr.core.flow.value;

import io.voicesdr.core.text.Words;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Finds the name in what somebody said who was asked for it: "oi, sou a Ana, quero um site" is Ana. What reads like a
 * sentence holds none; no dictionary of names is asked, so a bare word is believed. Pure.
 */
final class Names {

    private static final int MAX_WORDS = 6;
    private static final int MAX_CHARACTERS = 60;
    private static final int LONGEST_INTRODUCTION = 5;

    /** Initials keep their dot. */
    private static final Pattern PART = Pattern.compile("[,;:!?()\\n…—–/]|(?<!\\b\\p{L})\\.|\\s-\\s");

    private static final Pattern WORD = Pattern.compile("\\p{L}[\\p{L}\\p{M}'’.-]*");
    private static final Pattern AROUND = Pattern.compile("^[^\\p{L}\\p{N}]+|[^\\p{L}\\p{M}\\p{N}.]+$");
    private static final Pattern BEGINNING = Pattern.compile("(?<![\\p{L}\\p{M}])\\p{L}");

    /** Greetings, and what stands before the name. */
    private static final Set<String> INTRODUCTIONS = Set.of(
            ("oi,oie,ola,opa,alo,hey,hi,hello,hola,bom dia,boa tarde,boa noite,buenos dias,buenas tardes,buenas noches,"
                            + "good morning,good afternoon,good evening,tudo bem,prazer,claro,entao,nome,nome completo,"
                            + "nome e,meu nome,meu nome e,meu nome eh,o meu nome e,meu nome completo e,o nome e,me chamo,"
                            + "eu me chamo,chamo me,sou,sou o,sou a,eu sou,eu sou o,eu sou a,aqui e,aqui e o,aqui e a,"
                            + "aqui eh o,aqui eh a,aqui fala,aqui fala o,aqui fala a,quem fala e,quem fala e o,quem fala e a,"
                            + "aqui quem fala e,aqui quem fala e o,aqui quem fala e a,quem fala aqui e o,quem fala aqui e a,"
                            + "e,e o,e a,eh,eh o,eh a,pode me chamar de,podem me chamar de,pode chamar de,pode ser,"
                            + "me chama de,me chamam de,me chame de,my name is,my names,i am,im,this is,it is,its,call me,"
                            + "you can call me,me llamo,mi nombre es,mi nombre,soy,soy el,soy la,habla,le habla,les habla,"
                            + "puedes llamarme,me dicen,sr,sra,srta,dr,dra,senhor,senhora,mr,mrs,ms")
                    .split(","));

    /** Where something else begins. */
    private static final Set<String> BREAKS = words(
            "quero queria gostaria preciso precisava procuro procurando busco estou to tou tava estava tenho teria vim moro"
                    + " falo falando trabalho sou eu aqui mesmo obrigado obrigada tudo prazer muito por pode podem poderia"
                    + " ne viu ok okay sim nao nada e vc voce voces tem qual quais quanto como onde quando quem porque"
                    + " i want need would looking please yes thanks my and quiero necesito estoy tengo si gracias"
                    + " oi ola bom boa bem dia tarde noite");

    /** Never in a name: what holds one of them is a sentence. */
    private static final Set<String> SENTENCES = words(
            "para pra pro um uma uns umas o a os as em no na nos nas com que se meu minha seu sua isso isto esse essa este"
                    + " esta depois agora hoje ninguem the for with your it un una el los las con site orcamento preco"
                    + " valor informacao informacoes ajuda duvida duvidas atendimento atendente produto servico cliente"
                    + " catalogo promocao entrega pedido compra anonimo robo dono proprietario proprietaria gerente");

    /** Between names, and in small letters. */
    private static final Set<String> PARTICLES = words("de da do das dos di du e y del la van von der den");

    private Names() {}

    private static Set<String> words(String list) {
        return Set.copyOf(Arrays.asList(list.split(" ")));
    }

    /** The first name in {@code text}, in capitals as names are written when the writer minded none. */
    static Optional<String> find(String text) {
        return PART.splitAsStream(text).flatMap(part -> name(part).stream()).findFirst();
    }

    private static Optional<String> name(String part) {
        List<String> words = Arrays.stream(part.strip().split("\\s+"))
                .map(word -> AROUND.matcher(word).replaceAll(""))
                .filter(word -> !word.isEmpty())
                .toList();
        List<String> name = new ArrayList<>();
        for (String word : introduced(words)) {
            if (!PARTICLES.contains(plain(word))
                    && (BREAKS.contains(plain(word)) || !WORD.matcher(word).matches())) {
                break;
            }
            if (SENTENCES.contains(plain(word)) || PARTICLES.contains(plain(word)) && name.isEmpty()) {
                return Optional.empty();
            }
            name.add(word);
        }
        while (!name.isEmpty() && PARTICLES.contains(plain(name.getLast()))) {
            name.removeLast();
        }
        String written = String.join(" ", name);
        boolean fits = name.size() <= MAX_WORDS && written.length() > 1 && written.length() <= MAX_CHARACTERS;
        return fits ? Optional.of(capitals(written)) : Optional.empty();
    }

    /** {@code words} without what stands before the name. */
    private static List<String> introduced(List<String> words) {
        for (int length = Math.min(LONGEST_INTRODUCTION, words.size()); length > 0; length--) {
            String beginning = String.join(
                    " ", words.subList(0, length).stream().map(Names::plain).toList());
            if (INTRODUCTIONS.contains(beginning)) {
                return introduced(words.subList(length, words.size()));
            }
        }
        return words;
    }

    private static String plain(String word) {
        return String.join("", Words.of(word).words());
    }

    private static String capitals(String name) {
        boolean small = name.equals(name.toLowerCase(Locale.ROOT));
        boolean initials = name.length() <= 3;
        boolean shouted = !initials && name.equals(name.toUpperCase(Locale.ROOT));
        if (!small && !shouted) {
            return name;
        }
        String lower = BEGINNING
                .matcher(name.toLowerCase(Locale.ROOT))
                .replaceAll(letter -> letter.group().toUpperCase(Locale.ROOT));
        return String.join(
                " ",
                Arrays.stream(lower.split(" "))
                        .map(word -> PARTICLES.contains(plain(word)) ? word.toLowerCase(Locale.ROOT) : word)
                        .toList());
    }
}
