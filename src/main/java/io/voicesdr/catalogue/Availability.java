package io.voicesdr.catalogue;

import io.voicesdr.core.text.Words;
import java.util.Optional;
import java.util.Set;

/** Whether something can be sold, in the words and numbers that tables have for it. Pure. */
final class Availability {

    private static final Set<String> YES = Set.of(
            "sim",
            "s",
            "x",
            "yes",
            "y",
            "true",
            "verdadeiro",
            "disponivel",
            "disponiveis",
            "em estoque",
            "ativo",
            "available",
            "in stock",
            "si",
            "disponible",
            "pronta entrega",
            "sob encomenda");
    private static final Set<String> NO = Set.of(
            "nao",
            "n",
            "no",
            "false",
            "falso",
            "indisponivel",
            "vendido",
            "vendida",
            "reservado",
            "reservada",
            "esgotado",
            "esgotada",
            "sem estoque",
            "inativo",
            "sold",
            "sold out",
            "reserved",
            "unavailable",
            "out of stock",
            "vendido por",
            "agotado");

    private Availability() {}

    /** A number is a stock; no cell means yes. Empty when the words are unknown. */
    static Optional<Boolean> of(String cell) {
        String plain = String.join(" ", Words.of(cell).words());
        if (plain.isEmpty() && cell.isBlank() || YES.contains(plain)) {
            return Optional.of(true);
        }
        if (NO.contains(plain)) {
            return Optional.of(false);
        }
        return cell.strip().matches("\\d{1,9}(?:[.,]\\d{1,3})?")
                ? Optional.of(!cell.strip().matches("0+(?:[.,]0+)?"))
                : Optional.empty();
    }
}
