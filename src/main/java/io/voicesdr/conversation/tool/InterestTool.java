package io.voicesdr.conversation.tool;

import io.voicesdr.core.answer.Answer.Handover;
import io.voicesdr.core.answer.Answer.LeadFact;
import io.voicesdr.core.answer.Evidence;
import io.voicesdr.core.catalogue.Item;
import io.voicesdr.core.history.Hearing;
import io.voicesdr.core.state.ConversationState;
import io.voicesdr.core.tenant.Tenant;
import io.voicesdr.core.text.Language;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;

/**
 * {@code registrar_interesse}: the model notes what the customer wants. The evidence must stand in one of the customer's
 * messages, word for word; the model is told at once when it doesn't.
 */
@ApplicationScoped
public class InterestTool implements ToolSource {

    /** The criterion under which interest in an item of the catalogue is noted; its value is the item's code. */
    public static final String ITEM = "item";

    @Override
    public List<Tool> tools(Tenant tenant, ConversationState state) {
        if (!tenant.tools().interest()) {
            return List.of();
        }
        Language language = Language.of(tenant.language());
        Map<String, Object> parameters = Tool.textParameters(
                Map.of(
                        "criterio",
                        language.choose(
                                "Nome do critério, ou item para um item do catálogo",
                                "Name of the criterion, or item for an item of the catalogue",
                                "Nombre del criterio, o item para un artículo del catálogo"),
                        "valor",
                        language.choose(
                                "O que se soube; com item, o código dele",
                                "What was learnt; with item, its code",
                                "Lo que se supo; con item, su código"),
                        "evidencia",
                        language.choose(
                                "Trecho literal do que o cliente escreveu",
                                "Literal passage of what the customer wrote",
                                "Pasaje literal de lo que el cliente escribió")),
                List.of("criterio", "valor", "evidencia"));
        return List.of(new Tool(
                "registrar_interesse",
                language.choose(
                        "Anota o que o cliente quer comprar ou contou sobre a compra.",
                        "Notes what the customer wants to buy or told about the purchase.",
                        "Anota lo que el cliente quiere comprar o contó sobre la compra."),
                parameters,
                Tool.TIMEOUT,
                arguments -> noted(arguments, tenant, state)));
    }

    private static ToolAnswer noted(Arguments arguments, Tenant tenant, ConversationState state) {
        String criterion = arguments.text("criterio").orElse("");
        String value = arguments.text("valor").orElse("");
        String evidence = arguments.text("evidencia").orElse("");
        if (criterion.isEmpty() || value.isEmpty()) {
            return ToolAnswer.failed("criterio and valor are needed");
        }
        if (!Evidence.in(state, Hearing.NONE).has(evidence)) {
            return ToolAnswer.failed("not noted: evidencia is not what the customer wrote, word for word");
        }
        if (criterion.equals(ITEM) && tenant.catalogue().find(value).isEmpty()) {
            return ToolAnswer.failed("not noted: there is no item with the code " + value);
        }
        String exact = criterion.equals(ITEM)
                ? tenant.catalogue().find(value).map(Item::id).orElse(value)
                : value;
        return new ToolAnswer(true, "ok", Handover.notNeeded(), List.of(new LeadFact(criterion, exact, evidence)));
    }
}
