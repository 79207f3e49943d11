package io.voicesdr.core.answer;

import static org.assertj.core.api.Assertions.assertThat;

import io.voicesdr.core.prompt.Talk;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Whatever is said at whatever length, nothing readable is lost and nothing that must stay whole is torn. */
@Tag("long")
class BubblesPropertyTest {

    private static final List<String> WHOLE = List.of(
            "R$ 1.234,56",
            "R$ 99",
            "(11) 99999-0001",
            "+55 11 98888-7777",
            "https://auto.com/onix?ano=2024&cor=prata",
            "*duas. Palavras fortes*",
            "vendas@auto.com.br",
            "123e4567-e12b-12d1-a456-426655440000",
            "00020126580014br.gov.bcb.pix0136X5204000053039865802BR5913AUTO SILVA ME6009SAO PAULO62070503***63041D3D");

    private static final List<String> WORDS = List.of(
            "carro",
            "é",
            "bom.",
            "Sim!",
            "Dr.",
            "Av.",
            "R$",
            "3.",
            "etc.",
            "Não?",
            "ótimo…",
            "motor",
            "1.5",
            "“aspas.”",
            "😀",
            "(ou não)");

    private static final List<String> GAPS = List.of(" ", " ", " ", " ", " ", " ", "\n", "\n\n", "\n- ", "\n1. ");

    @Test
    void of_anyText_losesNothingAndTearsNothing() {
        for (long seed = 0; seed < 3_000; seed++) {
            Random random = new Random(seed);
            List<String> whole = new ArrayList<>();
            String said = text(random, whole);
            List<String> sent = Bubbles.of(Talk.tenant(), BubblesTest.answer(said));
            assertThat(readable(String.join("", sent))).as("seed " + seed).isEqualTo(readable(said));
            assertThat(sent)
                    .as("seed " + seed)
                    .hasSizeLessThanOrEqualTo(Bubbles.MAX)
                    .noneMatch(String::isBlank);
            assertThat(sent).as("seed " + seed).allMatch(bubble -> bubble.equals(bubble.strip()));
            for (String token : WHOLE) {
                assertThat(sent.stream()
                                .mapToInt(bubble -> count(bubble, token))
                                .sum())
                        .as("seed %d: %s", seed, token)
                        .isEqualTo(whole.stream().filter(token::equals).count());
            }
        }
    }

    private static String text(Random random, List<String> whole) {
        StringBuilder text = new StringBuilder("Olá");
        int length = random.nextInt(900);
        for (int i = 0; i < length; i++) {
            text.append(GAPS.get(random.nextInt(GAPS.size())));
            if (random.nextInt(8) == 0) {
                whole.add(WHOLE.get(random.nextInt(WHOLE.size())));
                text.append(whole.getLast());
            } else {
                text.append(WORDS.get(random.nextInt(WORDS.size())));
            }
        }
        return text.append(" fim").toString();
    }

    private static int count(String text, String token) {
        return (text.length() - text.replace(token, "").length()) / token.length();
    }

    private static String readable(String text) {
        return text.replaceAll("\\s+", "");
    }
}
