package io.voicesdr.sandbox.gemini;

import java.util.List;

/** What the product tells the model of the moment, besides the persona; the offline model obeys it as a real one would. */
enum Brief {
    /** A flow greets the customer before the answer. */
    GREETED("não cumprimente de novo", "do not greet again", "no saludes de nuevo"),
    /** A person has been called and nobody has come yet. */
    CALLED("## Uma pessoa já foi chamada", "## A person has been called", "## Ya se llamó a una persona");

    private final List<String> words;

    Brief(String... words) {
        this.words = List.of(words);
    }

    boolean isIn(Conversation conversation) {
        return words.stream().anyMatch(conversation.system()::contains);
    }
}
