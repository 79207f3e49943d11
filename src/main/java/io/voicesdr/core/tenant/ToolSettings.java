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
 */
public record ToolSettings(
        boolean cep, boolean transfer, boolean interest, CatalogueUse catalogue, List<HttpTool> http) {

    /** No tools but the catalogue's, where there is one. */
    public static final ToolSettings DEFAULTS = new ToolSettings(false, false, false, CatalogueUse.DEFAULTS, List.of());

    public ToolSettings {
        http = List.copyOf(http);
    }

    /**
     * How the catalogue is used ({@code tools_config.catalogo}).
     *
     * @param active false: the file is read and not used
     * @param mode where the model finds it
     * @param shown items shown with picture and code in one turn at most
     */
    public record CatalogueUse(boolean active, Mode mode, int shown) {
        public static final CatalogueUse DEFAULTS = new CatalogueUse(true, Mode.AUTO, 3);

        /** Where the model finds the catalogue. */
        public enum Mode {
            /** In the prompt as long as it is small, else by tool. */
            AUTO,
            PROMPT,
            TOOL
        }
    }
}
