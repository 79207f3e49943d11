package io.voicesdr.sandbox.gemini;

import java.util.List;

/** The languages that the offline model notices. */
enum Tongue {
    PORTUGUESE("pt-BR", List.of()),
    ENGLISH(
            "en",
            List.of(
                    "hi",
                    "hello",
                    "hey",
                    "good morning",
                    "price",
                    "prices",
                    "how much",
                    "thanks",
                    "thank you",
                    "where",
                    "the",
                    "open",
                    "what",
                    "human",
                    "someone",
                    "do you")),
    SPANISH(
            "es",
            List.of(
                    "hola",
                    "buenos dias",
                    "buenas tardes",
                    "buenas",
                    "cuanto",
                    "cuesta",
                    "precio",
                    "gracias",
                    "donde",
                    "direccion",
                    "usted",
                    "ustedes",
                    "quiero"));

    private final String tag;
    private final List<String> words;

    Tongue(String tag, List<String> words) {
        this.tag = tag;
        this.words = words;
    }

    /** BCP 47. */
    String tag() {
        return tag;
    }

    /** The language of {@code text}; Portuguese unless a word tells otherwise. */
    static Tongue of(String text) {
        if (Words.hasAny(text, SPANISH.words)) {
            return SPANISH;
        }
        return Words.hasAny(text, ENGLISH.words) ? ENGLISH : PORTUGUESE;
    }
}
