package io.voicesdr.core.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import io.voicesdr.core.catalogue.Query.Filter;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is found for what customers write. */
class SearchTest {

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            onix                       | 102
            Ônix                       | 102
            onixx                      | 102
            renegad                    | 104
            RENEGATE                   | 104
            hb20                       | 103
            jeep                       | 104 105
            jeeps                      | 104 105
            jeep branco                | 105
            jeep branca                | 105
            automáticos                | 104 105 106
            automatica                 | 104 105 106
            carro azul                 | -106
            azuis                      | 106
            fiat                       | 101
            argo 2023                  | 101
            105                        | 105
            volkswagem nivus           | 106
            compas                     | 105
            quero um jeep automático   | 104 105
            prateado                   | -
            """)
    void find_words_findsTheseItems(String words, String expected) {
        Found found = Search.find(Cars.CATALOGUE, Query.of(words));

        if (expected.startsWith("-")) {
            assertThat(found.exact()).isFalse();
            assertThat(found.items()).isNotEmpty();
            assertThat(expected.substring(1)).isIn("", found.items().getFirst().id());
        } else {
            assertThat(found.exact()).isTrue();
            assertThat(found.items()).extracting(Item::id).containsExactlyInAnyOrder(expected.split(" "));
        }
    }

    @Test
    void find_priceRange_isExactToTheCent() {
        assertThat(ids(filter(Query.PRICE, null, "129900.50"))).contains("105");
        assertThat(ids(filter(Query.PRICE, null, "129900.49"))).doesNotContain("105");
        assertThat(ids(filter("valor", "65000", "72000"))).containsExactly("101", "102");
    }

    @Test
    void find_numberInACell_isCompared() {
        assertThat(ids(filter("quilometragem", null, "30000"))).containsExactly("101", "105", "106");
        assertThat(ids(filter("ano", "2022", null))).containsExactly("101", "102", "105", "106");
    }

    @Test
    void find_columnOfChoices_isComparedByItsWords() {
        Filter white = new Filter("cor", Optional.empty(), Optional.empty(), Optional.of("branca"));
        Filter automatic = new Filter("cambio", Optional.empty(), Optional.empty(), Optional.of("automatico"));

        assertThat(ids(white)).containsExactly("101", "105");
        assertThat(ids(white, automatic)).containsExactly("105");
    }

    @Test
    void find_nothingInRange_tellsTheNearestAsSuch() {
        Found found = Search.find(
                Cars.CATALOGUE, new Query("jeep", List.of(filter(Query.PRICE, null, "70000")), Optional.empty(), 2));

        assertThat(found.exact()).isFalse();
        assertThat(found.items()).extracting(Item::id).startsWith("104");
    }

    @Test
    void find_onlyASoldOne_isNotExact() {
        Found found = Search.find(Cars.CATALOGUE, Query.of("pulse"));

        assertThat(found.exact()).isFalse();
        assertThat(found.items()).extracting(Item::id).startsWith("107");
    }

    @Test
    void find_unknownWordOrColumn_isNamed() {
        Found found = Search.find(
                Cars.CATALOGUE, new Query("ferrari", List.of(filter("potência", "100", null)), Optional.empty(), 3));

        assertThat(found.unknown()).containsExactly("potência", "ferrari");
        assertThat(found.exact()).isFalse();
    }

    @Test
    void find_likeAnItem_ranksByWhatTheyShare() {
        Found found = Search.find(Cars.CATALOGUE, new Query("", List.of(), Optional.of("101"), 2));

        assertThat(found.items()).extracting(Item::id).doesNotContain("101").hasSize(2);
        assertThat(found.items().getFirst().columns()).containsEntry("Câmbio", "manual");
    }

    @Test
    void find_noWordsAndNoFilter_listsWhatIsAvailable() {
        Found found = Search.find(Cars.CATALOGUE, new Query("", List.of(), Optional.empty(), 3));

        assertThat(found.items()).extracting(Item::id).containsExactly("101", "102", "103");
        assertThat(found.total()).isEqualTo(6);
    }

    @Test
    void find_inAnEmptyCatalogue_findsNothing() {
        assertThat(Search.find(Catalogue.EMPTY, Query.of("onix")).items()).isEmpty();
    }

    @Test
    void find_sameQuery_isAlwaysTheSame_inTenThousandItems() {
        Random random = new Random(7);
        List<Item> items = new ArrayList<>();
        for (int i = 0; i < 10_000; i++) {
            items.add(Cars.car(
                    "c" + i,
                    "Modelo " + Integer.toString(random.nextInt(5_000), 36) + "x Turbo",
                    Integer.toString(20_000 + random.nextInt(200_000)),
                    random.nextInt(10) > 0,
                    Integer.toString(2010 + random.nextInt(15)),
                    List.of("branco", "prata", "preto", "azul").get(random.nextInt(4)),
                    random.nextInt(150_000) + " km",
                    "manual"));
        }
        Catalogue large = new Catalogue(items, "large");
        Query query = new Query("turbo azuis", List.of(filter("ano", "2020", null)), Optional.empty(), 5);

        Found first = Search.find(large, query);

        assertThat(first.exact()).isTrue();
        assertThat(first.items()).allSatisfy(item -> assertThat(item.columns()).containsEntry("Cor", "azul"));
        assertThat(Search.find(new Catalogue(items, "large"), query)).isEqualTo(first);
    }

    private static List<String> ids(Filter... filters) {
        Found found = Search.find(Cars.CATALOGUE, new Query("", List.of(filters), Optional.empty(), 10));
        assertThat(found.exact()).isTrue();
        return found.items().stream().map(Item::id).toList();
    }

    private static Filter filter(
            String column,
            @org.jspecify.annotations.Nullable String min,
            @org.jspecify.annotations.Nullable String max) {
        return new Filter(
                column,
                Optional.ofNullable(min).map(BigDecimal::new),
                Optional.ofNullable(max).map(BigDecimal::new),
                Optional.empty());
    }
}
