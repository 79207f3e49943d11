package io.voicesdr.knowledge;

import static org.assertj.core.api.Assertions.assertThat;

import io.voicesdr.core.knowledge.Document;
import io.voicesdr.core.knowledge.Passage;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class KnowledgeReaderTest {

    @Test
    void markdown_isReadByItsHeadings() {
        Document document = good("trocas.md", """
                Antes de tudo.

                # Trocas
                Só com nota.

                ## Prazos
                7 dias.
                ```
                # não é título
                ```
                # Contato
                Ligue.
                """);

        assertThat(document.passages())
                .extracting(Passage::source)
                .containsExactly("trocas.md", "trocas.md, Trocas", "trocas.md, Trocas, Prazos", "trocas.md, Contato");
        assertThat(document.passages().get(2).text()).contains("7 dias.", "# não é título");
        assertThat(document.text()).contains("# Trocas, Prazos\n7 dias.");
    }

    @Test
    void csv_eachRowSaysWhatItIsAbout() {
        Document document = good("frete.csv", "bairro;prazo;frete\nCentro;1 dia;R$ 10,00\n\nGonzaga;;R$ 12,00\n");

        assertThat(document.text())
                .isEqualTo("bairro: Centro | prazo: 1 dia | frete: R$ 10,00\nbairro: Gonzaga | frete: R$ 12,00");
    }

    @Test
    void text_isReadAsItStands() {
        assertThat(good("LEIAME.TXT", "\uFEFFUm.\r\nDois.\r\n").text()).isEqualTo("Um.\nDois.");
    }

    @Test
    void latin1_isNamedWithItsLine() {
        KnowledgeProblem problem = bad("a.txt", "um\ndois\ntr\u00eas".getBytes(StandardCharsets.ISO_8859_1));

        assertThat(problem).isEqualTo(new KnowledgeProblem(3, "the text is not UTF-8; save it as UTF-8"));
    }

    @Test
    void emptyForeignAndHugeFiles_areNamed() {
        assertThat(bad("a.md", " \n".getBytes(StandardCharsets.UTF_8)).message())
                .startsWith("there is no text in it");
        assertThat(bad("a.png", new byte[] {1, 2}).message()).startsWith("files of this kind can't be read");
        assertThat(bad("a.txt", new byte[KnowledgeReader.MAX_BYTES + 1]).message())
                .startsWith("the file is larger than 20 MiB");
        assertThat(bad("a.txt", "a\0b".getBytes(StandardCharsets.UTF_8)).message())
                .startsWith("this is no text file");
    }

    static Document good(String name, String content) {
        return good(name, content.getBytes(StandardCharsets.UTF_8));
    }

    static Document good(String name, byte[] content) {
        KnowledgeReader.Reading reading = KnowledgeReader.read(name, content);
        assertThat(reading.problem()).isEmpty();
        return reading.document().orElseThrow();
    }

    static KnowledgeProblem bad(String name, byte[] content) {
        KnowledgeReader.Reading reading = KnowledgeReader.read(name, content);
        assertThat(reading.document()).isEmpty();
        return reading.problem().orElseThrow();
    }
}
