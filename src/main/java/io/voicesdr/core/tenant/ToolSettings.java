package io.voicesdr.core.tenant;

import java.util.List;

/**
 * Which tools the model may use: {@code tools_config} of tenant.yaml.
 *
 * @param cep looks up Brazilian postal codes
 * @param transfer calls for a person; the answer itself can do that too
 * @param interest notes what the customer wants; the answer itself can do that too
 * @param catalogue how the catalogue is used, where there is one
 * @param http the tenant's own
 * @param knowledge how its documents are used, where there are any
 */
public record ToolSettings(
        boolean cep,
        boolean transfer,
        boolean interest,
        CatalogueUse catalogue,
        List<HttpTool> http,
        KnowledgeUse knowledge) {

    /** No tools but the catalogue's and the documents', where there are such. */
    public static final ToolSettings DEFAULTS = new ToolSettings(false, false, false, CatalogueUse.DEFAULTS, List.of());

    public ToolSettings {
        http = List.copyOf(http);
    }

    /** With documents used as every tenant's are. */
    public ToolSettings(boolean cep, boolean transfer, boolean interest, CatalogueUse catalogue, List<HttpTool> http) {
        this(cep, transfer, interest, catalogue, http, KnowledgeUse.DEFAULTS);
    }

    /** These with documents used otherwise. */
    public ToolSettings with(KnowledgeUse use) {
        return new ToolSettings(cep, transfer, interest, catalogue, http, use);
    }

    /**
     * How the catalogue is used ({@code tools_config.catalogo}).
     *
     * @param active false: the file is read and not used
     * @param mode where the model finds it
     * @param shown items shown with picture and code in one turn at most
     */
    public record CatalogueUse(boolean active, CatalogueUse.Mode mode, int shown) {
        public static final CatalogueUse DEFAULTS = new CatalogueUse(true, CatalogueUse.Mode.AUTO, 3);

        /** Where the model finds the catalogue. */
        public enum Mode {
            /** In the prompt as long as it is small, else by tool. */
            AUTO,
            PROMPT,
            TOOL
        }
    }

    /**
     * How the documents are used ({@code tools_config.knowledge}).
     *
     * @param active false: the documents are read and not used
     * @param mode where the model finds them
     */
    public record KnowledgeUse(boolean active, KnowledgeUse.Mode mode) {
        public static final KnowledgeUse DEFAULTS = new KnowledgeUse(true, KnowledgeUse.Mode.AUTO);

        /** Where the model finds the documents. */
        public enum Mode {
            /** In the prompt while they are small, then as files, then in a store that Google searches. */
            AUTO,
            PROMPT,
            FILES,
            FILE_SEARCH
        }
    }
}
