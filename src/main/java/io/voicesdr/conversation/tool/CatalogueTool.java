package io.voicesdr.conversation.tool;

import io.voicesdr.core.catalogue.Catalogue;
import io.voicesdr.core.catalogue.Found;
import io.voicesdr.core.catalogue.Lines;
import io.voicesdr.core.catalogue.Query;
import io.voicesdr.core.catalogue.Query.Filter;
import io.voicesdr.core.catalogue.Search;
import io.voicesdr.core.prompt.CatalogueSection;
import io.voicesdr.core.state.ConversationState;
import io.voicesdr.core.tenant.Tenant;
import io.voicesdr.core.text.Language;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** {@code buscar_catalogo}: searches a catalogue that is too large for the prompt. */
@ApplicationScoped
public class CatalogueTool implements ToolSource {

    private static final int MOST = 10;
    private static final int USUAL = 5;
    private static final int MAX_FILTERS = 6;
    private static final int MAX_COLUMNS = 25;

    @Override
    public List<Tool> tools(Tenant tenant, ConversationState state) {
        if (tenant.catalogue().isEmpty() || CatalogueSection.isInPrompt(tenant)) {
            return List.of();
        }
        Language language = Language.of(tenant.language());
        return List.of(new Tool(
                "buscar_catalogo",
                language.choose(
                                "Busca no catálogo da empresa (%d itens). Colunas: %s. Sem resultado exato, devolve os mais próximos e diz isso.",
                                "Searches the company's catalogue (%d items). Columns: %s. Without an exact hit it returns the nearest and says so.",
                                "Busca en el catálogo de la empresa (%d artículos). Columnas: %s. Sin resultado exacto devuelve los más próximos y lo dice.")
                        .formatted(tenant.catalogue().items().size(), columns(tenant.catalogue())),
                parameters(language),
                Tool.TIMEOUT,
                arguments -> ToolAnswer.found(told(Search.find(tenant.catalogue(), query(arguments)), language))));
    }

    private static String columns(Catalogue catalogue) {
        return String.join(", ", catalogue.columns().stream().limit(MAX_COLUMNS).toList());
    }

    private static Map<String, Object> parameters(Language language) {
        Map<String, Object> number = Map.of("type", "number");
        Map<String, Object> filter = Map.of(
                "type",
                "object",
                "properties",
                Map.of(
                        "coluna",
                        Map.of("type", "string"),
                        "minimo",
                        number,
                        "maximo",
                        number,
                        "igual",
                        Map.of("type", "string")),
                "required",
                List.of("coluna"));
        return Map.of(
                "type",
                "object",
                "properties",
                Map.of(
                        "palavras",
                        text(language.choose(
                                "O que o cliente procura, só as palavras que importam",
                                "What the customer looks for, only the words that matter",
                                "Lo que busca el cliente, solo las palabras que importan")),
                        "preco_min",
                        number,
                        "preco_max",
                        number,
                        "filtros",
                        Map.of(
                                "type",
                                "array",
                                "items",
                                filter,
                                "description",
                                language.choose(
                                        "Condições sobre as colunas",
                                        "Conditions on the columns",
                                        "Condiciones sobre las columnas")),
                        "parecido_com",
                        text(language.choose(
                                "Código de um item: devolve parecidos",
                                "Code of an item: returns similar ones",
                                "Código de un artículo: devuelve parecidos")),
                        "limite",
                        Map.of("type", "integer", "minimum", 1, "maximum", MOST)));
    }

    private static Map<String, Object> text(String description) {
        return Map.of("type", "string", "description", description);
    }

    private static Query query(Arguments arguments) {
        List<Filter> filters = new ArrayList<>();
        Optional<BigDecimal> min = arguments.number("preco_min");
        Optional<BigDecimal> max = arguments.number("preco_max");
        if (min.isPresent() || max.isPresent()) {
            filters.add(new Filter(Query.PRICE, min, max, Optional.empty()));
        }
        arguments.list("filtros").stream()
                .limit(MAX_FILTERS)
                .forEach(item -> filter(item).ifPresent(filters::add));
        int limit = arguments.number("limite").map(BigDecimal::intValue).orElse(USUAL);
        return new Query(
                arguments.text("palavras").orElse(""),
                filters,
                arguments.text("parecido_com"),
                Math.clamp(limit, 1, MOST));
    }

    @SuppressWarnings("unchecked") // keys of JSON objects are texts
    private static Optional<Filter> filter(Object item) {
        if (!(item instanceof Map<?, ?> map)) {
            return Optional.empty();
        }
        Arguments filter = new Arguments((Map<String, @Nullable Object>) map);
        return filter.text("coluna")
                .map(column ->
                        new Filter(column, filter.number("minimo"), filter.number("maximo"), filter.text("igual")));
    }

    private static String told(Found found, Language language) {
        List<String> lines = new ArrayList<>();
        if (!found.unknown().isEmpty()) {
            lines.add(language.choose(
                            "O catálogo não conhece: ", "The catalogue does not know: ", "El catálogo no conoce: ")
                    + String.join(", ", found.unknown()));
        }
        lines.add(
                found.exact()
                        ? language.choose("%d de %d encontrados:", "%d of %d found:", "%d de %d encontrados:")
                                .formatted(found.items().size(), found.total())
                        : language.choose(
                                "Nada é exatamente assim. O mais próximo:",
                                "Nothing is exactly like that. The nearest:",
                                "Nada es exactamente así. Lo más próximo:"));
        lines.add(Lines.of(found.items(), language));
        return String.join("\n", lines);
    }
}
