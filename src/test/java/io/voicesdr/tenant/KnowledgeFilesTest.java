package io.voicesdr.tenant;

import static org.assertj.core.api.Assertions.assertThat;

import io.voicesdr.core.knowledge.Document;
import io.voicesdr.core.tenant.Tenant;
import io.voicesdr.core.tenant.ToolSettings.KnowledgeUse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The documents beside tenant.yaml: taken when they change, kept when one breaks, never silently gone. */
class KnowledgeFilesTest {

    private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");

    @TempDir
    Path root;

    private TenantSnapshot snapshot = TenantSnapshot.EMPTY;
    private TenantScan scan;

    @BeforeEach
    void tenant() throws IOException {
        Files.createDirectory(root.resolve("loja"));
        write("tenant.yaml", "name: Loja\nsystem_prompt: Oi\n");
        Personas personas = new Personas();
        scan = new TenantScan(root.toString(), new TenantReader(name -> Optional.empty(), personas), personas);
    }

    @Test
    void newChangedAndRemovedFiles_areFollowed() throws IOException {
        String without = look().configHash();
        assertThat(look().knowledge().isEmpty()).isTrue();

        write("knowledge/trocas.md", "# Trocas\nEm 7 dias.");
        write("knowledge/manuais/ar/uso.txt", "Ligue.");
        assertThat(look().knowledge().documents())
                .extracting(Document::name)
                .containsExactly("manuais/ar/uso.txt", "trocas.md");
        String with = look().configHash();
        assertThat(with).isNotEqualTo(without);

        write("knowledge/trocas.md", "# Trocas\nEm 14 dias.");
        assertThat(look().configHash()).isNotEqualTo(with);
        assertThat(look().knowledge().search("trocas", 1).getFirst().text()).isEqualTo("Em 14 dias.");

        Files.delete(root.resolve("loja/knowledge/trocas.md"));
        Files.delete(root.resolve("loja/knowledge/manuais/ar/uso.txt"));
        assertThat(look().configHash()).isEqualTo(without);
    }

    @Test
    void brokenFile_keepsTheLastGoodVersionAndIsNamed() throws IOException {
        write("knowledge/trocas.md", "Em 7 dias.");
        look();

        Files.write(root.resolve("loja/knowledge/frete.csv"), new byte[] {'a', '\n', (byte) 0xE7});

        assertThat(look().knowledge().documents()).hasSize(1);
        assertThat(snapshot.problems()).singleElement().satisfies(problem -> {
            assertThat(problem.text()).endsWith("loja/knowledge/frete.csv:2: the text is not UTF-8; save it as UTF-8");
            assertThat(problem.keptLastGood()).isTrue();
        });

        Files.delete(root.resolve("loja/knowledge/frete.csv"));
        look();
        assertThat(snapshot.problems()).isEmpty();
    }

    /** An edit that leaves size and time as they were is seen a little later. */
    @Test
    void editThatHidesFromTheFileSystem_isSeenWithinMinutes() throws IOException {
        Path file = root.resolve("loja/knowledge/trocas.md");
        write("knowledge/trocas.md", "Em 7 dias.");
        look();
        FileTime time = Files.getLastModifiedTime(file);

        Files.writeString(file, "Em 9 dias.");
        Files.setLastModifiedTime(file, time);
        snapshot = scan.after(snapshot, NOW.plusSeconds(301));

        assertThat(tenantNow().knowledge().documents().getFirst().text()).isEqualTo("Em 9 dias.");
    }

    @Test
    void switchedOffOrSetOtherwise_isObeyed() throws IOException {
        write("knowledge/trocas.md", "Em 7 dias.");
        write("tenant.yaml", "name: Loja\nsystem_prompt: Oi\ntools_config: { knowledge: { active: false } }\n");
        assertThat(look().knowledge().isEmpty()).isTrue();

        write("tenant.yaml", "name: Loja\nsystem_prompt: Oi\ntools_config: { knowledge: { mode: file_search } }\n");
        assertThat(look().knowledge().isEmpty()).isFalse();
        assertThat(look().tools().knowledge()).isEqualTo(new KnowledgeUse(true, KnowledgeUse.Mode.FILE_SEARCH));

        write("tenant.yaml", "name: Loja\nsystem_prompt: Oi\ntools_config: { knowledge: { mode: cloud } }\n");
        look();
        assertThat(snapshot.problems())
                .extracting(TenantProblem::message)
                .containsExactly("\"cloud\" is not known here; allowed are auto, prompt, files, file_search");
    }

    @Test
    void hiddenFilesAndTracesOfOfficePrograms_areIgnored() throws IOException {
        write("knowledge/.DS_Store", "x");
        write("knowledge/_rascunho.md", "x");
        write("knowledge/~$trocas.docx", "x");
        write("knowledge/_velho/trocas.md", "x");

        assertThat(look().knowledge().isEmpty()).isTrue();
        assertThat(snapshot.problems()).isEmpty();
    }

    @Test
    void moreTextThanCanBeKept_isNamed() throws IOException {
        write("knowledge/livro.txt", "palavra ".repeat(KnowledgeFolder.MAX_CHARS / 8 + 1));

        snapshot = scan.after(snapshot, NOW);

        assertThat(snapshot.problems())
                .extracting(TenantProblem::message)
                .singleElement()
                .asString()
                .contains("at most 4000000 can be kept");
    }

    private Tenant look() {
        snapshot = scan.after(snapshot, NOW);
        return tenantNow();
    }

    private Tenant tenantNow() {
        return snapshot.good("loja").orElseThrow().tenant();
    }

    private void write(String file, String content) throws IOException {
        Path path = root.resolve("loja").resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, content);
    }
}
