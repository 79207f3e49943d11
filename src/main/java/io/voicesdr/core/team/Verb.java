package io.voicesdr.core.team;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What people can tell the bot in the team chat (docs/team.md). The first word is the one the inbox writes. */
public enum Verb {
    /** The bot goes on at once, whatever a person wrote. */
    GIVE_BACK("bot", "voltar", "resume", "volver"),
    /** The bot is silent, for a time that may be named. */
    PAUSE("pausa", "pausar", "pause"),
    /** Somebody takes a hand-over. */
    TAKE("assumo", "assumir", "take", "tomo"),
    CONTACTED("contatado", "contactado", "contacted"),
    WON("ganho", "won", "ganado"),
    LOST("perdido", "lost"),
    /** A person corrects what a card says: {@code /fato 5511… prazo = março}. */
    FACT("fato", "fact", "dato");

    private final List<String> words;

    Verb(String... words) {
        this.words = List.of(words);
    }

    /** The verb that {@code word} is, whatever its case. */
    static Optional<Verb> of(String word) {
        return Arrays.stream(values())
                .filter(verb -> verb.words.contains(word.toLowerCase(Locale.ROOT)))
                .findFirst();
    }

    /** As the inbox writes it, with its stroke. */
    String written() {
        return "/" + words.getFirst();
    }

    /** The lead's status that this sets, where it sets one. */
    Optional<LeadStatus> status() {
        return switch (this) {
            case CONTACTED -> Optional.of(LeadStatus.CONTACTED);
            case WON -> Optional.of(LeadStatus.WON);
            case LOST -> Optional.of(LeadStatus.LOST);
            case GIVE_BACK, PAUSE, TAKE, FACT -> Optional.empty();
        };
    }
}
