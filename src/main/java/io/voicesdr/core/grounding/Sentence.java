package io.voicesdr.core.grounding;

import io.voicesdr.core.text.Plain;
import java.util.List;
import java.util.regex.Pattern;

/**
 * One sentence of a text, by whose words its figures are judged.
 *
 * @param plain lower case, no accents
 */
record Sentence(String plain) {

    private static final Pattern BORDER = Pattern.compile("(?<=[!?;\\n])|(?<=\\.)(?=\\s+\\p{Lu})");
    private static final Pattern HEDGE = Pattern.compile(
            "\\b(?:vou|vamos|posso|preciso|deixa eu|deixe-me) (?:te |lhe )?"
                    + "(?:verificar|confirmar|consultar|checar|ver|perguntar|conferir)\\b|\\bnao (?:sei|tenho certeza|tenho essa)\\b"
                    + "|\\b(?:let me|i'll|i will|i need to) (?:check|confirm|ask)\\b|\\b(?:voy a|dejame) (?:verificar|confirmar|consultar)\\b");
    private static final Pattern OFFER =
            Pattern.compile("\\b(?:fica|sai|saem|ficam|custa|custam|faco|fazemos|fechad[oa]|fechamos"
                    + "|fecho|consigo|conseguimos|aprovad[oa]|confirm\\w+|garant\\w+|ofert\\w+|promoc\\w+|desconto\\w*|a vista"
                    + "|isso mesmo|exat\\w+|corret\\w+|preco|valor|por apenas|parcelas? de|costs?|price|discount|confirmed"
                    + "|cuesta|precio|descuento)\\b");
    private static final Pattern DELIVERY =
            Pattern.compile("\\b(?:entreg\\w+|prazo|chega\\w*|envi\\w+|despach\\w+|fica pronto"
                    + "|deliver\\w*|ship\\w*|arriv\\w+|plazo)\\b");

    /** The sentences of {@code text}, none blank. */
    static List<Sentence> of(String text) {
        return BORDER.splitAsStream(text)
                .filter(part -> !part.isBlank())
                .map(part -> new Sentence(Plain.of(part)))
                .toList();
    }

    boolean isQuestion() {
        return plain.endsWith("?");
    }

    /** Asks or says that it will find out: nothing is claimed yet. */
    boolean isHedged() {
        return isQuestion() || HEDGE.matcher(plain).find();
    }

    /** Speaks for the company: what only the customer has said is no ground for it. */
    boolean isOffer() {
        return OFFER.matcher(plain).find();
    }

    boolean isAboutDelivery() {
        return DELIVERY.matcher(plain).find();
    }
}
