package io.voicesdr.tenant;

import static io.voicesdr.tenant.Values.flag;
import static io.voicesdr.tenant.Values.oneOf;
import static io.voicesdr.tenant.Values.wholeNumber;

import io.voicesdr.core.tenant.HttpTool;
import io.voicesdr.core.tenant.ToolSettings;
import io.voicesdr.core.tenant.ToolSettings.CatalogueUse;
import io.voicesdr.core.tenant.ToolSettings.KnowledgeUse;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** Reads {@code tools_config} as far as it is about tools (docs/tenant.md). Pure. */
final class ToolsReader {

    /** Beyond some 20 tools models choose badly (gemini/CONTRACT.md §1.2); ours are five or six of them. */
    private static final int MOST = 15;

    private ToolsReader() {}

    static ToolSettings read(Section tools, Function<String, Optional<String>> environment) {
        return new ToolSettings(
                isActive(tools, "consultar_cep"),
                isActive(tools, "transferir_para_pessoa"),
                isActive(tools, "registrar_interesse"),
                catalogue(tools.section("catalogo")),
                http(tools, environment),
                knowledge(tools.section("knowledge")));
    }

    private static boolean isActive(Section tools, String name) {
        return tools.section(name).read("active", flag()).orElse(false);
    }

    private static CatalogueUse catalogue(Section catalogue) {
        CatalogueUse defaults = CatalogueUse.DEFAULTS;
        return new CatalogueUse(
                catalogue.read("active", flag()).orElse(defaults.active()),
                catalogue
                        .read("mode", oneOf("auto", "prompt", "tool"))
                        .map(mode -> CatalogueUse.Mode.valueOf(mode.toUpperCase(Locale.ROOT)))
                        .orElse(defaults.mode()),
                catalogue.read("shown", wholeNumber(0, 5)).orElse(defaults.shown()));
    }

    private static KnowledgeUse knowledge(Section knowledge) {
        KnowledgeUse defaults = KnowledgeUse.DEFAULTS;
        return new KnowledgeUse(
                knowledge.read("active", flag()).orElse(defaults.active()),
                knowledge
                        .read("mode", oneOf("auto", "prompt", "files", "file_search"))
                        .map(mode -> KnowledgeUse.Mode.valueOf(mode.toUpperCase(Locale.ROOT)))
                        .orElse(defaults.mode()));
    }

    private static List<HttpTool> http(Section tools, Function<String, Optional<String>> environment) {
        List<Node> items = tools.find("http")
                .filter(SequenceNode.class::isInstance)
                .map(list -> ((SequenceNode) list).getValue())
                .orElse(List.of());
        if (items.size() > MOST) {
            tools.problems().add(items.get(MOST), tools.path("http"), "more than " + MOST + " tools confuse models");
        }
        List<HttpTool> http = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (int i = 0; i < items.size(); i++) {
            if (items.get(i) instanceof MappingNode mapping) {
                Section item = new Section(tools.path("http[" + i + "]"), Optional.of(mapping), tools.problems());
                new HttpToolReader(item, environment, names).tool().ifPresent(http::add);
            }
        }
        return http;
    }
}
