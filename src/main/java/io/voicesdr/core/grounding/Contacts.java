package io.voicesdr.core.grounding;

import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Ways out of a text: links, e-mail addresses, telephone numbers, each by the key it is compared with. */
final class Contacts {

    private static final Pattern LINK = Pattern.compile(
            "\\b(?:https?://|www\\.)[^\\s<>\"')\\]]*[^\\s<>\"')\\].,;:!?*_]"
                    + "|(?<![\\w.+-])[\\w.+-]++@[\\w-]+\\.[\\w.-]*\\w"
                    + "|\\b(?:[a-z0-9-]{2,63}\\.){1,8}(?:com|net|org|io|app|me|br|link|shop|store)(?:\\.br)?(?:/[^\\s<>\"')\\]]*[^\\s<>\"')\\].,;:!?*_])?");
    private static final Pattern PHONE = Pattern.compile(
            "(?<![\\d.,/$-])(?<!\\$ )(?:\\+?55[ -]?)?(?:\\(?0?\\d{2}\\)?[ -]?)?(?:9[ .]?)?\\d{4}[- .]?\\d{4}(?![\\d/-]|[.,]\\d)"
                    + "|\\b0[38]00[ -]?\\d{3}[ -]?\\d{4}\\b");
    /** A code of the catalogue, a document's or a post code: digits that are names, not amounts. */
    private static final Pattern CODE = Pattern.compile(
            "\\b(?:cod(?:igo)?\\.?|ref\\.?|protocolo|pedido|cep|cpf|cnpj|n[o°º]\\.?|#)[ :]*[\\w./-]*\\d[\\w./-]*"
                    + "|\\b\\d{5}-\\d{3}\\b|\\b\\d{3}\\.\\d{3}\\.\\d{3}-\\d{2}\\b|\\b\\d{2}\\.\\d{3}\\.\\d{3}/\\d{4}-\\d{2}\\b");

    private Contacts() {}

    /** Links and addresses by themselves without scheme, {@code www.} and a slash at the end. */
    static Map<String, String> links(String plain) {
        return found(
                LINK,
                plain,
                link -> link.replaceFirst("^https?://", "")
                        .replaceFirst("^www\\.", "")
                        .replaceFirst("/$", ""));
    }

    /** Telephone numbers by their last eight digits: with and without country, area and ninth digit they are the same. */
    static Map<String, String> phones(String plain) {
        return found(PHONE, withoutLinks(plain), phone -> {
            String digits = phone.replaceAll("\\D", "");
            return digits.substring(Math.max(0, digits.length() - 8));
        });
    }

    /** {@code plain} without all of these, and without codes: their digits are no figures. */
    static String without(String plain) {
        return PHONE.matcher(CODE.matcher(withoutLinks(plain)).replaceAll(" ; "))
                .replaceAll(" ; ");
    }

    private static String withoutLinks(String plain) {
        return LINK.matcher(plain).replaceAll(" ; ");
    }

    private static Map<String, String> found(Pattern pattern, String plain, Function<String, String> key) {
        return pattern.matcher(plain)
                .results()
                .map(hit -> hit.group().strip())
                .collect(Collectors.toMap(key, Function.identity(), (a, b) -> a));
    }
}
