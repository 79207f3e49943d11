package io.voicesdr.core.catalogue;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;

/** Catalogues and words of customers by chance: many alike, cells missing, prices missing, slips. */
final class Shop {

    private static final List<String> MAKES =
            List.of("Fiat", "Chevrolet", "Hyundai", "Jeep", "Volkswagen", "Citroën", "Peugeot", "Caoa Chery");
    private static final List<String> MODELS = List.of(
            "Argo",
            "Onix",
            "Ônix Plus",
            "HB20",
            "Renegade",
            "Compass",
            "Nivus",
            "C3",
            "208",
            "Tiggo 5x",
            "Pulse",
            "Gol");
    private static final List<String> COLOURS =
            List.of("branco", "prata", "preto", "azul", "vermelho", "cinza", "amarela", "azuis e brancos");
    private static final List<String> WORDS = List.of(
            "automático", "carros", "jeeps", "tem", "um", "barato", "2020", "manuais", "turbo", "c17", "ferrari");

    private Shop() {}

    static Catalogue of(int size, Random random) {
        List<Item> items = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            items.add(item("c" + i, random));
        }
        return new Catalogue(items, "shop" + size);
    }

    private static Item item(String id, Random random) {
        Map<String, String> columns = new LinkedHashMap<>();
        columns.put("Ano", Integer.toString(2010 + random.nextInt(15)));
        if (random.nextInt(10) > 0) {
            columns.put("Cor", one(COLOURS, random));
        }
        if (random.nextInt(10) > 0) {
            columns.put("Quilometragem", random.nextInt(150) + "." + "%03d".formatted(random.nextInt(1_000)) + " km");
        }
        columns.put("Câmbio", random.nextBoolean() ? "manual" : "automático");
        if (random.nextInt(3) == 0) {
            columns.put("Descrição", one(MODELS, random) + " de " + one(WORDS, random) + " " + random.nextInt(5_000));
        }
        Optional<BigDecimal> price = random.nextInt(12) == 0
                ? Optional.empty()
                : Optional.of(BigDecimal.valueOf(20_000 + 100L * random.nextInt(1_500)));
        String title =
                one(MAKES, random) + " " + one(MODELS, random) + " " + Integer.toString(random.nextInt(50_000), 36);
        return new Item(id, title, price, Optional.empty(), random.nextInt(8) > 0, columns);
    }

    /** What somebody writes: up to four words, some with a slip. */
    static String words(Random random) {
        return random.ints(random.nextInt(5), 0, 5)
                .mapToObj(kind -> switch (kind) {
                    case 0 -> one(MAKES, random);
                    case 1 -> one(COLOURS, random);
                    case 2 -> one(WORDS, random);
                    default -> one(MODELS, random);
                })
                .map(word -> random.nextInt(3) == 0 ? slipped(word, random) : word)
                .collect(Collectors.joining(" "));
    }

    static String slipped(String word, Random random) {
        int at = random.nextInt(word.length());
        return switch (random.nextInt(4)) {
            case 0 -> word.substring(0, at) + word.substring(at + 1);
            case 1 -> word.substring(0, at) + "x" + word.substring(at);
            case 2 ->
                at == 0
                        ? word
                        : word.substring(0, at - 1) + word.charAt(at) + word.charAt(at - 1) + word.substring(at + 1);
            default -> word;
        };
    }

    private static String one(List<String> from, Random random) {
        return from.get(random.nextInt(from.size()));
    }
}
