package io.voicesdr.load;

/**
 * A made-up word for each message, by which question and answer know each other. Letters only: an answer may not name
 * numbers that stand nowhere.
 */
final class Words {

    private static final String CONSONANTS = "bcdfgjlmnprstvxz";
    private static final String VOWELS = "aeiou";
    private static final int SYLLABLES = CONSONANTS.length() * VOWELS.length();
    private static final String ASKS = "Preciso saber de ";

    private Words() {}

    /** The {@code number}th word; no two are equal below half a million. */
    static String word(int number) {
        StringBuilder word = new StringBuilder();
        int rest = number;
        for (int i = 0; i < 3; i++) {
            int syllable = rest % SYLLABLES;
            word.append(CONSONANTS.charAt(syllable / VOWELS.length()))
                    .append(VOWELS.charAt(syllable % VOWELS.length()));
            rest /= SYLLABLES;
        }
        return word.toString();
    }

    /** A short text, so that nobody takes a quick customer for a machine. */
    static String question(String word) {
        return ASKS + word;
    }

    /** The word of the last question in {@code text}; empty when there is none. */
    static String lastAsked(String text) {
        int found = text.lastIndexOf(ASKS);
        return found < 0 ? "" : wordAt(text, found + ASKS.length());
    }

    static String answer(String word) {
        return "Sobre " + word + " é isso.";
    }

    private static String wordAt(String text, int begin) {
        int end = begin;
        while (end < text.length() && Character.isLetter(text.charAt(end))) {
            end++;
        }
        return text.substring(begin, end);
    }
}
