package io.voicesdr.conversation.tool;

import io.voicesdr.core.answer.Answer.Handover;
import io.voicesdr.core.state.ConversationState;
import io.voicesdr.core.tenant.Tenant;
import io.voicesdr.core.text.Language;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;

/** {@code transferir_para_pessoa}: the model calls for a person; who comes, and how, is decided elsewhere. */
@ApplicationScoped
public class TransferTool implements ToolSource {

    private static final int MAX_CHARS = 600;

    @Override
    public List<Tool> tools(Tenant tenant, ConversationState state) {
        if (!tenant.tools().transfer()) {
            return List.of();
        }
        Language language = Language.of(tenant.language());
        Map<String, Object> parameters = Tool.textParameters(
                Map.of(
                        "motivo",
                        language.choose(
                                "Por que uma pessoa é necessária, uma frase para a equipe",
                                "Why a person is needed, one sentence for the staff",
                                "Por qué hace falta una persona, una frase para el equipo"),
                        "resumo",
                        language.choose(
                                "O que a pessoa precisa saber da conversa, duas ou três frases",
                                "What the person must know of the conversation, two or three sentences",
                                "Lo que la persona debe saber de la conversación, dos o tres frases")),
                List.of("motivo", "resumo"));
        return List.of(new Tool(
                "transferir_para_pessoa",
                language.choose(
                        "Chama uma pessoa da equipe para continuar a conversa. Use quando o cliente pedir, reclamar a sério ou você não puder ajudar.",
                        "Calls a person of the team to carry on. Use it when the customer asks, complains seriously, or you cannot help.",
                        "Llama a una persona del equipo para seguir. Úsala cuando el cliente lo pida, se queje en serio o no puedas ayudar."),
                parameters,
                Tool.TIMEOUT,
                arguments -> called(arguments, language)));
    }

    private static ToolAnswer called(Arguments arguments, Language language) {
        String reason = shortened(arguments.text("motivo").orElse(""));
        String summary = shortened(arguments.text("resumo").orElse(""));
        if (reason.isEmpty()) {
            return ToolAnswer.failed("motivo is missing");
        }
        String told = summary.isEmpty() ? reason : reason + " — " + summary;
        return new ToolAnswer(
                true,
                language.choose(
                        "A equipe foi chamada. Diga ao cliente que alguém continua a conversa, sem prometer quando.",
                        "The team has been called. Tell the customer that someone will carry on, without promising when.",
                        "El equipo fue llamado. Di al cliente que alguien sigue la conversación, sin prometer cuándo."),
                new Handover(true, told),
                List.of());
    }

    private static String shortened(String text) {
        String line = text.replaceAll("\\s+", " ");
        return line.length() <= MAX_CHARS ? line : line.substring(0, MAX_CHARS - 1) + "…";
    }
}
