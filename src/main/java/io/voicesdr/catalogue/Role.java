package io.voicesdr.catalogue;

import io.voicesdr.core.text.Words;
import java.util.List;
import java.util.Optional;

/** The columns that mean something to us, by the headings that Brazilians and others give them. */
enum Role {
    ID(List.of("id", "codigo", "cod", "sku", "ref", "referencia", "code")),
    TITLE(List.of("titulo", "nome", "produto", "title", "name", "product", "nombre", "producto")),
    PRICE(List.of("preco", "preco r", "preco em reais", "valor", "price", "precio")),
    PICTURE(List.of(
            "foto", "fotos", "imagem", "figura", "picture", "image", "photo", "imagen", "link da foto", "url da foto")),
    AVAILABILITY(List.of(
            "disponivel",
            "disponibilidade",
            "estoque",
            "situacao",
            "status",
            "available",
            "availability",
            "stock",
            "disponible"));

    private final List<String> headings;

    Role(List<String> headings) {
        this.headings = headings;
    }

    /** The heading that an operator would be told to write. */
    String example() {
        return headings.getFirst();
    }

    /** The column of {@code columns} that has this role: the one whose heading stands first in our list. */
    Optional<String> in(List<String> columns) {
        return headings.stream()
                .flatMap(heading -> columns.stream()
                        .filter(column ->
                                String.join(" ", Words.of(column).words()).equals(heading)))
                .findFirst();
    }
}
