package io.voicesdr.core.grounding;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Benefits that are invented most: a company must have spoken of one before the bot may. */
enum Promise {
    FREE_SHIPPING(
            "(?:frete|entrega|envio)s? (?:e |eh |sai |fica )?(?:totalmente )?(?:gratis|gratuit\\w*|por nossa conta)"
                    + "|free (?:shipping|delivery)|envio (?:gratis|gratuito)"),
    INTEREST_FREE("sem juros|juros zero|taxa zero|interest[ -]free|sin intereses"),
    DISCOUNT(
            "desconto|cupom|cupons|cashback|\\d ?% off|(?:pela |a )?metade do (?:preco|valor)|discount|coupon|half (?:price|off)"
                    + "|descuento|cupon|(?:a )?mitad de(?:l)? precio"),
    SALE("promocao|promocional|black friday|liquidacao|on sale|oferta especial|promocion"),
    WARRANTY("garantia|warranty|guarantee"),
    GIFT("brinde|de brinde|cortesia|de graca|free gift|for free|de regalo"),
    RETURNS("devolu\\w+|reembols\\w+|dinheiro de volta|troca gratis|refund|money back|free returns|devolucion"),
    IN_STOCK("pronta entrega|em estoque|a pronta|in stock|en stock"),
    APPROVAL("(?:credito|financiamento|cadastro) (?:ja )?(?:foi |esta )?(?:pre-?)?aprovado|aprovacao garantida"
            + "|sem consulta|(?:loan|credit) approved|credito aprobado"),
    DELIVERY("(?:entreg\\w+|chega\\w*|recebe\\w*|envi\\w+|despach\\w+|deliver\\w*|arriv\\w+|ships?)\\b[^.!?]{0,40}?"
            + "\\b(?:hoje|amanha|mesmo dia|24 ?h|48 ?h|today|tomorrow|same day|hoy|manana)");

    private static final Pattern NEGATED =
            Pattern.compile("\\b(?:nao|nunca|jamais|nenhum|nenhuma|not|never|cannot)\\b|n't\\b");
    private static final Pattern CLAUSE = Pattern.compile("[,:;(]");

    private final Pattern pattern;

    Promise(String pattern) {
        this.pattern = Pattern.compile("\\b(?:" + pattern + ")");
    }

    /** Whether {@code sentence} says yes to it; a question, a refusal and "I'll check" say nothing. */
    boolean isMadeIn(Sentence sentence) {
        Matcher match = pattern.matcher(sentence.plain());
        return match.find()
                && !sentence.isHedged()
                && !isRefused(sentence.plain().substring(0, match.start()));
    }

    /** What of {@code sentence} makes it. */
    String quoteIn(Sentence sentence) {
        Matcher match = pattern.matcher(sentence.plain());
        return match.find() ? match.group() : "";
    }

    /** "Não temos desconto", but not "se não gostar, tem devolução". */
    private static boolean isRefused(String before) {
        String[] clauses = CLAUSE.split(before, -1);
        return NEGATED.matcher(clauses[clauses.length - 1]).find();
    }
}
