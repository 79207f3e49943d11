package io.voicesdr.core.knowledge;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KnowledgeTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            em quantos dias posso devolver o carro?   | trocas.md, Trocas e devoluções, Prazos
            DEVOLUCAO CARROS                          | trocas.md, Trocas e devoluções, Prazos
            quanto custa a segunda via dos documentos | trocas.md, Trocas e devoluções, Custos
            bateria tem garantia?                     | garantia.txt
            garanta do cambio                         | garantia.txt
            vocês entregam em santos?                 | entrega.csv
            """)
    void search_accentsPluralsAndSlips_findThePassage(String question, String source) {
        assertThat(Papers.KNOWLEDGE.search(question, 3).getFirst().source()).isEqualTo(source);
    }

    @Test
    void search_whatIsWrittenNowhere_findsNothing() {
        assertThat(Papers.KNOWLEDGE.search("helicóptero zumbi", 3)).isEmpty();
        assertThat(Papers.KNOWLEDGE.search("", 3)).isEmpty();
        assertThat(Knowledge.EMPTY.search("garantia", 3)).isEmpty();
    }

    @Test
    void ids_areThoseOfTheFilesContent() {
        Passage passage = Papers.WARRANTY.passages().getFirst();

        assertThat(passage.id()).matches("[0-9a-f]{16}");
        assertThat(Papers.KNOWLEDGE.find(passage.id())).contains(passage);
        assertThat(Document.of("garantia.txt", List.of(new Chapter("", passage.text())))
                        .passages()
                        .getFirst()
                        .id())
                .isEqualTo(passage.id());
        assertThat(Document.of("garantia.txt", List.of(new Chapter("", passage.text() + " Sempre.")))
                        .passages()
                        .getFirst()
                        .id())
                .isNotEqualTo(passage.id());
        assertThat(Document.of("outra.txt", List.of(new Chapter("", passage.text())))
                        .passages()
                        .getFirst()
                        .id())
                .isNotEqualTo(passage.id());
    }

    @Test
    void version_isTheSameForTheSameFilesInAnyOrder() {
        assertThat(new Knowledge(List.of(Papers.DELIVERY, Papers.WARRANTY, Papers.EXCHANGES)))
                .isEqualTo(Papers.KNOWLEDGE)
                .extracting(Knowledge::version)
                .isEqualTo(Papers.KNOWLEDGE.version());
    }

    /** Nothing is lost, nothing is too long, whatever is written. */
    @Test
    void passages_holdAllWordsInOrder() {
        for (int seed = 0; seed < 200; seed++) {
            String text = text(new Random(seed));

            List<String> passages = Passages.of(text);

            assertThat(passages)
                    .as("seed %d", seed)
                    .allSatisfy(
                            passage -> assertThat(passage).isNotBlank().hasSizeLessThanOrEqualTo(Passages.MAX_CHARS));
            assertThat(passages.stream().collect(Collectors.joining()).replaceAll("\\s", ""))
                    .as("seed %d", seed)
                    .isEqualTo(text.replaceAll("\\s", ""));
        }
    }

    @Test
    void passages_areCutBetweenParagraphsWhereThatIsPossible() {
        String first = "a".repeat(500);
        String second = "b".repeat(500);

        assertThat(Passages.of(first + "\n\n" + second)).containsExactly(first, second);
        assertThat(Passages.of("um\n\ndois")).containsExactly("um\n\ndois");
    }

    @Test
    void citation_isThePassageAmongThoseLookedUp() {
        List<Passage> found = Papers.KNOWLEDGE.search("devolver o carro, custo da devolução", 4);
        String shown = Citation.shown(found);

        assertThat(Citation.of(Papers.KNOWLEDGE, List.of(shown), false, "A devolução custa R$ 350,00 de vistoria, tá?"))
                .contains(Papers.EXCHANGES.passages().getLast().id());
        assertThat(Citation.of(Papers.KNOWLEDGE, List.of(shown), false, "Sim!"))
                .contains(found.getFirst().id());
    }

    @Test
    void citation_ofWhatStandsInThePrompt_needsSomethingInCommon() {
        assertThat(Citation.of(Papers.KNOWLEDGE, List.of(), true, "Pneus e bateria não estão cobertos pela garantia."))
                .contains(Papers.WARRANTY.passages().getFirst().id());
        assertThat(Citation.of(Papers.KNOWLEDGE, List.of(), true, "Oi! Tudo bem? Em que posso ajudar?"))
                .isEmpty();
        assertThat(Citation.of(Papers.KNOWLEDGE, List.of(), false, "Pneus e bateria não estão cobertos."))
                .isEmpty();
    }

    /** A customer's text that a tool repeats names no passage of ours. */
    @Test
    void citation_inventedId_isNone() {
        assertThat(Citation.of(
                        Papers.KNOWLEDGE, List.of("[0123456789abcdef] x\ny"), false, "Garantia de motor: 90 dias"))
                .isEmpty();
    }

    private static String text(Random random) {
        List<String> words = new ArrayList<>();
        int count = random.nextInt(600);
        for (int i = 0; i < count; i++) {
            int length = random.nextInt(20) == 0 ? random.nextInt(3_000) : random.nextInt(1, 12);
            String word =
                    Character.toString('a' + random.nextInt(26)).repeat(length) + (random.nextInt(9) == 0 ? "." : "");
            words.add(word + List.of(" ", " ", "\n", "\n\n").get(random.nextInt(4)));
        }
        return String.join("", words);
    }
}
