package io.voicesdr.sandbox.gemini;

import java.util.List;

/** What is said in a chat besides questions of fact. Words are folded ({@link Words}). */
enum Rule {
    PERSON(List.of(
            "atendente",
            "humano",
            "humana",
            "pessoa",
            "alguem",
            "vendedor",
            "vendedora",
            "gerente",
            "falar com a equipe",
            "human",
            "person",
            "someone",
            "agent",
            "persona",
            "asesor")),
    PRICE(List.of(
            "preco",
            "precos",
            "valor",
            "valores",
            "quanto",
            "custa",
            "custam",
            "carros",
            "carro",
            "estoque",
            "opcoes",
            "tabela",
            "cardapio",
            "price",
            "prices",
            "how much",
            "cost",
            "cars",
            "precio",
            "precios",
            "cuanto",
            "cuesta")),
    THANKS(List.of(
            "obrigado", "obrigada", "valeu", "brigado", "brigada", "agradeco", "thanks", "thank you", "gracias")),
    BYE(List.of("tchau", "ate mais", "ate logo", "ate amanha", "bye", "adios", "hasta luego")),
    GREETING(List.of(
            "oi",
            "oii",
            "oie",
            "ola",
            "opa",
            "bom dia",
            "boa tarde",
            "boa noite",
            "eai",
            "e ai",
            "hi",
            "hello",
            "hey",
            "good morning",
            "hola",
            "buenos dias",
            "buenas",
            "buenas tardes"));

    private final List<String> words;

    Rule(List<String> words) {
        this.words = words;
    }

    /** Whether {@code text} says this. */
    boolean isIn(String text) {
        return Words.hasAny(text, words);
    }
}
