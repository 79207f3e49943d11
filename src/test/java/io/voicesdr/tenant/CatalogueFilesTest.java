package io.voicesdr.tenant;

import static org.assertj.core.api.Assertions.assertThat;

import io.voicesdr.core.catalogue.Item;
import io.voicesdr.core.tenant.Tenant;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The catalogue beside tenant.yaml: taken when it changes, kept when it breaks, never silently gone. */
class CatalogueFilesTest {

    private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");

    @TempDir
    Path root;

    private TenantSnapshot snapshot = TenantSnapshot.EMPTY;

    @BeforeEach
    void tenant() throws IOException {
        Files.createDirectory(root.resolve("loja"));
        write("tenant.yaml", "name: Loja\nsystem_prompt: Oi\n");
    }

    @Test
    void newChangedAndRemovedFile_isFollowed() throws IOException {
        String without = look().configHash();
        assertThat(look().catalogue().isEmpty()).isTrue();

        write("catalogue.csv", "id,nome,preco\n1,Bolo,25\n");
        assertThat(look().catalogue().items()).extracting(Item::title).containsExactly("Bolo");
        String with = look().configHash();
        assertThat(with).isNotEqualTo(without);

        write("catalogue.csv", "id,nome,preco\n1,Bolo,26\n");
        assertThat(look().configHash()).isNotEqualTo(with);

        Files.delete(root.resolve("loja/catalogue.csv"));
        assertThat(look().configHash()).isEqualTo(without);
    }

    @Test
    void brokenFile_keepsTheLastGoodVersionAndIsNamed() throws IOException {
        write("catalogue.csv", "id,nome,preco\n1,Bolo,25\n");
        look();

        write("catalogue.csv", "id,nome,preco\n1,Bolo,25\n2,Pão,muito\n");

        assertThat(look().catalogue().items()).hasSize(1);
        assertThat(snapshot.problems()).singleElement().satisfies(problem -> {
            assertThat(problem.text())
                    .endsWith(
                            "loja/catalogue.csv:3: preco: \"muito\" is not a price; write for example 67900, 67.900,00, or \"sob consulta\"");
            assertThat(problem.keptLastGood()).isTrue();
        });
    }

    @Test
    void brokenFromTheBeginning_theTenantIsNotServedAndThatIsSaid() throws IOException {
        write("catalogue.yaml", "- id: 1\n");

        snapshot = snapshot();

        assertThat(snapshot.tenants()).isEmpty();
        assertThat(snapshot.problems())
                .singleElement()
                .satisfies(problem -> assertThat(problem.keptLastGood()).isFalse());
    }

    @Test
    void twoFiles_areAMistake() throws IOException {
        write("catalogue.csv", "id,nome\n1,Bolo\n");
        write("catalogue.yaml", "- id: 1\n  nome: Bolo\n");

        assertThat(snapshot().problems())
                .extracting(TenantProblem::message)
                .containsExactly("there is also catalogue.yaml; keep one of them");
    }

    @Test
    void switchedOff_isNotUsed() throws IOException {
        write("catalogue.csv", "id,nome\n1,Bolo\n");
        write("tenant.yaml", "name: Loja\nsystem_prompt: Oi\ntools_config: { catalogo: { active: false } }\n");

        assertThat(look().catalogue().isEmpty()).isTrue();
    }

    @Test
    void toolOfOnesOwn_isReadWithItsSecretFromTheEnvironment() throws IOException {
        write("tenant.yaml", """
                name: Loja
                system_prompt: Oi
                tools_config:
                  http:
                    - name: pedido
                      description: Situação de um pedido
                      url: https://api.loja.example/pedidos/{numero}
                      headers: { Authorization: "Bearer ${LOJA_TOKEN}" }
                      timeout: 3s
                      parameters:
                        properties:
                          numero: { type: string, description: Número }
                        required: [numero]
                """);

        var tool = look().tools().http().getFirst();

        assertThat(tool.headers().get("Authorization").value()).isEqualTo("Bearer s3cr3t");
        assertThat(tool.parameters().get("required")).isEqualTo(java.util.List.of("numero"));
        assertThat(look().toString()).doesNotContain("s3cr3t");
        assertThat(look().configHash()).isEqualTo(look().configHash());
    }

    private Tenant look() {
        snapshot = snapshot();
        return snapshot.good("loja").orElseThrow().tenant();
    }

    private TenantSnapshot snapshot() {
        Personas personas = new Personas();
        TenantReader reader =
                new TenantReader(name -> Optional.of("s3cr3t").filter(any -> name.equals("LOJA_TOKEN")), personas);
        return new TenantScan(root.toString(), reader, personas).after(snapshot, NOW);
    }

    private void write(String file, String content) throws IOException {
        Files.writeString(root.resolve("loja").resolve(file), content);
    }
}
