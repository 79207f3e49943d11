package io.voicesdr.tenant;

import static org.assertj.core.api.Assertions.assertThat;

import io.voicesdr.core.tenant.ConversationRules;
import io.voicesdr.core.tenant.EvolutionAccess;
import io.voicesdr.core.tenant.ModelSettings;
import io.voicesdr.core.tenant.Secret;
import io.voicesdr.core.tenant.Tenant;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TenantReaderTest {

    private static final String MINIMAL = "name: Loja\nsystem_prompt: Você é a Ana.\n";

    private final Map<String, String> environment = Map.of("LOJA_TOKEN", "t0k3n", "LOJA_KEY", " k3y\n", "EMPTY", " ");
    private final TenantReader reader =
            new TenantReader(name -> Optional.ofNullable(environment.get(name)), new Personas());

    @Test
    void twoKeys_areEnough_theRestIsDesign() {
        Tenant tenant = good(MINIMAL);

        assertThat(tenant)
                .isEqualTo(Tenant.named("loja", "Loja", "Você é a Ana.")
                        .configHash(tenant.configHash())
                        .build());
    }

    @Test
    void everyActiveKey_isRead() {
        Tenant tenant = good("""
                name: Loja
                token: secret-1
                system_prompt: Hi {customer.name}
                language: en
                time_zone: America/Manaus
                whatsapp: { url: "https://evo.example.com/base/", key: key-1 }
                model: { chat: gemini-4-neon, thinking: xhigh, fallback: gemini-3.6-flash, max_output_tokens: 2048 }
                conversation:
                  session_ttl: 30d
                  history_limit: 500
                  burst_window: 0
                  max_answers_per_minute: 60
                  human_pause: 0s
                  recover_within: 500ms
                  typing: no
                  other_software: ignore
                tools_config: { ai_active: false, start_upper: yes }
                """);

        assertThat(tenant)
                .isEqualTo(Tenant.named("loja", "Loja", "Hi {customer.name}")
                        .token(Optional.of(new Secret("secret-1")))
                        .language("en")
                        .timeZone(ZoneId.of("America/Manaus"))
                        .whatsapp(new EvolutionAccess(
                                Optional.of("https://evo.example.com/base"), Optional.of(new Secret("key-1"))))
                        .model(new ModelSettings("gemini-4-neon", "xhigh", "gemini-3.6-flash", 2048))
                        .conversation(new ConversationRules(
                                Duration.ofDays(30),
                                500,
                                Duration.ZERO,
                                60,
                                Duration.ZERO,
                                Duration.ofMillis(500),
                                false,
                                false))
                        .aiActive(false)
                        .startUpper(true)
                        .configHash(tenant.configHash())
                        .build());
    }

    @Test
    void theFileOfTheDesign_loads_andItsSleepingKeysAreNamedOnce() throws IOException {
        byte[] content = Files.readAllBytes(Path.of("src/test/resources/tenant/design.yaml"));

        TenantReader.Reading reading = reader.read("voice_sdr_v4", content, TestFlows.files("qualificacao"));

        assertThat(reading.problems()).isEmpty();
        Tenant tenant = reading.tenant().orElseThrow();
        assertThat(tenant.conversation()).isEqualTo(ConversationRules.DEFAULTS);
        assertThat(tenant.model()).isEqualTo(ModelSettings.DEFAULTS);
        assertThat(tenant.whatsapp()).isEqualTo(EvolutionAccess.global());
        assertThat(reading.inactive()).isEqualTo(TenantShape.INACTIVE);
    }

    @Test
    void theExampleOfTheDocs_loads_andShowsTheDefaults() throws IOException {
        String example = exampleOfTheDocs();

        Tenant tenant = good(example);

        assertThat(tenant.conversation()).isEqualTo(ConversationRules.DEFAULTS);
        assertThat(tenant.model()).isEqualTo(ModelSettings.DEFAULTS);
        assertThat(tenant)
                .usingRecursiveComparison()
                .ignoringFields("name", "systemPrompt", "configHash")
                .isEqualTo(good(MINIMAL));
    }

    @Test
    void theExampleOfTheDocs_loadsWithItsCommentedSettingsToo() throws IOException {
        var variables = Map.of("AUTO_SILVA_TOKEN", "a", "AUTO_SILVA_EVOLUTION_KEY", "b");
        var all = new TenantReader(name -> Optional.ofNullable(variables.get(name)), new Personas());

        var reading = all.read("loja", bytes(exampleOfTheDocs().replaceAll("(?m)^#", "")));

        assertThat(reading.problems()).isEmpty();
        assertThat(reading.tenant().orElseThrow().whatsapp().url()).hasValue("https://evolution.example.com");
    }

    /** Those of single settings behind the two keys that every file needs; flows and holidays are files of their own. */
    @Test
    void everyExampleOfTheDocs_loads() throws IOException {
        var all = new TenantReader(name -> Optional.of("a-secret"), new Personas());
        int read = 0;
        for (String page : List.of("README.md", "README.pt-BR.md", "docs/tenant.md", "docs/voice.md", "docs/team.md")) {
            var examples = Pattern.compile("(?s)```yaml\n(.*?)```").matcher(Files.readString(Path.of(page)));
            while (examples.find()) {
                String example = examples.group(1);
                if (!example.startsWith("12-25:")) {
                    String file = example.contains("system_prompt:") ? example : MINIMAL + example;
                    assertThat(all.read("loja", bytes(file)).problems())
                            .as(page + "\n" + example)
                            .isEmpty();
                    read++;
                }
            }
        }
        assertThat(read).isGreaterThan(6);
    }

    @Test
    void theDocs_nameEveryKey() throws IOException {
        String docs = Files.readString(Path.of("docs/tenant.md"));

        TenantShape.ROOT.known().forEach((key, shape) -> {
            assertThat(docs).contains("`" + key);
            if (shape instanceof Shape.Keys keys && keys.known().size() < 20) {
                assertThat(keys.known().keySet())
                        .allSatisfy(inner -> assertThat(docs).containsPattern("[`.]" + inner + "`"));
            }
        });
    }

    @Test
    void secrets_comeFromTheEnvironment_withoutTheirLineEnd() {
        Tenant tenant = good(MINIMAL + "token: ${LOJA_TOKEN}\nwhatsapp: { key: \"${LOJA_KEY}\" }\n");

        assertThat(tenant.token()).hasValue(new Secret("t0k3n"));
        assertThat(tenant.whatsapp().key()).hasValue(new Secret("k3y"));
        assertThat(tenant.toString()).doesNotContain("t0k3n").doesNotContain("k3y");
    }

    @Test
    void variableThatIsBlank_countsAsNotSet() {
        assertThat(messages(MINIMAL + "token: ${EMPTY}\n"))
                .isEqualTo("3 token the environment variable EMPTY is not set");
    }

    @Test
    void numbers_mayBeTextAndTextMayLookLikeNumbers() {
        Tenant tenant = good("name: 99\nsystem_prompt: Oi\ntoken: 0123\nconversation: { history_limit: \"7\" }\n");

        assertThat(tenant.name()).isEqualTo("99");
        assertThat(tenant.token()).hasValue(new Secret("0123"));
        assertThat(tenant.conversation().historyLimit()).isEqualTo(7);
    }

    @Test
    void byteOrderMark_isNoText() {
        assertThat(good("\uFEFF" + MINIMAL)).isEqualTo(good(MINIMAL));
    }

    @Test
    void windowsLineEnds_changeNothing() {
        String prompt = "name: Loja\nsystem_prompt: |\n  Você é a Ana.\n  Agora: {now}\n";

        assertThat(good(prompt.replace("\n", "\r\n"))).isEqualTo(good(prompt));
    }

    @Test
    void emoji_areText() {
        assertThat(good("name: Loja 🚗\nsystem_prompt: Oi 👋🏽\n").systemPrompt())
                .isEqualTo("Oi 👋🏽");
    }

    @Test
    void latin1_isNamedWithItsLine() {
        byte[] content = MINIMAL.getBytes(StandardCharsets.ISO_8859_1);

        assertThat(messages(content))
                .isEqualTo("2  byte 0xEA is not UTF-8, the file looks like Latin-1 (Windows-1252); save it as UTF-8");
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-16LE", "UTF-16BE"})
    void utf16_isNamed(String charset) {
        byte[] content = ("\uFEFF" + MINIMAL).getBytes(Charset.forName(charset));

        assertThat(messages(content)).isEqualTo("1  the file is UTF-16; save it as UTF-8");
    }

    @Test
    void byteCutOffAtTheEnd_isNotUtf8() {
        byte[] content = bytes("name: Loja\nsystem_prompt: ê");

        assertThat(messages(Arrays.copyOf(content, content.length - 1))).startsWith("2  byte 0xC3 is not UTF-8");
    }

    @Test
    void controlCharacter_isNamedWithItsLine() {
        assertThat(messages("name: Loja\nsystem_prompt: O\u0000i\n"))
                .isEqualTo("2  the invisible character U+0000 can't stand here; delete it");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n\n", "---\n", "\uFEFF", "# só um comentário"})
    void emptyFile_isSaidToBeEmpty(String content) {
        assertThat(messages(content)).isEqualTo("1  the file is empty; write at least name: and system_prompt:");
    }

    @Test
    void hugeFile_isNotParsed() {
        assertThat(messages(MINIMAL + "#".repeat(TenantReader.MAX_BYTES)))
                .isEqualTo("0  the file is larger than 256 KiB; is it the right one?");
    }

    @Test
    void aliasesThatWouldBlowUp_areRefusedAtOnce() {
        StringBuilder bomb = new StringBuilder(MINIMAL + "a0: &a0 [x, x]\n");
        for (int i = 1; i < 30; i++) {
            bomb.append("a%d: &a%d [*a%d, *a%d]\n".formatted(i, i, i - 1, i - 1));
        }

        assertThat(messages(bomb.toString())).startsWith("3  a value can't begin with &");
    }

    @Test
    void noMessage_repeatsASecret() {
        String secret = "s3cr3tV4lue";
        for (String line : new String[] {
            "token: [%s]", "token: {a: %s}", "token: \"%s \"", "token: x${%s-}", "token: %s\ntoken: %s", "token: \"%s",
            "token: %s: x", "token: @%s", "token: *%s", "token: &%s x", "token: !%s", "whatsapp: { key: \"%s x\" }",
            "whatsapp: { url: \"https://a:%s@b c\" }", "token: %%%s", "token: `%s", "token: |%s"
        }) {
            String found = messages(MINIMAL + line.replace("%s", secret).replace("%%", "%") + "\n");
            assertThat(found).as(line).isNotEmpty().doesNotContain(secret);
        }
    }

    @Test
    void whateverStandsInAFile_readingNeverThrows() throws IOException {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        byte[] base = Files.readAllBytes(Path.of("src/test/resources/tenant/design.yaml"));
        byte[] spice = bytes("{}[]:-#&*!|>'\"%@`\t\n\r \\$\u0000é🚗<,?~");
        for (int round = 0; round < 3000; round++) {
            byte[] content = base.clone();
            for (int change = random.nextInt(8); change >= 0; change--) {
                content[random.nextInt(content.length)] = spice[random.nextInt(spice.length)];
            }
            byte[] cut = Arrays.copyOf(content, random.nextInt(content.length));
            for (byte[] file : new byte[][] {content, cut}) {
                var reading = reader.read("loja", file);
                assertThat(reading.tenant().isPresent())
                        .as("seed %d round %d", seed, round)
                        .isEqualTo(reading.problems().isEmpty());
            }
        }
    }

    private static String exampleOfTheDocs() throws IOException {
        String docs = Files.readString(Path.of("docs/tenant.md"));
        int start = docs.indexOf("```yaml\n") + "```yaml\n".length();
        return docs.substring(start, docs.indexOf("```", start));
    }

    private Tenant good(String content) {
        TenantReader.Reading reading = reader.read("loja", bytes(content));
        assertThat(reading.problems()).isEmpty();
        return reading.tenant().orElseThrow();
    }

    private String messages(String content) {
        return messages(bytes(content));
    }

    private String messages(byte[] content) {
        TenantReader.Reading reading = reader.read("loja", content);
        assertThat(reading.tenant()).isEmpty();
        StringBuilder all = new StringBuilder();
        reading.problems()
                .forEach(found -> all.append(all.isEmpty() ? "" : "\n")
                        .append(found.line() + " " + found.key() + " " + found.message()));
        return all.toString();
    }

    private static byte[] bytes(String content) {
        return content.getBytes(StandardCharsets.UTF_8);
    }
}
