package io.voicesdr.gemini;

/** One more sentence for a model that broke off: it must not recite, and must keep to the customer's language. Pure. */
final class Hints {

    private Hints() {}

    /** @param language of the tenant, BCP 47 */
    static String ownWords(String language) {
        return switch (language) {
            case "en" -> "Answer in your own words, in English, without quoting texts from elsewhere.";
            case "es" -> "Responde con tus propias palabras, en español, sin citar textos de otras fuentes.";
            default -> "Responda em suas próprias palavras, em português do Brasil, sem citar textos de outras fontes.";
        };
    }
}
