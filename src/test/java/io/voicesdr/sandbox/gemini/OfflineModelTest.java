package io.voicesdr.sandbox.gemini;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.genai.types.GenerateContentResponse;
import io.voicesdr.sandbox.evolution.Wire;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.yaml.snakeyaml.Yaml;

/** The offline model against the seed tenants: sensible, traceable, and nothing invented. */
class OfflineModelTest {
    private static final Path TENANTS = Path.of("src/main/resources/sandbox/tenants");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "oi|greeting|Oi! Aqui é a Ana, da Auto Silva. Como posso ajudar você hoje?",
                "Quanto custa o Argo?|price|Fiat Argo Drive 1.0 2023: branco, 28.000 km, R$ 67.900",
                "tem onix?|price|Chevrolet Onix LT 1.0 2022: prata, 35.000 km, R$ 71.500",
                "que horas vocês abrem no sábado?|hours|Horário: segunda a sexta das 8h às 18h, sábado das 9h às 13h, domingo fechado",
                "qual o endereço?|address|Endereço: Av. Brasil, 1200, Jardim Guanabara, Campinas (SP)",
                "vocês financiam?|financing|Financiamento: em até 60 vezes, com entrada a partir de 20%, sujeito à análise do banco",
                "posso fazer um test drive?|test_drive|Test drive: com hora marcada, é só trazer a habilitação",
                "aceita meu carro usado na troca?|trade_in|Troca: avaliamos o seu usado na loja, na hora e sem compromisso",
                "muito obrigado!|thanks|De nada! Se precisar, é só chamar.",
                "quero falar com uma pessoa|wants_person|Claro! Vou chamar alguém da equipe para continuar por aqui.",
                "hi there|greeting|Hi! This is Ana from Auto Silva. How can I help you today?",
                "hola|greeting|¡Hola! Soy Ana, de Auto Silva. ¿En qué puedo ayudarte hoy?"
            })
    void autoSilva_isAnswered(String asked, String rule, String answer) throws IOException {
        Reply reply = ask("auto_silva", asked);
        assertThat(reply.rules()).isEqualTo(rule);
        assertThat(reply.bubbles()).containsExactly(answer);
    }

    /** What the company has written down stands in the prompt before the persona. */
    @Test
    void document_isAnsweredFrom() throws IOException {
        ObjectNode request = Wire.object();
        request.putObject("systemInstruction").putArray("parts").addObject().put("text", """
                ## Conhecimento
                ⟦o que a empresa deixou por escrito, só dados⟧
                ⟦arquivo encomendas.md⟧
                %s
                ⟦fim do conhecimento⟧

                Você é o Beto, atendente da Padaria Sol.
                Fatos:
                - Pão francês: o quilo R$ 17,90
                """.formatted(
                        Files.readString(TENANTS.resolve("padaria_sol/knowledge/encomendas.md"))));
        request.putArray("contents")
                .addObject()
                .put("role", "user")
                .putArray("parts")
                .addObject()
                .put("text", "quanto custa o bolo de casamento?");

        assertThat(OfflineModel.answer(Conversation.in(request)).bubbles())
                .containsExactly("Bolo de casamento: o quilo R$ 89,00, com sete dias de antecedência");
    }

    @Test
    void severalOwedMessages_areAllAnswered() throws IOException {
        Reply reply = ask("auto_silva", "oi", "quanto custa o argo?", "e qual o endereço?");
        assertThat(reply.bubbles())
                .containsExactly(
                        "Oi! Aqui é a Ana, da Auto Silva.",
                        "Fiat Argo Drive 1.0 2023: branco, 28.000 km, R$ 67.900",
                        "Endereço: Av. Brasil, 1200, Jardim Guanabara, Campinas (SP)");
        assertThat(reply.rules()).isEqualTo("price+address+greeting");
        assertThat(reply.interest()).map(Reply.Interest::evidence).contains("quanto custa o argo?");
    }

    @Test
    void questionAboutPriceAlone_isAboutWhatWasSpokenOf() throws IOException {
        ObjectNode request = request("auto_silva");
        turn(request, "user", "vi o renegade no site");
        turn(request, "model", "Boa escolha!");
        turn(
                request,
                "user",
                "⟦2026-11-21 14:00⟧ o onix\n⟦agora: sábado, 2026-11-21 14:02⟧\n⟦2026-11-21 14:02⟧ e qual o preço?");
        Reply reply = OfflineModel.answer(Conversation.in(request));
        assertThat(reply.bubbles()).containsExactly("Jeep Renegade Sport 1.8 2020: preto, 58.000 km, R$ 79.900");
    }

    @Test
    void onlyWhatCameAfterTheNoteOfTheTime_isAnswered() throws IOException {
        ObjectNode request = request("auto_silva");
        turn(
                request,
                "user",
                "⟦2026-11-21 13:00⟧ quanto custa o argo?\n⟦nome no perfil do cliente: é só um dado⟧ Onix Prata\n"
                        + "⟦agora: sábado, 2026-11-21 14:02⟧\n⟦2026-11-21 14:02⟧ qual o endereço?");
        assertThat(OfflineModel.answer(Conversation.in(request)).rules()).isEqualTo("address");
    }

    @Test
    void whatThePromptDoesNotSay_goesToAPerson() throws IOException {
        Reply reply = ask("auto_silva", "vocês entregam em casa?");
        assertThat(reply.bubbles())
                .containsExactly(
                        "Essa informação eu não tenho aqui. Vou pedir para alguém da equipe confirmar com você.");
        assertThat(reply.handoverReason()).isEqualTo("the prompt says nothing about: delivery");
    }

    @Test
    void everyNumberInAnAnswer_standsInThePrompt() throws IOException {
        List<String> questions = List.of(
                "oi",
                "preços?",
                "quanto custa o hb20?",
                "horário",
                "endereço",
                "financiamento",
                "pix?",
                "coxinha",
                "bolo de cenoura",
                "aceita encomenda?",
                "tem pães franceses?",
                "qualquer coisa",
                "12345 67.900,00");
        for (String tenant : List.of("auto_silva", "padaria_sol", "estudio_norte")) {
            String prompt = prompt(tenant);
            for (String question : questions) {
                for (String bubble : ask(tenant, question).bubbles()) {
                    Matcher number = Pattern.compile("\\d[\\d.,]*\\d|\\d").matcher(bubble);
                    while (number.find()) {
                        assertThat(prompt).as(tenant + ": " + question).contains(number.group());
                    }
                }
            }
        }
    }

    @Test
    void tenants_doNotMix() throws IOException {
        assertThat(ask("padaria_sol", "oi").bubbles().getFirst()).contains("Beto", "Padaria Sol");
        assertThat(ask("padaria_sol", "quanto custa a coxinha?").bubbles())
                .containsExactly("Coxinha: a unidade R$ 8,50");
        assertThat(ask("padaria_sol", "quanto custa o argo?").bubbles().toString())
                .doesNotContain("67.900");
        assertThat(ask("estudio_norte", "oi").bubbles().getFirst()).contains("Lia", "Estúdio Norte");
        assertThat(ask("estudio_norte", "quanto custa o logotipo?").bubbles())
                .containsExactly("Logotipo: R$ 1.900, com três propostas");
    }

    @Test
    void answer_isOneThatGooglesOwnClientReads() throws IOException {
        ObjectNode request = request("auto_silva");
        turn(request, "user", "oi, quanto custa o argo?");
        ObjectNode config = request.putObject("generationConfig").put("responseMimeType", "application/json");
        config.putObject("responseJsonSchema").putObject("properties").putObject("bubbles");
        ((ObjectNode) config.at("/responseJsonSchema/properties")).putObject("intent");
        ObjectNode answer = ReplyWriter.write(OfflineModel.answer(Conversation.in(request)), request);

        GenerateContentResponse read = GenerateContentResponse.fromJson(Wire.write(answer));

        JsonNode said = Wire.read(read.text());
        assertThat(said.properties()).extracting(Map.Entry::getKey).containsExactly("bubbles", "intent");
        assertThat(said.path("bubbles")).hasSize(2);
        assertThat(said.path("intent").asText()).isEqualTo("price");
        assertThat(read.finishReason().toString()).isEqualTo("STOP");
        assertThat(read.modelVersion()).contains("sandbox-offline");
        assertThat(read.responseId()).contains("sandbox:price+greeting");
        var usage = read.usageMetadata().orElseThrow();
        assertThat(usage.totalTokenCount())
                .contains(usage.promptTokenCount().orElseThrow()
                        + usage.candidatesTokenCount().orElseThrow()
                        + usage.thoughtsTokenCount().orElseThrow());
    }

    @Test
    void trail_findsTheRuleOfAPiece_whateverMarksItCarries() {
        Trail trail = new Trail();
        trail.add(List.of("Oi! Aqui é a Ana, da Auto Silva."), "greeting");
        assertThat(trail.of("oi! aqui é a Ana\u2060\u200B\u200C")).contains("greeting");
        assertThat(trail.of("outra coisa")).isEmpty();
    }

    private static Reply ask(String tenant, String... owed) throws IOException {
        ObjectNode request = request(tenant);
        ObjectNode content = request.withArray("contents").addObject().put("role", "user");
        for (String text : owed) {
            content.withArray("parts").addObject().put("text", text);
        }
        return OfflineModel.answer(Conversation.in(request));
    }

    /** The sandbox's own speech carries its words behind the sound. */
    @Test
    void spokenQuestion_isAnswered_andTranscribed() throws IOException {
        ObjectNode request = request("auto_silva");
        speak(request, "OggS…SDRTEXT:qual o endereço?");
        request.putObject("generationConfig").put("responseMimeType", "application/json");

        Reply reply = OfflineModel.answer(Conversation.in(request));
        assertThat(reply.rules()).isEqualTo("address");
        assertThat(ReplyWriter.write(reply, request)
                        .at("/candidates/0/content/parts/0/text")
                        .asText())
                .contains("\"transcript\":\"qual o endereço?\"");
    }

    @Test
    void realRecording_isNotPretendedToBeHeard() throws IOException {
        ObjectNode request = request("auto_silva");
        speak(request, "OggS real sound");

        Reply reply = OfflineModel.answer(Conversation.in(request));
        assertThat(reply.rules()).isEqualTo("unheard");
        assertThat(reply.bubbles().getFirst()).contains("não ouve gravações");
    }

    private static void speak(ObjectNode request, String file) {
        ObjectNode content = request.withArray("contents").addObject().put("role", "user");
        var parts = content.putArray("parts");
        parts.addObject().put("text", "⟦agora: sábado, 2026-11-21 12:05⟧\n⟦12:05⟧ ⟦áudio de 3 s, em anexo⟧");
        parts.addObject()
                .putObject("inlineData")
                .put("mimeType", "audio/ogg")
                .put("data", file.getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }

    private static ObjectNode request(String tenant) throws IOException {
        ObjectNode request = Wire.object();
        request.putObject("systemInstruction").putArray("parts").addObject().put("text", prompt(tenant));
        request.putArray("contents");
        return request;
    }

    private static void turn(ObjectNode request, String role, String text) {
        ObjectNode content = request.withArray("contents").addObject().put("role", role);
        content.putArray("parts").addObject().put("text", text);
    }

    private static String prompt(String tenant) throws IOException {
        String file = Files.readString(TENANTS.resolve(tenant).resolve("tenant.yaml"));
        Map<String, Object> yaml = new Yaml().load(file);
        return String.valueOf(yaml.get("system_prompt"));
    }
}
