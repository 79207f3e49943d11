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
                    + "(?:verificar|confirmar|consultar|checar|ver|perguntar|conferir|pedir|simular|solicitar)\\b|\\bnao (?:sei|tenho certeza|tenho essa)\\b"
                    + "|\\b(?:let me|i'll|i will|i need to) (?:check|confirm|ask)\\b|\\b(?:voy a|dejame) (?:verificar|confirmar|consultar)\\b");
    private static final Pattern OFFER =
            Pattern.compile("\\b(?:fica|sai|saem|ficam|custa|custam|faco|fazemos|fechad[oa]|fechamos"
                    + "|fecho|consigo|conseguimos|aprovad[oa]|confirm\\w+|garant\\w+|ofert\\w+|promoc\\w+|desconto\\w*|a vista"
                    + "|isso mesmo|exat\\w+|corret\\w+|preco|valor|por apenas|parcelas? de|costs?|price|discount|confirmed"
                    + "|esta|estao|estava|sera|vale|leva\\w*|tabela|combinad\\w+"
                    + "|cuesta|precio|descuento)\\b");

    /** "Onix por R$ 40 mil" is a price, "você procura um Onix por R$ 40 mil" is not. */
    private static final Pattern PRICED =
            Pattern.compile("\\b(?:por|for|at) (?:so |apenas |somente |only )?(?:r?\\$|\\d)");

    private static final Pattern OF_CUSTOMER = Pattern.compile(
            "\\b(?:voce|vc|senhor|senhora|you|tu|usted) (?:ja )?(?:procura|quer|pensa|pretende|busca|disse|viu|falou"
                    + "|comentou|mencionou|citou|informou|pediu|perguntou|tem|pode|gostaria|said|want|mentioned|have|are looking"
                    + "|asked|quiere|busca|dijo|tiene)\\b"
                    + "|\\b(?:seu|sua|teu|tua|your|tu|su) (?:limite|orcamento|teto|maximo|renda|entrada|parcela|investimento|carro"
                    + "|usado|budget|limit|car|presupuesto|auto)\\b"
                    + "|\\b(?:ate|faixa|em torno|por volta|orcamento|limite|investir|gastar|up to|around|budget|hasta|presupuesto)\\b"
                    + "|\\b(?:com|with|con) (?:r?\\$ ?)?\\d");

    private static final Pattern NOTED = Pattern.compile("\\b(?:anotad[oa]|anotei|noted|anote)\\b");

    /** "Não consigo por R$ 60 mil": what is refused is not offered. */
    private static final Pattern REFUSED = Pattern.compile(
            "\\b(?:nao|nem|not|no|nunca) (?:\\w+ ){0,2}(?:consig\\w+|faco|fazemos|temos|tenho|posso|podemos|da|e|esta|fica|sai|custa"
                    + "|trabalhamos|chegamos|vendemos|confirm\\w+|consta|existe|conhec\\w+|reconhec\\w+|vou|vamos|can|have|is"
                    + "|offer|sell|puedo|podemos|tenemos|es)\\b(?![^,;:]*\\b(?:mas|que|porem|but|pero)\\b)[^,;:]*$");

    /** A comma between digits parts no clauses. */
    private static final Pattern CLAUSE = Pattern.compile("[;:(]|,(?!\\d)");

    private static final Pattern DELIVERY =
            Pattern.compile("\\b(?:entreg\\w+|prazo|chega\\w*|envi\\w+|despach\\w+|fica pronto"
                    + "|deliver\\w*|ship\\w*|arriv\\w+|plazo)\\b");

    private static final Pattern ENGLISH_NUMBER =
            Pattern.compile("(?<![\\d.,])(\\d{1,3}(?:,\\d{3})+)(?:\\.(\\d{1,2}))?(?![\\d,]|\\.\\d)");

    /** The sentences of {@code text}, none blank. */
    static List<Sentence> of(String text) {
        return BORDER.splitAsStream(text)
                .filter(part -> !part.isBlank())
                .map(part -> new Sentence(brazilian(Plain.of(part))))
                .toList();
    }

    /** {@code 30,000} and {@code 1,299.90}, as other languages write them, in the form that figures are read in. */
    private static String brazilian(String plain) {
        return ENGLISH_NUMBER.matcher(plain).replaceAll(found -> {
            String whole = found.group(1).replace(',', '.');
            return found.group(2) == null ? whole : whole + "," + found.group(2);
        });
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

    /** Repeats what the customer has said, as theirs. */
    boolean isEcho() {
        boolean ofCustomer = OF_CUSTOMER.matcher(plain).find();
        boolean onlyHeard = (isQuestion() || NOTED.matcher(plain).find())
                && !PRICED.matcher(plain).find();
        return (ofCustomer || onlyHeard) && !isOffer();
    }

    /** Whether {@code quote}, which begins in it as it is written, is refused there, or is to be found out about. */
    boolean leavesOpen(String quote) {
        int whole = plain.indexOf(quote);
        int at = whole >= 0 ? whole : plain.indexOf(quote.split(" ", 2)[0]);
        return at >= 0
                && (REFUSED.matcher(plain.substring(0, at)).find()
                        || HEDGE.matcher(clause(at)).find());
    }

    private String clause(int at) {
        int from = 0;
        for (String clause : CLAUSE.split(plain)) {
            if (at < from + clause.length() + 1) {
                return clause;
            }
            from += clause.length() + 1;
        }
        return plain;
    }

    boolean isAboutDelivery() {
        return DELIVERY.matcher(plain).find();
    }
}
