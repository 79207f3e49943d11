package io.voicesdr.core.voice;

import io.voicesdr.core.text.Words;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What a customer said about being answered by voice or by text, in Portuguese, English or Spanish.
 *
 * @param voice whether they want to hear; false: they want to read
 * @param lasting false for what holds only now ("não posso ouvir agora", "estou dirigindo"): the session, not the chat
 */
public record Wish(boolean voice, boolean lasting) {

    private static final Pattern CLAUSES = Pattern.compile("[,.;!?\\n]+|\\b(?:mas|but|pero|então|so que)\\b");

    private static final Pattern NOW = words(
            "agora|no momento|neste momento|hoje|now|right now|at the moment|today|ahora"
                    + "|en este momento|hoy|dirigindo|driving|manejando|conduciendo|reuniao|meeting|reunion|onibus|trabalho|work");

    private static final List<Pattern> TEXT = List.of(
            // pt
            words("(?:nao|n|nem) (?:posso|consigo|da|tem como|vou poder|quero|gosto de|curto|escuto|ouco)"
                    + "(?: \\w+){0,2} (?:ouvir|escutar|audios?)"),
            words("(?:nao|n) (?:posso|consigo) (?:te )?(?:ouvir|escutar)"),
            words("(?:nao|n) (?:ouco|escuto) audios?"),
            words(
                    "(?:nao|n) (?:precisa |pode |me |fica |fique )*(?:manda|mandar|mande|mandando|envia|enviar|envie|grave|grava|responda"
                            + "|responde|responder)(?: \\w+){0,3} (?:audios?|voz)"),
            words("(?:sem|nada de|chega de|para de mandar|pare de mandar|evita|evite) audios?"),
            words(
                    "(?:responde|responda|responder|respondam|fala|fale|falar|manda|mande|mandar|escreve|escreva|envia|envie|enviar"
                            + "|prefiro|quero|queria|pode ser|melhor|so|somente|apenas|ser)(?: \\w+){0,3}"
                            + " (?:por|em|no|via|so|como) (?:texto|escrito|mensagem de texto|mensagem escrita)"),
            words(
                    "(?:prefiro|so|somente|apenas|melhor|quero|pode ser) (?:o |a |receber )?(?:texto|escrito|escrita|ler|mensagem de texto)"),
            words("por escrito(?: por favor)?"),
            words(
                    "(?:me escreve|me escreva|pode escrever|poderia escrever|escreve ai|escreva por favor|escreve por favor)"),
            // en
            words(
                    "(?:can t|cannot|can not|couldn t|don t|do not|unable to)(?: \\w+){0,2} (?:listen|hear|play)(?: \\w+){0,4}"),
            words(
                    "(?:no|without|stop sending|don t send|do not send)(?: \\w+){0,2} (?:audios?|voice)(?: notes?| messages?)?"),
            words(
                    "(?:reply|answer|respond|write|send|prefer|want|rather|just|only|please)(?: \\w+){0,3} (?:by|in|as|via|with|a)? ?(?:text|writing)"),
            words("(?:text only|only text|in writing|write to me|write it down|text me)"),
            // es
            words("no (?:puedo|consigo|quiero|me gusta)(?: \\w+){0,2} (?:escuchar|oir|audios?)(?: \\w+){0,2}"),
            words("(?:responde|responda|responder|escribe|escriba|manda|mande|envia|envie|prefiero|quiero|mejor|solo)"
                    + "(?: \\w+){0,3} (?:por|en|como) (?:texto|escrito)"),
            words("(?:prefiero|solo|mejor) (?:el )?(?:texto|leer|escrito)"),
            words("no (?:me )?(?:mandes|manden|mande|envies|envie|envien)(?: \\w+){0,2} audios?"),
            words("sin audios?"),
            words("(?:me escribes|escribeme|puedes escribir|puede escribir)"));

    private static final List<Pattern> VOICE = List.of(
            // pt
            words(
                    "(?:pode|poderia|podia|consegue|da pra|da para|tem como|prefiro que|quero que|queria que|gostaria que)"
                            + "(?: (?:voce|vc|me|nos|voces))*"
                            + " (?:mandar|mande|enviar|envie|responder|responda|falar|fale|gravar|grave|explicar|explique|ser)"
                            + "(?: \\w+){0,2}? ?(?:por |em |no |com |via |um |uns |so )*(?:audios?|voz)"),
            words(
                    "(?:me )?(?:manda|mande|envia|envie|grava|grave|responde|responda|fala|fale|explica|explique)"
                            + "(?: (?:ai|entao|me|isso|tudo|tambem|a resposta))*(?: (?:por|em|no|com|via|um|uns|so))* (?:audios?|voz)"),
            words("prefiro (?:o |um |por |em |receber |ouvir )*(?:audios?|voz|ouvir|escutar)"),
            words("(?:quero|queria|gostaria de) (?:ouvir|escutar|receber)(?: \\w+){0,2} (?:audios?|voz)"),
            words("(?:quero|queria|pode) (?:um |por |em )*(?:audios?|voz)"),
            words(
                    "(?:nao|n) (?:sei|consigo|posso|da pra|da para|enxergo pra|vou conseguir) (?:\\w+ )?ler(?: \\w+){0,2}"),
            words("(?:estou|to|tou) dirigindo"),
            // en
            words(
                    "(?:can|could|please|you can|you may|feel free to)(?: you)?(?: please)? (?:send|reply|answer|respond|record|talk)"
                            + "(?: \\w+){0,3}? ?(?:by |with |in |a |an |me )*(?:audios?|voice)"),
            words(
                    "(?:send|record|reply with|answer with|respond with|answer by|reply by)(?: me)?(?: an?)? (?:audios?|voice)"),
            words("(?:prefer|would rather have|want|rather have)(?: an?| to hear)? (?:audios?|voice)"),
            words("(?:can t|cannot|can not) read(?: \\w+){0,2}"),
            words("(?:i m|i am) driving"),
            // es
            words(
                    "(?:puedes|puede|podrias|podria|pueden)(?: me)? (?:mandar|enviar|responder|hablar|grabar|mandarme|enviarme|responderme)"
                            + "(?: \\w+){0,2}? ?(?:por |en |con |un |unos )*(?:audios?|voz)"),
            words(
                    "(?:mandame|enviame|manda|envia|grabame|graba|responde|respondeme|hablame)(?: (?:por|en|con|un|unos))* (?:audios?|voz)"),
            words("prefiero (?:un |por |escuchar )*(?:audios?|voz|escuchar)"),
            words("no (?:puedo|se|consigo) leer(?: \\w+){0,2}"),
            words("(?:estoy|voy) (?:manejando|conduciendo)"));

    /** What {@code text}, a customer's, wishes; the last of several counts, and of two in one breath the one for text. */
    public static Optional<Wish> in(String text) {
        return CLAUSES.splitAsStream(text)
                .map(clause -> String.join(" ", Words.of(clause).words()))
                .flatMap(clause -> inClause(clause).stream())
                .reduce((earlier, later) -> later);
    }

    private static Optional<Wish> inClause(String clause) {
        if (stands(TEXT, clause)) {
            return Optional.of(new Wish(false, !NOW.matcher(clause).find()));
        }
        return stands(VOICE, clause)
                ? Optional.of(new Wish(true, !NOW.matcher(clause).find()))
                : Optional.empty();
    }

    private static boolean stands(List<Pattern> patterns, String clause) {
        return patterns.stream().anyMatch(pattern -> pattern.matcher(clause).find());
    }

    private static Pattern words(String alternatives) {
        return Pattern.compile("\\b(?:" + alternatives + ")\\b");
    }
}
