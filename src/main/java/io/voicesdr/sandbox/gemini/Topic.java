package io.voicesdr.sandbox.gemini;

import java.util.List;

/**
 * What a customer can want to know, in the order in which it is answered. Words are folded ({@link Words}).
 *
 * @see Rule for what is no question
 */
enum Topic {
    HOURS(
            List.of(
                    "horario",
                    "horarios",
                    "abre",
                    "abrem",
                    "fecha",
                    "fecham",
                    "aberto",
                    "aberta",
                    "funciona",
                    "funcionam",
                    "que horas",
                    "domingo",
                    "sabado",
                    "open",
                    "opening",
                    "hours",
                    "close",
                    "abierto",
                    "abren"),
            List.of("horario", "horarios", "funcionamento")),
    ADDRESS(
            List.of(
                    "endereco",
                    "onde",
                    "localizacao",
                    "fica",
                    "ficam",
                    "chegar",
                    "mapa",
                    "address",
                    "where",
                    "located",
                    "direccion",
                    "donde",
                    "ubicacion"),
            List.of("endereco", "localizacao")),
    FINANCING(
            List.of(
                    "financia",
                    "financiam",
                    "financiar",
                    "financiamento",
                    "parcela",
                    "parcelas",
                    "parcelado",
                    "parcelar",
                    "entrada",
                    "consorcio",
                    "financing",
                    "finance",
                    "installments",
                    "financiacion",
                    "cuotas"),
            List.of("financiamento", "financia")),
    TEST_DRIVE(
            List.of(
                    "test drive",
                    "testdrive",
                    "test-drive",
                    "dirigir",
                    "dar uma volta",
                    "agendar",
                    "visita",
                    "visitar"),
            List.of("test drive")),
    TRADE_IN(
            List.of("troca", "trocar", "usado", "usada", "avaliacao", "avaliar", "avaliam", "trade in", "permuta"),
            List.of("troca", "usados")),
    DELIVERY(
            List.of("entrega", "entregam", "entregar", "delivery", "frete", "deliver", "envio"),
            List.of("entrega", "delivery")),
    ORDER(
            List.of("encomenda", "encomendar", "encomendas", "pedido", "order", "encargo"),
            List.of("encomenda", "encomendas")),
    PAYMENT(
            List.of("pagamento", "pagar", "pix", "cartao", "dinheiro", "payment", "pay", "card", "tarjeta", "pago"),
            List.of("pagamento"));

    private final List<String> asked;
    private final List<String> labels;

    Topic(List<String> asked, List<String> labels) {
        this.asked = asked;
        this.labels = labels;
    }

    /** Whether {@code text} asks about this. */
    boolean isAskedIn(String text) {
        return Words.hasAny(text, asked);
    }

    /** The words by which the prompt's fact about this is found. */
    List<String> labels() {
        return labels;
    }
}
