package io.voicesdr.core.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import io.voicesdr.core.catalogue.Query.Filter;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

/** The quick search finds what the plain one finds, in the same order, whatever is sold and asked for. */
class QuickSearchTest {

    @RepeatedTest(40)
    void find_anyQuery_findsWhatThePlainOneFinds(RepetitionInfo repetition) {
        long seed = 20_261_121L + repetition.getCurrentRepetition();
        Random random = new Random(seed);
        Catalogue catalogue = Shop.of(1 + random.nextInt(120), random);
        NaiveIndex index = new NaiveIndex(catalogue.items());
        for (int i = 0; i < 40; i++) {
            Query query = query(catalogue, random);
            assertThat(Search.find(catalogue, query))
                    .as("seed %d: %s", seed, query)
                    .isEqualTo(NaiveSearch.find(catalogue, index, query));
        }
    }

    @Test
    void find_amongTenThousand_findsWhatThePlainOneFinds() {
        Random random = new Random(7);
        Catalogue catalogue = Shop.of(10_000, random);
        NaiveIndex index = new NaiveIndex(catalogue.items());
        for (int i = 0; i < 8; i++) {
            Query query = query(catalogue, random);
            assertThat(Search.find(catalogue, query))
                    .as("%s", query)
                    .isEqualTo(NaiveSearch.find(catalogue, index, query));
        }
    }

    @Test
    void find_inAnEmptyCatalogue_isTheSameToo() {
        Query query = new Query("onix", List.of(), Optional.of("101"), 3);

        assertThat(Search.find(Catalogue.EMPTY, query))
                .isEqualTo(NaiveSearch.find(Catalogue.EMPTY, new NaiveIndex(List.of()), query));
    }

    private static Query query(Catalogue catalogue, Random random) {
        List<Filter> filters = random.nextInt(3) == 0
                ? List.of()
                : random.ints(1 + random.nextInt(2), 0, 6)
                        .mapToObj(kind -> filter(kind, random))
                        .toList();
        Optional<String> like = random.nextInt(5) > 0
                ? Optional.empty()
                : Optional.of(
                        random.nextInt(6) == 0
                                ? "no such"
                                : catalogue
                                        .items()
                                        .get(random.nextInt(catalogue.items().size()))
                                        .id());
        return new Query(Shop.words(random), filters, like, 1 + random.nextInt(10));
    }

    private static Filter filter(int kind, Random random) {
        Optional<BigDecimal> amount = Optional.of(BigDecimal.valueOf(10_000 + random.nextInt(150_000)));
        return switch (kind) {
            case 0 -> new Filter("preço", Optional.empty(), amount, Optional.empty());
            case 1 -> new Filter("valor", amount, amount.map(BigDecimal.valueOf(40_000)::add), Optional.empty());
            case 2 -> new Filter("quilometrajem", Optional.empty(), amount, Optional.empty());
            case 3 ->
                new Filter("Cor", Optional.empty(), Optional.empty(), Optional.of(Shop.slipped("branca", random)));
            case 4 ->
                new Filter(
                        "ano",
                        Optional.of(BigDecimal.valueOf(2010 + random.nextInt(15))),
                        Optional.empty(),
                        random.nextBoolean() ? Optional.empty() : Optional.of("2020"));
            default -> new Filter("potência", amount, Optional.empty(), Optional.of(""));
        };
    }
}
