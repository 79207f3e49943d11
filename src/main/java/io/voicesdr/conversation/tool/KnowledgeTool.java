package io.voicesdr.conversation.tool;

import io.voicesdr.core.knowledge.Citation;
import io.voicesdr.core.knowledge.Document;
import io.voicesdr.core.knowledge.Library;
import io.voicesdr.core.knowledge.Passage;
import io.voicesdr.core.prompt.KnowledgeSection;
import io.voicesdr.core.state.ConversationState;
import io.voicesdr.core.tenant.Tenant;
import io.voicesdr.core.text.Language;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** {@code consultar_conhecimento}: searches what the company has written down, where that is too much for the prompt. */
@ApplicationScoped
public class KnowledgeTool implements ToolSource {

    /** What the model calls it by. */
    public static final String NAME = "consultar_conhecimento";

    /** Together they stay below what one result may hold. */
    private static final int PASSAGES = 4;

    private static final int NAMED_FILES = 30;

    private final Retrieval retrieval;

    /** @param retrieval puts documents where the model can read them without this tool */
    public KnowledgeTool(Retrieval retrieval) {
        this.retrieval = retrieval;
    }

    @Override
    public Library library(Tenant tenant) {
        return retrieval.library(tenant).with(KnowledgeSection.note(tenant));
    }

    @Override
    public void lost(Tenant tenant) {
        retrieval.lost(tenant);
    }

    @Override
    public List<Tool> tools(Tenant tenant, ConversationState state) {
        if (tenant.knowledge().isEmpty() || KnowledgeSection.isInPrompt(tenant)) {
            return List.of();
        }
        Language language = Language.of(tenant.language());
        return List.of(new Tool(
                NAME,
                language.choose(
                                "Procura nos documentos da empresa e devolve os trechos que tratam do assunto. Use antes de dizer que não sabe. Documentos: %s.",
                                "Searches the company's documents and returns the passages about a subject. Use it before you say that you do not know. Documents: %s.",
                                "Busca en los documentos de la empresa y devuelve los pasajes sobre el asunto. Úsala antes de decir que no sabes. Documentos: %s.")
                        .formatted(names(tenant)),
                Tool.textParameters(
                        Map.of(
                                "pergunta",
                                language.choose(
                                        "O que se quer saber, com as palavras que estariam no documento",
                                        "What is to be known, in the words that a document would have",
                                        "Lo que se quiere saber, con las palabras que tendría el documento")),
                        List.of("pergunta")),
                Tool.TIMEOUT,
                arguments -> found(tenant, arguments.text("pergunta").orElse(""), language)));
    }

    private static String names(Tenant tenant) {
        return tenant.knowledge().documents().stream()
                .map(Document::name)
                .limit(NAMED_FILES)
                .collect(Collectors.joining(", "));
    }

    private static ToolAnswer found(Tenant tenant, String question, Language language) {
        if (question.isEmpty()) {
            return ToolAnswer.failed("pergunta is missing");
        }
        List<Passage> passages = tenant.knowledge().search(question, PASSAGES);
        return ToolAnswer.found(
                passages.isEmpty()
                        ? language.choose(
                                "Nenhum documento trata disso.",
                                "No document is about that.",
                                "Ningún documento trata de eso.")
                        : Citation.shown(passages));
    }
}
