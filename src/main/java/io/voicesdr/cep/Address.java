package io.voicesdr.cep;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Where a postal code is. Towns with a single code have neither street nor district.
 *
 * @param cep eight digits
 * @param street empty when unknown, as the next two
 */
record Address(String cep, String street, String district, String city, String state) {

    /** BrasilAPI's words, v1 and v2; empty when it is none of its answers. */
    static Optional<Address> ofBrasilApi(String cep, JsonNode json) {
        return of(cep, json, "street", "neighborhood", "city", "state");
    }

    /** ViaCEP's words. */
    static Optional<Address> ofViaCep(String cep, JsonNode json) {
        return of(cep, json, "logradouro", "bairro", "localidade", "uf");
    }

    private static Optional<Address> of(
            String cep, JsonNode json, String street, String district, String city, String state) {
        Address address = new Address(
                cep, text(json.path(street)), text(json.path(district)), text(json.path(city)), text(json.path(state)));
        return address.city.isEmpty() || address.state.isEmpty() ? Optional.empty() : Optional.of(address);
    }

    private static String text(JsonNode node) {
        return node.isTextual() ? node.asText().strip() : "";
    }

    /** {@code CEP 05010-000: Rua Caiubi, Perdizes, São Paulo - SP}. */
    String told() {
        String place = Stream.of(street, district, city)
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(", "));
        return "CEP " + cep.substring(0, 5) + "-" + cep.substring(5) + ": " + place + " - " + state;
    }
}
