package io.voicesdr.core.followup;

import io.voicesdr.core.text.Words;
import java.util.Set;

/** Messages that end a conversation and say nothing else: whoever writes again after them is a nuisance. Pure. */
final class Refusal {

    private static final Set<String> PHRASES = Set.of(
            "nao tenho interesse",
            "nao tenho mais interesse",
            "nao me interessa",
            "nao tenho interesse obrigado",
            "nao tenho interesse obrigada",
            "sem interesse",
            "nao quero",
            "nao quero mais",
            "nao quero obrigado",
            "nao quero obrigada",
            "nao obrigado",
            "nao obrigada",
            "nao preciso",
            "nao preciso mais",
            "nao vou querer",
            "ja comprei",
            "ja comprei em outro lugar",
            "ja resolvi",
            "ja consegui",
            "ja fechei com outro",
            "ja fechei com outra empresa",
            "desisti",
            "deixa pra la",
            "deixa para la",
            "esquece",
            "tchau",
            "tchau obrigado",
            "tchau obrigada",
            "obrigado tchau",
            "obrigada tchau",
            "era so isso obrigado",
            "era so isso obrigada",
            "not interested",
            "i m not interested",
            "no thanks",
            "no thank you",
            "already bought",
            "bye",
            "no me interesa",
            "no gracias",
            "ya compre",
            "adios",
            "chau");

    private Refusal() {}

    static boolean is(String text) {
        return PHRASES.contains(String.join(" ", Words.of(text).words()));
    }
}
