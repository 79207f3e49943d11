package io.voicesdr.core.catalogue;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A small dealership for tests. */
public final class Cars {

    public static final Catalogue CATALOGUE = new Catalogue(
            List.of(
                    car("101", "Fiat Argo Drive 1.0", "67900", true, "2023", "branco", "28.000 km", "manual"),
                    car("102", "Chevrolet Onix LT 1.0", "71500", true, "2022", "prata", "35.000 km", "manual"),
                    car("103", "Hyundai HB20 Sense", "64900", true, "2021", "vermelho", "41.000 km", "manual"),
                    car("104", "Jeep Renegade Sport 1.8", "79900", true, "2020", "preto", "58.000 km", "automático"),
                    withPicture(car(
                            "105",
                            "Jeep Compass Longitude",
                            "129900.50",
                            true,
                            "2022",
                            "branco",
                            "30.000 km",
                            "automático")),
                    car("106", "Volkswagen Nivus Comfortline", "", true, "2024", "azul", "5.000 km", "automático"),
                    car("107", "Fiat Pulse Audace", "98900", false, "2023", "cinza", "12.000 km", "automático")),
            "v1");

    private Cars() {}

    public static Item car(
            String id,
            String title,
            String price,
            boolean available,
            String year,
            String colour,
            String km,
            String gear) {
        Map<String, String> columns = new LinkedHashMap<>();
        columns.put("Ano", year);
        columns.put("Cor", colour);
        columns.put("Quilometragem", km);
        columns.put("Câmbio", gear);
        Optional<BigDecimal> amount = price.isEmpty() ? Optional.empty() : Optional.of(new BigDecimal(price));
        return new Item(id, title, amount, Optional.empty(), available, columns);
    }

    private static Item withPicture(Item item) {
        return new Item(
                item.id(),
                item.title(),
                item.price(),
                Optional.of("https://loja.example/" + item.id() + ".jpg"),
                item.available(),
                item.columns());
    }
}
