package io.voicesdr.load;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;

/** Writes the folders of companies that answer at once: no typing, no waiting for the customer to write on. */
final class Company {

    private Company() {}

    /** @return the names of {@code count} companies that now lie in {@code tenants} */
    static List<String> found(Path tenants, int count) throws IOException {
        return found(tenants, count, false);
    }

    static List<String> found(Path tenants, int count, boolean typing) throws IOException {
        List<String> names = IntStream.range(0, count).mapToObj(i -> "loja" + i).toList();
        for (String name : names) {
            Path folder = Files.createDirectories(tenants.resolve(name));
            Files.writeString(folder.resolve("tenant.yaml"), """
                    name: Loja Exemplo
                    system_prompt: |
                      Você é a Ana, consultora da Loja Exemplo, em Santos. Quem escreve é {customer.name}.
                      Atendemos de segunda a sábado, das 9h às 18h.
                    conversation:
                      burst_window: 0s
                      typing: %s
                      max_answers_per_minute: 60
                    limits: { tokens_per_day: 0, answers_per_day: 0 }
                    lgpd: { notice: false }
                    voice: { reply: never }
                    """.formatted(typing));
        }
        return names;
    }
}
