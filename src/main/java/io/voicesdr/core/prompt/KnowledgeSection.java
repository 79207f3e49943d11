package io.voicesdr.core.prompt;

import io.voicesdr.core.knowledge.Document;
import io.voicesdr.core.tenant.Tenant;
import io.voicesdr.core.tenant.ToolSettings.KnowledgeUse;
import io.voicesdr.core.text.Language;
import java.util.Optional;
import java.util.stream.Collectors;

/** The part of the system text that holds what the company has written down. It changes only with the files. Pure. */
public final class KnowledgeSection {

    /** About 5,700 tokens in every request, most of them cached. */
    static final int SMALL = 20_000;

    /** About 57,000 tokens, read at every turn; beyond that only a search is bearable. */
    static final int MEDIUM = 200_000;

    private KnowledgeSection() {}

    /** Where the model is to find what {@code tenant} has written down. */
    public enum Way {
        /** Nothing is written down. */
        NONE,
        PROMPT,
        /** Whole, as files that Google keeps for two days. */
        FILES,
        /** By search, in a store that Google keeps. */
        FILE_SEARCH
    }

    public static Way way(Tenant tenant) {
        if (tenant.knowledge().isEmpty()) {
            return Way.NONE;
        }
        KnowledgeUse.Mode mode = tenant.tools().knowledge().mode();
        return switch (mode) {
            case PROMPT -> Way.PROMPT;
            case FILES -> Way.FILES;
            case FILE_SEARCH -> Way.FILE_SEARCH;
            case AUTO -> bySize(tenant.knowledge().characters());
        };
    }

    private static Way bySize(int characters) {
        if (characters <= SMALL) {
            return Way.PROMPT;
        }
        return characters <= MEDIUM ? Way.FILES : Way.FILE_SEARCH;
    }

    /** Whether the model reads all of it in its prompt. */
    public static boolean isInPrompt(Tenant tenant) {
        return way(tenant) == Way.PROMPT;
    }

    /** As it stands in the prompt; empty when it is not for it. */
    public static Optional<String> of(Tenant tenant) {
        if (!isInPrompt(tenant)) {
            return Optional.empty();
        }
        Language language = Language.of(tenant.language());
        String texts = tenant.knowledge().documents().stream()
                .map(document -> text(document, language))
                .collect(Collectors.joining("\n"));
        return Optional.of(language.choose("## Conhecimento", "## Knowledge", "## Conocimiento") + "\n"
                + Note.KNOWLEDGE.in(language) + "\n" + texts + "\n" + Note.KNOWLEDGE_END.in(language));
    }

    /** What stands behind documents that lie beside the conversation. */
    public static String note(Tenant tenant) {
        return Note.DOCUMENTS_BEFORE.in(Language.of(tenant.language()));
    }

    private static String text(Document document, Language language) {
        return Note.DOCUMENT_NAMED.in(language, Untrusted.line(document.name(), 200)) + "\n"
                + Untrusted.text(document.text());
    }
}
