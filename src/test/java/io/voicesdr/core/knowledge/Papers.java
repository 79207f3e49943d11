package io.voicesdr.core.knowledge;

import java.util.List;

/** What a small dealership has written down, for tests. */
public final class Papers {

    public static final Document EXCHANGES = Document.of(
            "trocas.md",
            List.of(
                    new Chapter(
                            "Trocas e devoluções, Prazos",
                            "O cliente pode devolver o carro em até 7 dias corridos, com no máximo 300 km rodados."),
                    new Chapter(
                            "Trocas e devoluções, Custos",
                            "A devolução custa R$ 350,00 de vistoria. A segunda via do documento custa R$ 180,00.")));

    public static final Document WARRANTY = Document.of(
            "garantia.txt",
            List.of(new Chapter(
                    "",
                    "A garantia de motor e câmbio é de 90 dias. Pneus, bateria e palhetas não estão cobertos.\n\n"
                            + "A garantia estendida de 12 meses custa R$ 1.490,00 e vale em todo o Brasil.")));

    public static final Document DELIVERY = Document.of(
            "entrega.csv",
            List.of(new Chapter(
                    "",
                    "cidade: Campinas | prazo: 1 dia útil | frete: R$ 0,00\n"
                            + "cidade: Sorocaba | prazo: 3 dias úteis | frete: R$ 290,00\n"
                            + "cidade: Santos | prazo: 4 dias úteis | frete: R$ 410,00")));

    public static final Knowledge KNOWLEDGE = new Knowledge(List.of(EXCHANGES, WARRANTY, DELIVERY));

    private Papers() {}
}
